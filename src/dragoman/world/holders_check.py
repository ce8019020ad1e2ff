"""What is wrong with tables of office holders: for tests, and for people who add tables of their own."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from dragoman.world.holders import Holder
from dragoman.world.holders_dates import first_day, sure_term
from dragoman.world.offices import ONE_AT_A_TIME

_OFFICE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def find_problems(holders: Iterable[Holder], *, states: frozenset[str]) -> list[str]:
    """One line per thing that cannot be right; `states` are the codes there are."""
    rows = list(holders)
    return list(_broken_rows(rows, states)) or list(_shared_offices(rows))


def _broken_rows(rows: list[Holder], states: frozenset[str]) -> Iterator[str]:
    first_names: dict[str, set[str]] = {}
    for row in rows:
        where = f"{row.at}: {row.name}, {row.office}" if row.at else f"{row.name}, {row.office}"
        if len(first_names.setdefault(row.id, {row.name}) | {row.name}) > 1:
            yield f"{where}: shares its id with another spelling, {min(first_names[row.id])}"
        if (row.country is None) == (row.organisation is None):
            yield f"{where}: wants a state or an organisation, and not both"
        if row.country is not None and row.country not in states:
            yield f'{where}: unknown state "{row.country}"'
        if not _OFFICE.fullmatch(row.office):
            yield f'{where}: "{row.office}" is no key'
        if row.wikidata is not None and not _WIKIDATA.fullmatch(row.wikidata):
            yield f'{where}: "{row.wikidata}" is no Wikidata id'
        if not row.source:
            yield f"{where}: no source"
        dates = [date for date in (row.start, row.end) if date is not None]
        if broken := [date for date in dates if first_day(date) is None]:
            yield f'{where}: "{broken[0]}" is no day, month or year'
        elif row.start and row.end and (first_day(row.start), row.start) > (first_day(row.end), row.end):
            yield f"{where}: ends {row.end} before it starts {row.start}"


def shared_terms(rows: Iterable[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Two holders of an office that one person holds at a time, on some day for certain."""
    by_office: dict[tuple[str, str], list[Holder]] = {}
    for row in rows:
        if row.office in ONE_AT_A_TIME:
            by_office.setdefault((row.office, row.country or row.organisation or ""), []).append(row)
    for holders in by_office.values():
        for one, other in combinations(holders, 2):
            began, over = sure_term(one.start, one.end)
            other_began, other_over = sure_term(other.start, other.end)
            if max(began, other_began) < min(over, other_over):
                yield one, other


def told(row: Holder) -> str:
    """A term for people: "Ann Ames (2020-01-20/2024-01-20)"."""
    return f"{row.name} ({row.start or '?'}/{row.end or '..'})"


def _shared_offices(rows: list[Holder]) -> Iterator[str]:
    for one, other in shared_terms(rows):
        where = f"; see {one.at} and {other.at}" if one.at else ""
        yield f"{one.office} of {one.country or one.organisation}: {told(one)} and {told(other)}{where}"
