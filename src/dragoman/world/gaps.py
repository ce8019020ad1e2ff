"""Stretches of time for which the table of office holders names nobody, and rows that belong to nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.world.holders import Holder
from dragoman.world.holders_dates import day_after, first_day
from dragoman.world.records import Entry

# What a state is asked for: who leads it, and who speaks and stands for it abroad. One of the first group is enough.
LEADERS = (
    "president", "king", "queen", "emir", "sultan", "supreme-leader", "leader", "prime-minister", "chancellor",
    "chairman-of-presidential-council", "chairman-of-sovereignty-council", "chairman-of-state-administration-council",
)  # fmt: skip
MINISTERS = ("foreign-minister", "defence-minister")
MIN_DAYS = 45  # an office may be vacant so long; longer, and somebody is missing from the table
# The tables are sure to about here (holders.py).
HORIZON = dt.date(2026, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days of an office with nobody, half-open. `office` is "leader" for the first group."""

    country: str
    office: str
    start: dt.date
    end: dt.date


def find_gaps(holders: Iterable[Holder], states: Iterable[str], *, since: dt.date) -> Iterator[Gap]:
    """Gaps of more than `MIN_DAYS` days from `since` to the tables' horizon, state by state."""
    rows = list(holders)
    for country in states:
        mine = [row for row in rows if row.country == country]
        for office, offices in (("leader", LEADERS), *((one, (one,)) for one in MINISTERS)):
            terms = [_widest(row) for row in mine if row.office.removeprefix("acting-") in offices]
            for start, end in _uncovered(terms, since, HORIZON):
                yield Gap(country=country, office=office, start=start, end=end)


def find_orphans(holders: Iterable[Holder], entries: Iterable[Entry]) -> Iterator[str]:
    """Rows of no state or organisation that the tables have, and Wikidata ids of two people."""
    known = list(entries)
    states = {entry.country for entry in known}
    organisations = {entry.name for entry in known if entry.kind != "state"}
    bearers: dict[str, str] = {}
    for row in holders:
        if row.country is not None and row.country not in states:
            yield f'{row.at}: {row.name}: unknown state "{row.country}"'
        if row.organisation is not None and row.organisation not in organisations:
            yield f'{row.at}: {row.name}: unknown organisation "{row.organisation}"'
        if row.wikidata is not None and bearers.setdefault(row.wikidata, row.id) != row.id:
            yield f"{row.at}: {row.name}: {row.wikidata} is {bearers[row.wikidata]} already"


def _widest(row: Holder) -> tuple[dt.date, dt.date]:
    """Every day that may belong to the term."""
    start = (first_day(row.start) if row.start else None) or dt.date.min
    end = dt.date.max if row.end is None else day_after(row.end)
    return start, end


def _uncovered(
    terms: Iterable[tuple[dt.date, dt.date]], start: dt.date, end: dt.date
) -> Iterator[tuple[dt.date, dt.date]]:
    at = start
    for began, over in sorted(terms):
        if (min(began, end) - at).days > MIN_DAYS:
            yield at, min(began, end)
        at = max(at, over)
        if at >= end:
            return
    if (end - at).days > MIN_DAYS:
        yield at, end
