"""Reports and agreements of single pages, and values that pages give, as JSON and back. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.merge.ledger import Told
from dragoman.model import Quantity, Report, Span, Value
from dragoman.record.seals import canonical, digest_of
from dragoman.record.sides import sides_from_json, sides_to_json

_PLAIN = (
    "published", "act", "date", "said_date", "place", "status", "background", "words", "confidence",
)  # fmt: skip
_PAPER = ("published", "title", "kind", "signed", "period", "subject")
_NOWHERE = Span(0, 0)  # merging does not ask where on the page a number stands


def report_to_json(report: Report, language: str) -> dict[str, Any]:
    """All of a report but its id and its page."""
    return {
        **{name: getattr(report, name) for name in _PLAIN},
        "actors": sides_to_json(report.actors),
        "recipients": sides_to_json(report.recipients),
        "asserted_by": list(report.asserted_by),
        "settled": list(report.settled),
        "quantities": [[each.value, each.unit, each.ordinal] for each in report.quantities],
        "language": language,
        **({"faint": True, "instead_of": report.instead_of} if report.faint else {}),
    }


def report_from_json(event: str, page: str, told: Mapping[str, Any]) -> Report:
    return Report(
        **{name: told[name] for name in _PLAIN}, id=event, page=page,
        actors=sides_from_json(told["actors"]), recipients=sides_from_json(told["recipients"]),
        asserted_by=tuple(told["asserted_by"]),
        settled=tuple(told.get("settled", ())),  # format 4 did not say; its reports are made anew one by one
        faint=told.get("faint", False), instead_of=told.get("instead_of"),
        quantities=tuple(
            Quantity(value=value, unit=unit, ordinal=ordinal, span=_NOWHERE)
            for value, unit, ordinal in told["quantities"]
        ),
    )  # fmt: skip


def papers_to_json(told: Iterable[Told]) -> Iterator[dict[str, Any]]:
    """All of each agreement but the page that tells it, and which of several it is that the page tells alike."""
    met: Counter[str] = Counter()
    for each in told:
        shape = {**{name: getattr(each, name) for name in _PAPER}, "parties": sides_to_json(each.parties)}
        words = canonical([each.page, shape])
        yield {**shape, "nth": met[words]}
        met[words] += 1


def paper_from_json(page: str, told: Mapping[str, Any]) -> Told:
    return Told(page=page, parties=sides_from_json(told["parties"]), **{name: told[name] for name in _PAPER})


def paper_id(told: Told, shape: Mapping[str, Any]) -> str:
    """What names an agreement as one page tells it; a paper bears the smallest of its tellings' ids."""
    return digest_of(canonical([told.page, shape]))[:12]


def values_to_json(values: Iterable[Value], places: Mapping[str, int]) -> list[list[Any]]:
    """Values with places in a list of pages instead of their names: an event may have hundreds of both."""
    return [[value.value, [places[page] for page in value.pages]] for value in values]


def values_from_json(told: Iterable[Any], pages: Sequence[str]) -> tuple[Value, ...]:
    return tuple(Value(value=value, pages=tuple(pages[place] for place in own)) for value, own in told)
