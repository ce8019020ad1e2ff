"""Which two of the candidates stand on the sides of an act: every possible pair weighed, and what the pairs stand for.

Most of the time that an article takes was once spent here: a dozen candidates make a hundred pairs, for every act. What
does not depend on the act is therefore seen once, in `Pairs`.
"""

import math
from collections import defaultdict
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
    """What pairs stand for: for each pair the number of its states; for each number its pairs, the first of them in the
    first place.
    """

    of: list[int]
    pairs: list[list[int]]


class Pairs:
    """Pairs of candidates, and what is seen of them whatever the act and the slots they stand in.

    numbers    of two candidates, as actor and recipient; -1 where there is no recipient
    columns    the first numbers of all pairs, and the second ones
    relations  of each pair, whether they share a side and which comes first in the sentence; 0 where there is no second
    """

    def __init__(self, candidates: Sequence[Candidate], numbers: Sequence[tuple[int, int]]) -> None:
        self.numbers = numbers
        self.columns = [left for left, _ in numbers], [right for _, right in numbers]
        self.sides = [*(each.sides for each in candidates), _NOBODY]  # the last one, number -1, is nobody
        # Every state is a bit, sides are the sum of theirs: of a dozen candidates many are of one side.
        bits: dict[str, int] = {}
        known: dict[frozenset[str], int] = {}
        for each in self.sides:
            if each not in known:
                known[each] = sum([1 << bits.setdefault(state, len(bits)) for state in each])
        self._bits = len(bits)
        self._masks = masks = [known[each] for each in self.sides]
        self._shown: dict[bool, _Shown] = {}
        firsts = [candidate.first for candidate in candidates]
        self.relations = [
            0
            if right < 0
            else (2 if firsts[left] < 0 or firsts[right] < 0 else 4 if firsts[left] < firsts[right] else 6)
            | (masks[left] & masks[right] != 0)
            for left, right in zip(*self.columns, strict=True)
        ]

    def shown(self, *, mutual: bool) -> _Shown:
        """Whose sides the pairs stand for."""
        if mutual not in self._shown:
            masks, columns = self._masks, self.columns
            if mutual:
                both = [masks[left] | masks[right] for left, right in zip(*columns, strict=True)]
            else:
                high = [mask << self._bits for mask in masks]
                both = [high[left] + masks[right] for left, right in zip(*columns, strict=True)]
            pairs: defaultdict[int, list[int]] = defaultdict(list)
            for pair, states in enumerate(both):
                pairs[states].append(pair)
            numbers = {states: number for number, states in enumerate(pairs)}
            self._shown[mutual] = _Shown([numbers[states] for states in both], list(pairs.values()))
        return self._shown[mutual]

    def states(self, pair: int, *, mutual: bool) -> SideStates:
        """Whose sides one pair stands for."""
        left, right = self.numbers[pair]
        return _states(self.sides[left], self.sides[right], mutual=mutual)


def possible_pairs(candidates: Sequence[Candidate], scene: Scene) -> list[tuple[int, int]]:
    """Numbers of two candidates of different sides, as actor and recipient; -1 where there is no recipient."""
    pairs: list[tuple[int, int]] = []
    actors, part = scene.cast.actors, scene.cast.part
    # Only where a group or a territory takes part may two of one state be two sides.
    groups = any(actors[ref].kind == "group" or part(ref) for candidate in candidates for ref in candidate.refs)
    sides = [candidate.sides for candidate in candidates]
    # Where lists begin; what is no list, or not named here, begins nowhere.
    begins = [each.first if len(each.refs) > 1 and each.first >= 0 else -at - 1 for at, each in enumerate(candidates)]
    apart_from: dict[frozenset[str], list[int]] = {}
    for left, (actor, own) in enumerate(zip(candidates, sides, strict=True)):
        apart = apart_from.get(own)
        if apart is None:
            apart = apart_from[own] = [right for right, other in enumerate(sides) if own.isdisjoint(other)]
        if groups:
            alike = [right for right, other in enumerate(sides) if other == own and right not in apart]
            alike = [right for right in alike if right != left and may_differ(actor, candidates[right], scene)]
            apart = sorted((*apart, *alike)) if alike else apart
        # One word that may mean two different sides ("iki ülke") is never both.
        pairs += [(left, right) for right in apart if right != left and begins[right] != begins[left]]
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
    # What a pair weighs beyond its two candidates. Most pairs look alike, so each look is summed once and kept.
    names = tuple(context[number] for number in PAIR_CONTEXTS)
    kept = weights.pair_sums.setdefault(names, {})
    actor_look = [_look(candidate) << 16 for candidate in candidates]
    other_look = [*(_look(candidate) << 3 for candidate in candidates), 0]
    scale = weights.scale

    def scores() -> list[float]:
        return [
            (as_actor[left] + as_other[right] + kept[actor_look[left] + other_look[right] + relation]) / scale
            for left, right, relation in zip(*pairs.columns, pairs.relations, strict=True)
        ]

    try:
        return softmax(scores())
    except KeyError:  # a look that was never seen: a few hundred are
        for left, right, relation in zip(*pairs.columns, pairs.relations, strict=True):
            look = actor_look[left] + other_look[right] + relation
            if look not in kept:
                other = candidates[right] if right >= 0 else None
                rows = [weights.pair.get(sign, {}) for sign in pair_signs(candidates[left], other)]
                kept[look] = sum(row.get(name, 0) for row in rows for name in names)
        return softmax(scores())


def softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    exp = math.exp
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _look(candidate: Candidate) -> int:
    """All that `pair_signs` sees of one candidate, as a number."""
    return _SLOT_NUMBERS[candidate.slot] << 3 | min(len(candidate.sides), 3) << 1 | (candidate.first >= 0)


def rank_sides(
    candidates: Sequence[Candidate], pairs: Pairs, shares: Sequence[float], act: Act, *, first: int | None = None
) -> list[Likely]:
    """The sides that the pairs stand for, the likeliest first: Lavrov and Russia share what is Russia's.

    first  so many are wanted
    """
    mutual = act.direction == "mutual"
    shown = pairs.shown(mutual=mutual)
    totals = [0.0] * len(shown.pairs)
    for number, share in zip(shown.of, shares, strict=True):
        totals[number] += share
    least = sorted(totals, reverse=True)[:first][-1]
    likely = [
        (total, pairs.states(members[0], mutual=mutual), members)
        for total, members in zip(totals, shown.pairs, strict=True)
        if total >= least
    ]
    # Equal totals are as good as impossible; the names decide, so that every process decides alike.
    likely.sort(key=lambda each: (each[0], *map(sorted, each[1])), reverse=True)
    found: list[Likely] = []
    for total, states, members in likely[:first]:
        _, (left, right) = max([(shares[pair], pairs.numbers[pair]) for pair in members])
        found.append(Likely(states, total, candidates[left], candidates[right] if right >= 0 else None))
    return found


def states_of(candidates: Sequence[Candidate], pair: tuple[int, int], act: Act) -> SideStates:
    """Whose sides a pair of candidates stands for: actors, recipients; where an act is mutual, all are actors."""
    left, right = pair
    others = candidates[right].sides if right >= 0 else _NOBODY
    return _states(candidates[left].sides, others, mutual=act.direction == "mutual")


def _states(actors: frozenset[str], others: frozenset[str], *, mutual: bool) -> SideStates:
    return (actors | others, _NOBODY) if mutual else (actors, others)
