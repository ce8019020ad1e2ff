"""Counts of merged events, never of reports: by month and pair of sides, by people, by places. `among` counts only the
events that a question finds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from dragoman.model.acts import QUARTER_OF, QUARTERS
from dragoman.record.merged.query import numbers_asked
from dragoman.record.merged.question import MergedQuestion, side_key
from dragoman.record.question import asked_days
from dragoman.record.schema import begins, merged, merged_pairs, merged_parties, merged_tags
from dragoman.record.shown import dyad_key
from dragoman.text.fold import fold
from dragoman.world.places import load_gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month between two sides.

    month    "2025-07"
    events   how many happened (or were done in words); plans, hypotheses and what did not happen are left out
    score    the mean of their acts' weights, from -10 (war) to +10
    quarters PLOVER's four kinds -> how many
    reports  on how many pages they were told, copies included
    """

    month: str
    sides: tuple[str, str]
    events: int
    score: float
    quarters: dict[str, int]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCount:
    """Two sides: how many events that occurred are between them, their mean from conflict (-10) to cooperation (+10),
    and on how many pages they are told.
    """

    sides: tuple[str, str]
    events: int
    score: float
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """Somebody, and in how many events they take part."""

    name: str
    kind: str
    country: str | None
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """A place as it was chosen for events, and how many took place there. Where the gazetteer knows it: country and
    coordinates of the most likely place of that name.
    """

    name: str
    events: int
    country: str | None
    lat: float | None
    lon: float | None


def find_months(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    since: str | None = None,
    until: str | None = None,
    among: MergedQuestion | None = None,
) -> list[Month]:
    """Events that occurred (or were done in words) between each pair of sides, month by month."""
    pairs, by = merged_pairs, (merged_pairs.c.month, merged_pairs.c.dyad)
    query = select(*by, pairs.c.type, func.count(), func.sum(pairs.c.score), func.sum(pairs.c.pages))
    query = query.where(pairs.c.status == "occurred", pairs.c.month.is_not(None))
    if between is not None:
        query = query.where(pairs.c.dyad == _dyad(conn, between))
    if since is not None:
        query = query.where(pairs.c.month >= asked_days(since)[0][:7])
    if until is not None:
        query = query.where(pairs.c.month <= asked_days(until)[1][:7])
    if among is not None:
        query = query.where(pairs.c.event.in_(numbers_asked(conn, among)))
    told: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in conn.execute(query.group_by(*by, pairs.c.type)):
        told[row[0], row[1]].append(row)
    return [_month(month, dyad, told[month, dyad]) for month, dyad in sorted(told)]


def _month(month: str, dyad: str, rows: Sequence[Any]) -> Month:
    quarters = dict.fromkeys(QUARTERS, 0)
    for _, _, type_, events, _, _ in rows:
        quarters[QUARTER_OF[type_]] += events
    events = sum(row[3] for row in rows)
    return Month(
        month=month, sides=sides_of_dyad(dyad), events=events, score=_mean(sum(row[4] for row in rows), events),
        quarters=quarters, reports=sum(row[5] for row in rows),
    )  # fmt: skip


def _mean(total: float, events: int) -> float:
    """Scores have one decimal; in whichever order a database added them up."""
    return round(round(total, 4) / events, 2)


def find_pairs(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    side: str | None = None,
    since: str | None = None,
    until: str | None = None,
    among: MergedQuestion | None = None,
    limit: int = 50,
) -> list[PairCount]:
    """The pairs of sides with the most events that occurred in a time (whose first day lies in it): the dyads most in
    the news, the edges of a network.
    """
    pairs = merged_pairs
    count = func.count().label("events")
    query = select(pairs.c.dyad, count, func.sum(pairs.c.score), func.sum(pairs.c.pages))
    query = query.where(pairs.c.status == "occurred", *_in_time(pairs.c.day, since, until))
    if between is not None:
        query = query.where(pairs.c.dyad == _dyad(conn, between))
    if side is not None:
        query = query.where(_is_in(pairs.c.dyad, side_key(conn, side)))
    if among is not None:
        query = query.where(pairs.c.event.in_(numbers_asked(conn, among)))
    query = query.group_by(pairs.c.dyad).order_by(count.desc(), pairs.c.dyad).limit(limit)
    return [
        PairCount(sides=sides_of_dyad(dyad), events=events, score=_mean(score, events), pages=pages)
        for dyad, events, score, pages in conn.execute(query)
    ]


def _is_in(dyad: ColumnElement[str], side: str) -> ColumnElement[bool]:
    """Whether a pair is one of a side's, letter for letter: LIKE takes "fin" for "FIN" on SQLite."""
    return or_(begins(dyad, f"{side}|"), func.substr(dyad, func.length(dyad) - len(side)) == f"|{side}")


def find_names(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    side: str | None = None,
    kind: str | None = "person",
    since: str | None = None,
    until: str | None = None,
    among: MergedQuestion | None = None,
    limit: int = 20,
) -> list[NameCount]:
    """Who takes part in the most events, between two sides or of one side: people, or those of another kind (None for
    all kinds).
    """
    parties, of = merged_parties, (merged_parties.c.name, merged_parties.c.kind, merged_parties.c.country)
    count = func.count(parties.c.event.distinct()).label("events")
    query = select(*of, count).select_from(parties).join(merged, merged.c.number == parties.c.event)
    query = _within(conn, query, between, side, since, until, among)
    if kind is not None:
        query = query.where(parties.c.kind == kind)
    query = query.group_by(*of).order_by(count.desc(), parties.c.name, parties.c.kind, parties.c.country.nulls_first())
    return [
        NameCount(name=row[0], kind=row[1], country=row[2], events=row[3]) for row in conn.execute(query.limit(limit))
    ]


def find_places(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    side: str | None = None,
    since: str | None = None,
    until: str | None = None,
    among: MergedQuestion | None = None,
    limit: int = 200,
) -> list[PlaceCount]:
    """Where the most events took place: plans and what did not happen are left out."""
    count = func.count().label("events")
    query = select(merged.c.place, count).where(merged.c.place.is_not(None), merged.c.status == "occurred")
    query = _within(conn, query, between, side, since, until, among)
    query = query.group_by(merged.c.place).order_by(count.desc(), merged.c.place).limit(limit)
    named = (between or ()) if side is None else (*(between or ()), side)
    likely = frozenset(side_key(conn, name) for name in named)
    return [_place(name, events, likely) for name, events in conn.execute(query)]


def count_placeless(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    side: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> int:
    """How many events that occurred have no place, of those of which `find_places` counts the ones that have."""
    query = select(func.count()).select_from(merged).where(merged.c.place.is_(None), merged.c.status == "occurred")
    return int(conn.execute(_within(conn, query, between, side, since, until)).scalar_one())


def _within(
    conn: Connection,
    query: Any,
    between: tuple[str, str] | None,
    side: str | None,
    since: str | None,
    until: str | None,
    among: MergedQuestion | None = None,
) -> Any:
    """Only events between two sides, of one side, of a time, that a question finds."""
    tag = f"dyad:{_dyad(conn, between)}" if between else f"side:{side_key(conn, side)}" if side else None
    day: ColumnElement[str] = merged.c.day_key
    if tag is not None:
        query = query.join(merged_tags, merged_tags.c.event == merged.c.number).where(merged_tags.c.tag == tag)
        day = merged_tags.c.day_key
    if among is not None:
        query = query.where(merged.c.number.in_(numbers_asked(conn, among)))
    return query.where(*_in_time(day, since, until))


def _in_time(day: ColumnElement[str], since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """By a column that begins with the first day; what has no day is in no time."""
    conditions = []
    if since is not None:
        conditions.append(day >= asked_days(since)[0])
    if until is not None:
        conditions.append(day < f"{asked_days(until)[1]}~")
    elif since is not None:
        conditions.append(day < "~")
    return conditions


def _dyad(conn: Connection, between: tuple[str, str]) -> str:
    return dyad_key(*(side_key(conn, name) for name in between))


def sides_of_dyad(dyad: str) -> tuple[str, str]:
    one, _, other = dyad.partition("|")
    return one, other


def _place(name: str, events: int, likely: frozenset[str]) -> PlaceCount:
    """`likely` are the countries in which the place may rather be than in others."""
    words = tuple(fold(name).split())
    gazetteer = load_gazetteer()
    known = gazetteer.lookup(words) or gazetteer.longest(words, 0)[1]
    found = next((entry for entry in known if entry.country in likely), known[0] if known else None)
    if found is None:
        return PlaceCount(name=name, events=events, country=None, lat=None, lon=None)
    return PlaceCount(name=name, events=events, country=found.country, lat=found.lat, lon=found.lon)
