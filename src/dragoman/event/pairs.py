"""Which two of the candidates stand on the sides of an act: every possible pair weighed, and what the pairs stand for.

Most of the time that an article takes was once spent here: a dozen candidates make a hundred pairs, for every act. What
does not depend on the act is therefore seen once, in `Pairs`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.event.draft import Scene
from dragoman.event.lineup import Candidate
from dragoman.event.side_signs import SLOTS, may_differ, pair_signs
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.sums import unpaired
from dragoman.model.acts import Act

# Which of `contexts` a pair is weighed with: all, the kind of act, its direction.
PAIR_CONTEXTS = (0, 2, 3)
# The contexts before this one say what the act is, those from here on how it is told.
_ACT_CONTEXTS = 4
_SLOT_NUMBERS = {slot: number for number, slot in enumerate((*SLOTS, "agent", "here", "before"))}

SideStates = tuple[frozenset[str], frozenset[str]]
_NOBODY: frozenset[str] = frozenset()


class Likely(NamedTuple):
    """Sides that an act may have: whose they are, how likely, and the candidates that stand for them best."""

    states: SideStates
    share: float
    actor: Candidate
    other: Candidate | None


class _Shown(NamedTuple):
    """All states that pairs stand for; for each pair the number of its own; for each of the states its pairs."""

    states: list[SideStates]
    of: list[int]
    pairs: list[list[int]]


class Pairs:
    """Pairs of candidates, and what is seen of them whatever the act and the slots they stand in.

    numbers  of two candidates, as actor and recipient; -1 where there is no recipient
    """

    def __init__(self, candidates: Sequence[Candidate], numbers: Sequence[tuple[int, int]]) -> None:
        self.numbers = numbers
        sides = [*(each.sides for each in candidates), _NOBODY]  # the last one, number -1, is nobody
        # Of a dozen candidates many are of one side: the sides are numbered, those of a pair are one number.
        kinds = {each: number for number, each in enumerate(dict.fromkeys(sides))}
        self._sides = list(kinds)
        kind_of = [kinds[each] for each in sides]
        self._both = [kind_of[left] * len(kinds) + kind_of[right] for left, right in numbers]
        self._shown: dict[bool, _Shown] = {}
        firsts = [candidate.first for candidate in candidates]
        self.relations = [
            0 if right < 0 else _order(firsts[left], firsts[right]) | (not sides[left].isdisjoint(sides[right]))
            for left, right in numbers
        ]

    def _sides_of(self, both: int) -> tuple[frozenset[str], frozenset[str]]:
        left, right = divmod(both, len(self._sides))
        return self._sides[left], self._sides[right]

    def shown(self, *, mutual: bool) -> _Shown:
        """Whose sides the pairs stand for."""
        if mutual not in self._shown:
            numbers: dict[SideStates, int] = {}
            by_sides = {
                both: numbers.setdefault(_states(*self._sides_of(both), mutual=mutual), len(numbers))
                for both in dict.fromkeys(self._both)
            }
            of = [by_sides[both] for both in self._both]
            members: list[list[int]] = [[] for _ in numbers]
            for pair, number in enumerate(of):
                members[number].append(pair)
            self._shown[mutual] = _Shown(list(numbers), of, members)
        return self._shown[mutual]


def possible_pairs(candidates: Sequence[Candidate], scene: Scene) -> list[tuple[int, int]]:
    """Numbers of two candidates of different sides, as actor and recipient; -1 where there is no recipient."""
    pairs: list[tuple[int, int]] = []
    actors, part = scene.cast.actors, scene.cast.part
    # Only where a group or a territory takes part may two of one state be two sides.
    groups = any(actors[ref].kind == "group" or part(ref) for candidate in candidates for ref in candidate.refs)
    sides = [candidate.sides for candidate in candidates]
    for left, actor in enumerate(candidates):
        apart = actor.sides.isdisjoint
        pairs += [
            (left, right)
            for right, others in enumerate(sides)
            if right != left and (apart(others) or (groups and may_differ(actor, candidates[right], scene)))
        ]
        pairs.append((left, -1))
    return pairs


def pair_shares(
    candidates: Sequence[Candidate], pairs: Pairs, context: tuple[str, ...], weights: OpinionWeights
) -> list[float]:
    """How likely each pair is, given that one of them is right."""
    alone = weights.side_sums.of_each(
        [candidate.signs for candidate in candidates], context[:_ACT_CONTEXTS], context[_ACT_CONTEXTS:]
    )
    as_actor, as_other = zip(*map(unpaired, alone), (0, 0), strict=True)  # the last one, number -1, is nobody
    together = _together(candidates, pairs, context, weights)
    scale = weights.scale
    return softmax(
        [
            (as_actor[left] + as_other[right] + both) / scale
            for (left, right), both in zip(pairs.numbers, together, strict=True)
        ]
    )


def softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    exp = math.exp
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _together(
    candidates: Sequence[Candidate], pairs: Pairs, context: Sequence[str], weights: OpinionWeights
) -> list[int]:
    """What each pair weighs beyond its two candidates. Most pairs look alike, so each look is summed once and kept."""
    names = tuple(context[number] for number in PAIR_CONTEXTS)
    kept = weights.pair_sums.setdefault(names, {})
    as_actor = [_look(candidate) << 16 for candidate in candidates]
    as_other = [*(_look(candidate) << 3 for candidate in candidates), 0]
    looks = [
        as_actor[left] + as_other[right] + relation
        for (left, right), relation in zip(pairs.numbers, pairs.relations, strict=True)
    ]
    try:
        return [kept[look] for look in looks]
    except KeyError:  # a look that was never seen: a few hundred are
        for look, pair in zip(looks, pairs.numbers, strict=True):
            if look not in kept:
                rows = [weights.pair.get(sign, {}) for sign in pair_signs(*_pair(candidates, pair))]
                kept[look] = sum(row.get(name, 0) for row in rows for name in names)
        return [kept[look] for look in looks]


def _pair(candidates: Sequence[Candidate], pair: tuple[int, int]) -> tuple[Candidate, Candidate | None]:
    left, right = pair
    return candidates[left], candidates[right] if right >= 0 else None


def _look(candidate: Candidate) -> int:
    """All that `pair_signs` sees of one candidate, as a number."""
    return _SLOT_NUMBERS[candidate.slot] << 3 | min(len(candidate.sides), 3) << 1 | (candidate.first >= 0)


def _order(first: int, other: int) -> int:
    """Which of two comes first in the sentence, or that one is not named there; with room for one more bit."""
    return 2 if first < 0 or other < 0 else 4 if first < other else 6


def rank_sides(
    candidates: Sequence[Candidate], pairs: Pairs, shares: Sequence[float], act: Act, *, first: int | None = None
) -> list[Likely]:
    """The sides that the pairs stand for, the likeliest first: Lavrov and Russia share what is Russia's.

    first  so many are wanted
    """
    shown = pairs.shown(mutual=act.direction == "mutual")
    totals = [0.0] * len(shown.states)
    for number, share in zip(shown.of, shares, strict=True):
        totals[number] += share
    least = sorted(totals, reverse=True)[:first][-1]
    # Equal totals are as good as impossible; the names decide, so that every process decides alike.
    ranked = sorted(
        (number for number, total in enumerate(totals) if total >= least),
        key=lambda number: (totals[number], *(sorted(side) for side in shown.states[number])),
        reverse=True,
    )
    found: list[Likely] = []
    for number in ranked[:first]:
        best = max(shown.pairs[number], key=lambda pair: (shares[pair], pairs.numbers[pair]))
        left, right = pairs.numbers[best]
        found.append(
            Likely(shown.states[number], totals[number], candidates[left], candidates[right] if right >= 0 else None)
        )
    return found


def states_of(candidates: Sequence[Candidate], pair: tuple[int, int], act: Act) -> SideStates:
    """Whose sides a pair of candidates stands for: actors, recipients; where an act is mutual, all are actors."""
    left, right = pair
    others = candidates[right].sides if right >= 0 else _NOBODY
    return _states(candidates[left].sides, others, mutual=act.direction == "mutual")


def _states(actors: frozenset[str], others: frozenset[str], *, mutual: bool) -> SideStates:
    return (actors | others, _NOBODY) if mutual else (actors, others)
