"""Faint reports: what a page may tell, too unsure to be told by itself, and others tell plainly. Each is given to one
event of its pile, or to none.

What is decided hangs on the pile alone, never on the order in which anything came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.merge.kinds import load_weights


class Faint(NamedTuple):
    """A faint report, and what it has to do with the events of its pile, by their places.

    scores    what it and an event say of each other on average, for those that it may be of
    instead   the event that its words more likely tell, with other sides
    hopeless  others tell that event in words of their own, so that these words are read rightly as they are
    """

    name: str
    report: str
    page: str
    confidence: float
    scores: Mapping[int, float]
    instead: int | None
    hopeless: bool


def give_faint(asked: Iterable[Faint]) -> dict[int, list[str]]:
    """Event -> the names of the faint reports that it gets: of each page one, those that agree best first.

    The same words are given to one event. And where two pages may each be misread, in the other's favour, only the
    likelier one is: an act and its mirror would trade their reports.
    """
    least = load_weights()["judge.join"]
    offers = [
        (-score, -each.confidence, each.report, event, each)
        for each in asked
        if not each.hopeless
        for event, score in each.scores.items()
        if score >= least and event != each.instead
    ]
    given: dict[int, list[str]] = defaultdict(list)
    taken: set[tuple[str, int]] = set()  # of a page, for an event
    spent: set[str] = set()
    moved: set[tuple[int, int]] = set()
    for *_, event, each in sorted(offers, key=lambda offer: offer[:4]):
        if each.name in spent or (each.page, event) in taken:
            continue
        if each.instead is not None:
            if (event, each.instead) in moved:
                continue
            moved.add((each.instead, event))
        given[event].append(each.name)
        taken.add((each.page, event))
        spent.add(each.name)
    return given
