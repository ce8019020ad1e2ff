"""How much passed between two sides in each month, and of what kind: counts of merged events, never of reports."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from dragoman.merge.kinds import load_kinds
from dragoman.merge.sketch import side_of
from dragoman.model import MergedEvent
from dragoman.model.acts import ACTS, QUARTER_OF, QUARTERS


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


def count_months(events: Iterable[MergedEvent]) -> list[Month]:
    """Every pair of sides that faced each other, month by month."""
    told: dict[tuple[str, tuple[str, str]], list[MergedEvent]] = defaultdict(list)
    for event in events:
        if event.status == "occurred" and event.date and len(event.date) >= 7:
            for pair in facing(event):
                told[event.date[:7], pair].append(event)
    return [_month(month, pair, told[month, pair]) for month, pair in sorted(told)]


def facing(event: MergedEvent) -> list[tuple[str, str]]:
    """The pairs of sides that an event is between: all of a mutual act, each actor with each recipient of another."""
    actors, recipients = sorted({*map(side_of, event.actors)}), sorted({*map(side_of, event.recipients)})
    if ACTS[event.act].direction == "mutual" or not recipients:
        return list(combinations(actors, 2))
    pairs = {(min(a, b), max(a, b)) for a in actors for b in recipients if a != b}
    return sorted(pairs)


def _month(month: str, sides: tuple[str, str], events: list[MergedEvent]) -> Month:
    kinds = load_kinds()
    quarters = dict.fromkeys(QUARTERS, 0)
    for event in events:
        quarters[QUARTER_OF[ACTS[event.act].type]] += 1
    score = sum(kinds[event.act].score for event in events) / len(events)
    pages = sum(len(event.pages) for event in events)
    return Month(month=month, sides=sides, events=len(events), score=round(score, 2), quarters=quarters, reports=pages)
