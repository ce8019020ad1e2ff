"""Faint reports: what a page may tell, too unsure to be told by itself, and others tell plainly. Each is given to one
event of its pile, or to none.

What is decided hangs on the pile alone, never on the order in which anything came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dragoman.merge.kinds import load_weights


class Offer(NamedTuple):
    """A faint report, and what it has to do with the events of its pile, by their places.

    scores    what it and an event say of each other on average, for those that it may be of
    instead   the event that its words more likely tell, with other sides
    hopeless  others tell that event in words of their own, so that these words are read rightly as they are
    joined    the events that a person said it is of: nothing of the above keeps it from them
    """

    name: str
    report: str
    page: str
    confidence: float
    scores: Mapping[int, float]
    instead: int | None
    hopeless: bool
    joined: frozenset[int]


def give_faint(asked: Iterable[Offer]) -> dict[int, list[str]]:
    """Event -> the names of the faint reports that it gets: of each page one, those that agree best first.

    The same words are given to one event. And where two pages may each be misread, in the other's favour, only the
    likelier one is: an act and its mirror would trade their reports. A person's word stands over all of this.
    """
    least = load_weights()["judge.join"]
    offers = [
        (-score, -each.confidence, each.report, event, each)
        for each in asked
        for event, score in each.scores.items()
        if score >= least and (event in each.joined or not (each.hopeless or event == each.instead))
    ]
    given: dict[int, list[str]] = defaultdict(list)
    taken: set[tuple[str, int]] = set()  # of a page, for an event
    spent: set[str] = set()
    moved: set[tuple[int, int]] = set()
    for *_, event, each in sorted(offers, key=lambda offer: offer[:4]):
        is_barred = (each.page, event) in taken or (event, each.instead) in moved
        if each.name in spent or (is_barred and event not in each.joined):
            continue
        if each.instead is not None:
            moved.add((each.instead, event))
        given[event].append(each.name)
        taken.add((each.page, event))
        spent.add(each.name)
    return given
