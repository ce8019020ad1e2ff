"""Days on which less came than should have: of all, of an outlet, of a language; and outlets whose pages stopped
telling events, as they do when a site changes its layout. A silence that nobody notices is the worst fault of all.

What is usual is taken from the weeks around: the same days of the week, so that a quiet Sunday is no alarm. Too little
to tell (a few pages a week) is left alone. Nothing is said about why.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, select

from dragoman.record.schema import readings, shown

# silent  nothing came          fewer  less than half of what is usual came
# empty   pages came, and told no events, though they usually do
Kind = Literal["silent", "fewer", "empty"]

_WEEKS = 5  # on either side that say what is usual
_LEAST_WEEKS = 3  # of these have to have something
_IMPROBABLE = 1e-4  # for a day; what comes about by chance less often is named
_SPREAD = 1.6  # news come in bunches: counts vary this much more than if they came one by one
_FEWER = 0.55  # of the usual
_LEAST_EXPECTED = 5.0  # over the whole stretch; of fewer nothing can be said
_FEWER_DAYS = 3  # fewer than usual is news only when it lasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of days, both included. `of` says of what: "all", "outlet" or "language", with its name."""

    of: str
    name: str
    kind: Kind
    first: str
    last: str
    expected: float
    came: int


class _Day(NamedTuple):
    came: int
    usual: float


def find_gaps(conn: Connection, *, until: str | None = None) -> list[Gap]:
    """All gaps up to a day (the last one on which anything was published, when none is given), by day."""
    pages, told = _counts(conn)
    days = [day for counts in pages.values() for day in counts]
    if not days:
        return []
    end = date.fromisoformat(until) if until else max(days)
    gaps = [gap for series, counts in pages.items() for gap in gaps_in(series, counts, end)]
    gaps += [
        gap for series, counts in pages.items() if series[0] == "outlet" for gap in _empty(series, counts, told[series])
    ]
    return sorted(_without_echoes(gaps), key=lambda gap: (gap.first, gap.of, gap.name))


def _counts(conn: Connection) -> tuple[dict[tuple[str, str], Counter[date]], dict[tuple[str, str], Counter[date]]]:
    """Pages, and pages that tell events, by day of publication: of all, of every outlet, of every language."""
    telling = select(shown.c.reading).where(shown.c.state != "rejected")
    days = (
        select(
            func.substr(readings.c.published, 1, 10).label("day"), readings.c.outlet, readings.c.language,
            readings.c.id.in_(telling).label("tells"),
        )
        .where(readings.c.current, readings.c.published.is_not(None))
        .subquery()
    )  # fmt: skip
    columns = list(days.c)
    query = select(*columns, func.count()).group_by(*columns)
    pages: dict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    told: dict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    for row in conn.execute(query):
        published, outlet, language, tells, count = tuple(row)
        try:
            day = date.fromisoformat(published)
        except ValueError:  # a month or a year: of no use here
            continue
        for series in (("all", ""), ("outlet", outlet or ""), ("language", language)):
            pages[series][day] += count
            told[series][day] += count if tells else 0
    pages.pop(("outlet", ""), None)
    return pages, told


def gaps_in(series: tuple[str, str], counts: Mapping[date, int], end: date) -> Iterator[Gap]:
    """The silent and the thin stretches of one series."""
    first = min(counts)
    length = (end - first).days + 1
    days = {first + timedelta(n): _Day(counts.get(first + timedelta(n), 0), 0.0) for n in range(length)}
    days = {day: _Day(count.came, _usual(days, day)) for day, count in days.items()}
    silent = list(_stretches(days, lambda day: day.came == 0))
    covered = {day for some in silent for day in some}
    yield from _named(series, "silent", days, silent)
    thin = _stretches(days, lambda day: 0 < day.came < _FEWER * day.usual)
    some = [stretch for stretch in thin if len(stretch) >= _FEWER_DAYS and not covered & set(stretch)]
    yield from _named(series, "fewer", days, some)


def _usual(days: Mapping[date, _Day], day: date) -> float:
    """What comes on such a day of the week, in the weeks around that have anything at all."""
    around = [
        days[other].came for week in range(-_WEEKS, _WEEKS + 1) if week and (other := day + timedelta(7 * week)) in days
    ]
    something = [count for count in around if count]
    return float(median(something)) if len(something) >= _LEAST_WEEKS else 0.0


def _stretches(days: Mapping[date, _Day], holds: Callable[[_Day], bool]) -> Iterator[list[date]]:
    stretch: list[date] = []
    for day, count in days.items():
        if holds(count):
            stretch.append(day)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _named(
    series: tuple[str, str], kind: Kind, days: Mapping[date, _Day], stretches: list[list[date]]
) -> Iterator[Gap]:
    for stretch in stretches:
        expected, came = sum(days[day].usual for day in stretch), sum(days[day].came for day in stretch)
        if expected >= _LEAST_EXPECTED and _chance(came, expected) < _IMPROBABLE:
            yield Gap(
                of=series[0], name=series[1], kind=kind, first=stretch[0].isoformat(), last=stretch[-1].isoformat(),
                expected=round(expected, 1), came=came,
            )  # fmt: skip


def _chance(came: int, expected: float) -> float:
    """How often as little as this comes about (Poisson, with counts and expectation shrunk by the spread)."""
    mean, most = expected / _SPREAD, int(came / _SPREAD)
    return sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in range(most + 1))


def _empty(series: tuple[str, str], pages: Mapping[date, int], told: Mapping[date, int]) -> Iterator[Gap]:
    """Stretches in which an outlet's pages tell nothing."""
    share = sum(told.values()) / max(1, sum(pages.values()))
    stretch: list[date] = []
    for day in [*sorted(pages), None]:
        if day is not None and not told.get(day, 0):
            stretch.append(day)
            continue
        came = sum(pages[one] for one in stretch)
        if stretch and 0 < share < 1 and came * share >= _LEAST_EXPECTED and (1 - share) ** came < _IMPROBABLE:
            yield Gap(
                of=series[0], name=series[1], kind="empty", first=stretch[0].isoformat(), last=stretch[-1].isoformat(),
                expected=round(came * share, 1), came=0,
            )  # fmt: skip
        stretch = []


def _without_echoes(gaps: list[Gap]) -> list[Gap]:
    """When everything fell silent, nobody has to hear it of every outlet and language as well."""
    whole = [(gap.first, gap.last) for gap in gaps if gap.of == "all" and gap.kind == "silent"]
    return [
        gap for gap in gaps
        if gap.of == "all" or not any(first <= gap.first and gap.last <= last for first, last in whole)
    ]  # fmt: skip
