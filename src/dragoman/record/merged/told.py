"""Reports and agreements of single pages as JSON, and back. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.merge.ledger import Told
from dragoman.model import Quantity, Report, Side, Span
from dragoman.record.seals import canonical, digest_of

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
        "quantities": [[each.value, each.unit, each.ordinal] for each in report.quantities],
        "language": language,
    }


def report_from_json(event: str, page: str, told: Mapping[str, Any]) -> Report:
    return Report(
        **{name: told[name] for name in _PLAIN}, id=event, page=page,
        actors=sides_from_json(told["actors"]), recipients=sides_from_json(told["recipients"]),
        asserted_by=tuple(told["asserted_by"]),
        quantities=tuple(
            Quantity(value=value, unit=unit, ordinal=ordinal, span=_NOWHERE)
            for value, unit, ordinal in told["quantities"]
        ),
    )  # fmt: skip


def paper_to_json(told: Told) -> dict[str, Any]:
    """All of an agreement as one page tells it but the page."""
    return {**{name: getattr(told, name) for name in _PAPER}, "parties": sides_to_json(told.parties)}


def paper_from_json(page: str, told: Mapping[str, Any]) -> Told:
    return Told(page=page, parties=sides_from_json(told["parties"]), **{name: told[name] for name in _PAPER})


def paper_id(told: Told) -> str:
    """What names an agreement as one page tells it; a paper bears the smallest of its tellings' ids."""
    return digest_of(canonical([told.page, paper_to_json(told)]))[:12]


def sides_to_json(sides: Iterable[Side]) -> list[list[Any]]:
    return [[side.name, side.kind, side.country] for side in sides]


def sides_from_json(told: Iterable[Any]) -> tuple[Side, ...]:
    return tuple(Side(name=name, kind=kind, country=country) for name, kind, country in told)
