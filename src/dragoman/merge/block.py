"""Which reports are worth comparing: those of one type between the same sides, in days that may be the same.

A new report looks into its own blocks and nowhere else, and a block is asked for a stretch of days, so that the cost of
one more report does not grow with the years that the record covers.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from dragoman.merge.sketch import Sketch

# Further than an undated or planned act may lie from the page that speaks of it (compare.py), with room for two.
_REACH_DAYS = 65
_Key = tuple[str, ...]


class Blocks:
    """Named sketches by type and sides, in the order of their days."""

    def __init__(self) -> None:
        self._blocks: dict[_Key, list[tuple[int, int]]] = defaultdict(list)
        self._kept: list[tuple[str, Sketch]] = []
        # Vague days ("2025", a year of exercises) touch everything for years around them: kept apart, always asked.
        self._wide: dict[_Key, list[int]] = defaultdict(list)

    def near(self, sketch: Sketch) -> Iterator[tuple[str, Sketch]]:
        """Everything kept so far that may tell of the same event."""
        first, last = _asked(sketch)
        met: set[int] = set()
        for block in _asks(sketch):
            days = self._blocks.get(block, [])
            low, high = bisect_left(days, (first, -1)), bisect_right(days, (last, len(self._kept)))
            met.update(number for _, number in days[low:high])
            met.update(self._wide.get(block, ()))
        return (self._kept[number] for number in sorted(met))

    def add(self, name: str, sketch: Sketch) -> None:
        """Keep a sketch under the name that `near` shall give with it."""
        number = len(self._kept)
        self._kept.append((name, sketch))
        first, last = _kept(sketch)
        for block in _stands_in(sketch):
            if last - first > _REACH_DAYS:
                self._wide[block].append(number)
            else:
                insort(self._blocks[block], (first, number))


def _kept(sketch: Sketch) -> tuple[int, int]:
    """The days a sketch is kept under; day 0 where none is known at all."""
    if sketch.days is not None:
        return sketch.days
    return (sketch.seen or 0, sketch.seen or 0)


def _asked(sketch: Sketch) -> tuple[int, int]:
    """The days it asks for. Wide enough for both: what is kept under its first day, and what is undated."""
    first, last = _kept(sketch)
    if sketch.days is None and sketch.seen is None:
        return 0, 10**7
    return first - _REACH_DAYS, last + _REACH_DAYS


def _stands_in(sketch: Sketch) -> Iterator[_Key]:
    """The blocks it stands in: of each pair of its sides, and of each side."""
    sides = sorted(sketch.sides)
    for pair in combinations(sides, 2):
        yield (sketch.family, *pair)
    for side in sides:
        yield (sketch.family, side)
        if len(sides) == 1:
            yield (sketch.family, side, "")


def _asks(sketch: Sketch) -> Iterator[_Key]:
    """The blocks it looks into: two sides meet in that of their pair; whoever is told alone, in that of the side."""
    sides = sorted(sketch.sides)
    if len(sides) == 1:
        yield (sketch.family, sides[0])
        return
    for pair in combinations(sides, 2):
        yield (sketch.family, *pair)
    for side in sides:
        yield (sketch.family, side, "")
