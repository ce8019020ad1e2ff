"""From opinions about pairs to events: who is joined with whom, whatever the order in which reports came.

Reports of one pile hang together by "same" opinions. Inside a pile the two groups that agree best are joined first;
none are joined whose reports do not agree on average, or whom a person parts: people's word stands over the machine's.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from heapq import heapify, heappop, heappush

from dragoman.merge.kinds import load_weights
from dragoman.model import Verdict

# Scores for what a person said; far outside of what findings add up to.
JOINED, PARTED = 1e6, -1e9

Score = Callable[[str, str], float]
Said = Mapping[tuple[str, str], Verdict]


def pair(left: str, right: str) -> tuple[str, str]:
    """Two ids, in order: what opinions are kept under."""
    return (left, right) if left <= right else (right, left)


def parted_from(event: Container[str], said: Said, known: Container[str]) -> set[str]:
    """The reports, of those known, that people said to be of another event than one of these."""
    return {
        other
        for both, verdict in said.items()
        if verdict == "different"
        for one, other in (both, both[::-1])
        if one in event and other not in event and other in known
    }


def group_pile(pile: Iterable[str], edges: Iterable[tuple[str, str]], score: Score) -> list[tuple[str, ...]]:
    """The events of one pile, as sorted groups of its members.

    edges  the pairs that are the same
    score  what any two members say of each other
    """
    groups = _Groups(pile, score)
    for left, right in sorted(edges):
        groups.relate(left, right)
    groups.join_all(load_weights()["judge.join"])
    return sorted(tuple(sorted(members)) for members in groups.members.values())


class _Groups:
    """Groups by the smallest of their members, and what those that are bound by an opinion say of each other in sum."""

    def __init__(self, pile: Iterable[str], score: Score) -> None:
        self.members: dict[str, list[str]] = {member: [member] for member in sorted(set(pile))}
        self._score = score
        self._sums: dict[str, dict[str, float]] = {member: {} for member in self.members}

    def relate(self, left: str, right: str) -> None:
        self._sums[left][right] = self._sums[right][left] = self._score(left, right)

    def join_all(self, least: float) -> None:
        """Join the two groups that agree best, until none agree by `least` on average. Ties go by name."""
        queue = [
            (-self._mean(left, right), left, right) for left, row in self._sums.items() for right in row if left < right
        ]
        heapify(queue)
        while queue:
            mean, left, right = heappop(queue)
            if right not in self._sums.get(left, ()) or -mean != self._mean(left, right):
                continue  # one of them has grown since, or is part of another
            if -mean < least:
                return
            for other in self._join(left, right):
                heappush(queue, (-self._mean(left, other), *pair(left, other)))

    def _mean(self, left: str, right: str) -> float:
        return self._sums[left][right] / (len(self.members[left]) * len(self.members[right]))

    def _join(self, keep: str, gone: str) -> list[str]:
        """Put one group into another; the groups that the joined one has to do with."""
        mine, theirs = self._sums[keep], self._sums.pop(gone)
        others = sorted((mine.keys() | theirs.keys()) - {keep, gone})
        sums = {
            other: (mine[other] if other in mine else self._total(keep, other))
            + (theirs[other] if other in theirs else self._total(gone, other))
            for other in others
        }
        for other, total in sums.items():
            self._sums[other].pop(gone, None)
            self._sums[other][keep] = total
        self._sums[keep] = sums
        self.members[keep] += self.members.pop(gone)
        return others

    def _total(self, left: str, right: str) -> float:
        return sum(self._score(one, other) for one in self.members[left] for other in self.members[right])
