"""A report made ready for comparing: what it says (`Sketch`) and in which words (`Wording`). Decides nothing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dragoman.lang.place_kinds import load_place_kinds
from dragoman.merge.kinds import load_kinds
from dragoman.merge.words import bags_of
from dragoman.model import Actor, Report, Side
from dragoman.model.acts import ACTS
from dragoman.resolve.edtf import parse_edtf
from dragoman.text import key

Days = tuple[int, int]

_SIDE_CHARS = 200  # of a name that stands for a side; an index takes no more than a few thousand bytes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """What every report with one and the same `signature` says; reports of one signature are of one event.

    sides    the states, and organisations by their names
    persons  state -> the people of it who take part
    tellers  people on whose word it is told: readers take them for parties now and then
    days     first and last day it may have been on; None where nothing is said
    said     the days are the page's own words
    seen     day of publication, where the page gives no day itself
    rows, counts  unit -> the ordinals, the other quantities given in it
    """

    signature: tuple[object, ...]
    act: str
    family: str
    mutual: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    sides: frozenset[str]
    persons: Mapping[str, tuple[str, ...]]
    tellers: frozenset[str]
    days: Days | None
    said: bool
    seen: int | None
    place: frozenset[str]
    status: str
    rows: Mapping[str, frozenset[float]]
    counts: Mapping[str, frozenset[float]]


class Wording(NamedTuple):
    """The pairs of words of the sentence that a report was coded from, and the day of publication."""

    pairs: frozenset[int]
    seen: int | None


def side_of(side: Side | Actor) -> str:
    """What a side is compared and asked for by: its state ("RUS"), or its own folded name when it belongs to none."""
    return side.country or key(side.name)[:_SIDE_CHARS]


def sketch_of(report: Report) -> Sketch:
    """The report, ready for comparing."""
    rows, counts = _quantities(report)
    place = place_words(report.place)
    days = days_of(report.date) if report.date else None
    actors, recipients = frozenset(map(side_of, report.actors)), frozenset(map(side_of, report.recipients))
    persons = _persons(report.actors + report.recipients)
    said = report.said_date and days is not None
    seen = None if said else _seen(report)
    return Sketch(
        signature=_signature(report, seen),
        act=report.act,
        family=load_kinds()[report.act].family,
        mutual=ACTS[report.act].direction == "mutual",
        actors=actors,
        recipients=recipients,
        sides=actors | recipients,
        persons=persons,
        tellers=frozenset(report.asserted_by),
        days=days,
        said=said,
        seen=seen,
        place=place,
        status=report.status,
        rows=rows,
        counts=counts,
    )


def wording_of(report: Report, language: str) -> Wording:
    """The words of the report, ready for comparing."""
    bags = bags_of(report.words, language)
    return Wording(frozenset(pair for bag in bags for pair in bag.pairs), _seen(report))


def _signature(report: Report, seen: int | None) -> tuple[object, ...]:
    """Reports that say the same need comparing once: an event told a thousand times costs what it is told in ways."""
    quantities = tuple(sorted({(quantity.unit, quantity.ordinal, quantity.value) for quantity in report.quantities}))
    return (
        report.act, report.actors, report.recipients, report.date, report.said_date, report.place, report.status,
        report.asserted_by, quantities, seen,
    )  # fmt: skip


def _seen(report: Report) -> int | None:
    days = days_of(report.published[:10]) if report.published else None
    return days[0] if days else None


@cache
def days_of(edtf: str) -> Days | None:
    """First and last day of an EDTF date, as ordinals; None for what is no closed stretch of days."""
    stretch = parse_edtf(edtf)
    return (stretch.first.toordinal(), stretch.last.toordinal()) if stretch else None


def place_words(place: str | None) -> frozenset[str]:
    """The words that say which place it is: "Host vilayeti" and "Host" are one."""
    words = key(place).split()
    return frozenset(word for word in words if word not in load_place_kinds()) or frozenset(words)


def _persons(sides: tuple[Side, ...]) -> dict[str, tuple[str, ...]]:
    people: dict[str, list[str]] = defaultdict(list)
    for side in sides:
        if side.kind == "person":
            people[side.country or "*"].append(side.name)
    return {state: tuple(names) for state, names in people.items()}


def _quantities(report: Report) -> tuple[dict[str, frozenset[float]], dict[str, frozenset[float]]]:
    rows: dict[str, set[float]] = defaultdict(set)
    counts: dict[str, set[float]] = defaultdict(set)
    for quantity in report.quantities:
        (rows if quantity.ordinal else counts)[quantity.unit].add(quantity.value)
    return {u: frozenset(v) for u, v in rows.items()}, {u: frozenset(v) for u, v in counts.items()}
