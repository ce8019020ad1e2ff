"""Which reports are worth comparing: those of one type between the same sides, in days that may be the same.

A new report looks into its own blocks and nowhere else, and a block is asked for a stretch of days, so that the cost of
one more report does not grow with the years that the record covers. Who is kept where (`stands_in`) and who looks where
(`asks`) are lists of plain values, for memory (`Blocks`) and for tables alike.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dragoman.merge.sketch import Sketch

# Further than an undated or planned act may lie from the page that speaks of it (compare.py), with room for two.
_REACH_DAYS = 65
# Days that two dated reports may differ by (the spread of acts.tsv, a late page): further apart they are never the same.
_NEAR_DAYS = 4
# How long the stretches of each kind may be; a block is asked from so much earlier on.
_LENGTHS = {"day": 3, "month": 65, "year": 400, "planned": 65, "undated": 0}
_EVER = 10**7


class Kept(NamedTuple):
    """A place in which a report is kept: kinds are dates that are asked for alike."""

    block: str
    kind: str
    first: int
    last: int


class Asked(NamedTuple):
    """Where a report looks: what is kept in a block, of a kind, with a first day from `low` to `high`."""

    block: str
    kind: str
    low: int
    high: int


def stands_in(sketch: Sketch) -> list[Kept]:
    """Where a report is kept."""
    kind, (first, last) = _kind(sketch), _days(sketch)
    return [Kept(block, kind, first, last) for block in _own(sketch)]


def asks(sketch: Sketch) -> list[Asked]:
    """Where a report looks for its like. Of two that may be the same each finds the other."""
    kind, (first, last) = _kind(sketch), _days(sketch)
    asked = []
    for block in _looks_into(sketch):
        for other, length in _LENGTHS.items():
            reach = _reach(kind, other)
            low, high = (0, _EVER) if kind == "ever" else (max(0, first - reach - length), last + reach)
            asked.append(Asked(block, other, low, high))
        asked.append(Asked(block, "ever", 0, _EVER))
    return asked


def _kind(sketch: Sketch) -> str:
    if sketch.days is None:
        return "ever" if sketch.seen is None else "undated"
    length = sketch.days[1] - sketch.days[0]
    if sketch.status == "planned" and length <= _LENGTHS["planned"]:
        return "planned"
    return next((kind for kind in ("day", "month", "year") if length <= _LENGTHS[kind]), "ever")


def _days(sketch: Sketch) -> tuple[int, int]:
    if _kind(sketch) == "ever":
        return 0, 0
    seen = sketch.seen or 0
    return sketch.days or (seen, seen)


def _reach(one: str, other: str) -> int:
    """How many days may lie between two kinds of dates."""
    far = "undated" in (one, other) or one == other == "planned"
    return _REACH_DAYS if far else _NEAR_DAYS


def _own(sketch: Sketch) -> Iterator[str]:
    """The blocks it stands in: of each pair of its sides, and of each side."""
    sides = sorted(sketch.sides)
    for pair in combinations(sides, 2):
        yield _block(sketch.family, *pair)
    for side in sides:
        yield _block(sketch.family, side)
        if len(sides) == 1:
            yield _block(sketch.family, side, "")


def _looks_into(sketch: Sketch) -> Iterator[str]:
    """The blocks it looks into: two sides meet in that of their pair; whoever is told alone, in that of the side."""
    sides = sorted(sketch.sides)
    if len(sides) == 1:
        yield _block(sketch.family, sides[0])
        return
    for pair in combinations(sides, 2):
        yield _block(sketch.family, *pair)
    for side in sides:
        yield _block(sketch.family, side, "")


def _block(*parts: str) -> str:
    return "|".join(part[:_PART_CHARS] for part in parts)


_PART_CHARS = 100  # of a side's name; longer ones share a block


class Blocks:
    """Named sketches in memory."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, Sketch]] = []
        self._blocks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)

    def near(self, sketch: Sketch) -> Iterator[tuple[str, Sketch]]:
        """Everything kept so far that may tell of the same event."""
        met: set[int] = set()
        for asked in asks(sketch):
            if days := self._blocks.get((asked.block, asked.kind)):
                low, high = bisect_left(days, (asked.low, -1)), bisect_right(days, (asked.high, len(self._kept)))
                met.update(number for _, number in days[low:high])
        return (self._kept[number] for number in sorted(met))

    def add(self, name: str, sketch: Sketch) -> None:
        """Keep a sketch under the name that `near` shall give with it."""
        number = len(self._kept)
        self._kept.append((name, sketch))
        for kept in stands_in(sketch):
            insort(self._blocks[kept.block, kept.kind], (kept.first, number))
