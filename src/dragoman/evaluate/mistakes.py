"""What went wrong, article by article, for the person who has to mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.evaluate.pair import pair_events, pair_statements
from dragoman.evaluate.sheet import UNREAD, CodedEvent, Facts, ReadingDict, Sheet

Part = Literal["article", "actor", "event", "statement", "agreement"]
Fault = Literal["missed", "invented", "differs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One difference between the gold and a reading.

    article  the name of the gold file
    what     the thing as the gold has it; as the reading has it where it was invented
    detail   the words it stands on, or "field: gold / read" where the two differ
    """

    article: str
    part: Part
    fault: Fault
    what: str
    detail: str = ""


def list_errors(golds: Mapping[str, ReadingDict], readings: Mapping[str, ReadingDict]) -> tuple[Mistake, ...]:
    """Every mistake of a set, in the order of the gold files."""
    return tuple(
        mistake
        for name, gold in golds.items()
        for mistake in _mistakes(name, Sheet(gold), Sheet(readings.get(name) or UNREAD))
    )


def _mistakes(name: str, want: Sheet, got: Sheet) -> Iterator[Mistake]:
    yield from _fields(name, want, got)
    lost, extra = want.actors - got.actors, got.actors - want.actors
    yield from _alone(name, "actor", map(_show_actor, lost.elements()), map(_show_actor, extra.elements()))
    yield from _events(name, want, got)
    said = pair_statements(want.statements, got.statements)
    yield from _alone(
        name, "statement", (want.statements[i] for i in said.missed), (got.statements[j] for j in said.invented)
    )
    lost_deals, extra_deals = want.agreements - got.agreements, got.agreements - want.agreements
    yield from _alone(
        name, "agreement", map(_show_agreement, lost_deals.elements()), map(_show_agreement, extra_deals.elements())
    )


def _fields(name: str, want: Sheet, got: Sheet) -> Iterator[Mistake]:
    lost, extra = want.words - got.words, got.words - want.words
    for what, wrong, detail in (
        ("title", want.title != got.title, f"{want.title} / {got.title}"),
        ("published", want.published != got.published, f"{want.published} / {got.published}"),
        ("body", bool(lost or extra), f"words lost: {_show_words(lost)}; too many: {_show_words(extra)}"),
    ):
        if wrong:
            yield Mistake(article=name, part="article", fault="differs", what=what, detail=detail)


def _events(name: str, want: Sheet, got: Sheet) -> Iterator[Mistake]:
    pairing = pair_events(want.events, got.events)
    missed = (_show_event(want.events[i], want) for i in pairing.missed)
    invented = (_show_event(got.events[j], got) for j in pairing.invented)
    yield from _alone(name, "event", missed, invented)
    for i, j in pairing.pairs:
        if detail := _differences(want.events[i].facts, got.events[j].facts):
            what, _ = _show_event(want.events[i], want)
            yield Mistake(article=name, part="event", fault="differs", what=what, detail=detail)


def _alone(
    name: str, part: Part, missed: Iterable[tuple[str, str]], invented: Iterable[tuple[str, str]]
) -> Iterator[Mistake]:
    for what, detail in missed:
        yield Mistake(article=name, part=part, fault="missed", what=what, detail=detail)
    for what, detail in invented:
        yield Mistake(article=name, part=part, fault="invented", what=what, detail=detail)


def _differences(gold: Facts, read: Facts) -> str:
    """The fields in which the two differ.

    >>> none = frozenset[str]()
    >>> meeting = Facts("meeting", "occurred", "2025-07-11", "wonsan", none, None)
    >>> _differences(meeting, meeting._replace(date=None, place="pekin"))
    'date: 2025-07-11 / None; place: wonsan / pekin'
    """
    both = zip(Facts._fields, gold, read, strict=True)
    return "; ".join(f"{field}: {_show(a)} / {_show(b)}" for field, a, b in both if a != b)


def _show(value: str | frozenset[str] | None) -> str:
    return "+".join(sorted(value)) or "nobody" if isinstance(value, frozenset) else str(value)


def _show_event(event: CodedEvent, sheet: Sheet) -> tuple[str, str]:
    raw = event.raw
    sides = " -> ".join("+".join(map(sheet.name, raw[side])) for side in ("actors", "recipients") if raw[side])
    evidence = raw.get("evidence") or [""]
    return f"{raw['act']} {sides} {raw['date']} {raw['place']} {raw['status']}", str(evidence[0])


def _show_actor(actor: tuple[str, str | None, str]) -> tuple[str, str]:
    kind, country, name = actor
    return f"{kind} {country or 'of no country'}", name if kind in ("person", "organisation") else ""


def _show_agreement(agreement: tuple[str, frozenset[str]]) -> tuple[str, str]:
    kind, parties = agreement
    return kind, "+".join(sorted(parties))


def _show_words(words: Counter[str]) -> str:
    """How many, and the first few of them."""
    few = " ".join(list(words.elements())[:6])
    return f"{words.total()} ({few} …)" if words else "none"
