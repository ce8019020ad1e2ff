"""From opinions about pairs to events: who is joined with whom, whatever the order in which reports came.

Reports of one pile hang together by "same" opinions. Inside a pile the surest pair is joined first, and two groups
become one when their reports agree on average and no person parts them: people's word stands over the machine's.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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


def group_pile(pile: Iterable[str], edges: Iterable[tuple[float, str, str]], score: Score) -> list[tuple[str, ...]]:
    """The events of one pile, as sorted groups of its members.

    edges  the pairs that are the same, with their scores
    score  what any two members say of each other
    """
    members = sorted(set(pile))
    if len(members) < 2:
        return [tuple(members)]
    clusters: dict[int, list[str]] = {number: [member] for number, member in enumerate(members)}
    home = {member: number for number, member in enumerate(members)}
    join = load_weights()["judge.join"]
    # The surest first; ties by name, so that the order of arrival has no say.
    queue = [(-value, *pair(left, right)) for value, left, right in edges]
    heapify(queue)
    while queue:
        value, left, right = heappop(queue)
        one, other = home[left], home[right]
        if one == other:
            continue
        mean = _agreement(clusters[one], clusters[other], score)
        if mean < join:
            continue
        if mean < -value - 1e-9:
            # They agree less than this pair alone: surer pairs come first.
            heappush(queue, (-mean, left, right))
            continue
        _join(clusters, home, *sorted((one, other)))
    return sorted(tuple(sorted(cluster)) for cluster in clusters.values())


def _join(clusters: dict[int, list[str]], home: dict[str, int], keep: int, gone: int) -> None:
    moved = clusters.pop(gone)
    clusters[keep] += moved
    for member in moved:
        home[member] = keep


def _agreement(left: Sequence[str], right: Sequence[str], score: Score) -> float:
    """The mean of what each of one group says of each of the other."""
    return sum(score(one, other) for one in sorted(left) for other in sorted(right)) / (len(left) * len(right))
