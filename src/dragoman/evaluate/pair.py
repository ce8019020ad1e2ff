"""One to one: which event, which statement of a reading stands for which one of the gold.

Greedy, not optimal: the codebook says "most agreeing first", and a pair once made is not undone.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

from dragoman.evaluate.figures import Ratio
from dragoman.evaluate.sheet import CodedEvent, Said

T = TypeVar("T", bound=Hashable)


class Pairing(NamedTuple):
    """Indexes of the pairs, and of what stayed alone on either hand."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    invented: tuple[int, ...]

    def as_ratio(self) -> Ratio:
        hit = len(self.pairs)
        return Ratio(hit, hit + len(self.missed), hit + len(self.invented))


def pair_events(golds: Sequence[CodedEvent], reads: Sequence[CodedEvent]) -> Pairing:
    """Pairs by how many facts agree; of equals, the earlier gold event first, then the earlier one read."""
    options = [
        (-sum(gold.facts.agreeing(read.facts)), i, j)
        for i, gold in enumerate(golds)
        for j, read in enumerate(reads)
        if gold.can_be(read)
    ]
    taken: dict[int, int] = {}
    left = set(range(len(reads)))
    for _, i, j in sorted(options):
        if i not in taken and j in left:
            taken[i] = j
            left.remove(j)
    return _pairing(taken, len(golds), left)


def pair_statements(golds: Sequence[Said], reads: Sequence[Said]) -> Pairing:
    """Each gold statement takes the first one left that is the same."""
    taken: dict[int, int] = {}
    left = list(range(len(reads)))
    for i, gold in enumerate(golds):
        found = next((j for j in left if gold.same(reads[j])), None)
        if found is not None:
            taken[i] = found
            left.remove(found)
    return _pairing(taken, len(golds), set(left))


def _pairing(taken: dict[int, int], golds: int, left: set[int]) -> Pairing:
    return Pairing(tuple(taken.items()), tuple(i for i in range(golds) if i not in taken), tuple(sorted(left)))


def overlap(golds: Counter[T], reads: Counter[T]) -> Ratio:
    """How much two bags share: a word that stands twice has to be found twice.

    >>> overlap(Counter("aab"), Counter("abc"))
    Ratio(hit=2, gold=3, predicted=3)
    """
    return Ratio((golds & reads).total(), golds.total(), reads.total())
