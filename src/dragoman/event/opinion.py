"""A learned opinion beside the frames: which act a word tells, and who stands on its sides.

Two linear models over what can be seen (act_signs.py, side_signs.py); what the frames and slots say is among it, so the
opinion can follow them, overrule them, or speak where they are silent. The weights come with the language pack. Refuses
to decide status, day, place and whose word it is: the grammar does that for every telling alike.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.event.act_signs import Place, act_signs, find_places
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.side_signs import Candidate, contexts, find_candidates, may_differ, pair_signs
from dragoman.event.sides import Sides, find_sides
from dragoman.event.triggers import Trigger
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.pack import EventFrame
from dragoman.model import Sentence, Statement
from dragoman.model.acts import ACTS, Act
from dragoman.sentence.clauses import Predicate

# An act less likely than this is not looked into further: its sides could not lift it over any useful floor.
_WORTH_ASKING = 0.08
# What is less likely than this is no telling; what is likelier is weighed once all is read (confidence.py).
_WORTH_WEIGHING = 0.06
# So many sides are kept for a second look (second_look.py); behind them is one right answer in thirty.
_OPTIONS = 6
# Marks a frame made for one word by the opinion, where the tables have none.
_MADE = "model"
# Which of `contexts` a pair is weighed with: all, the kind of act, its direction.
PAIR_CONTEXTS = (0, 2, 3)

SideStates = tuple[frozenset[str], frozenset[str]]


class Likely(NamedTuple):
    """Sides that an act may have: whose they are, how likely, and the candidates that stand for them best."""

    states: SideStates
    share: float
    actor: Candidate
    other: Candidate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One act that the words of a sentence tell, with its sides.

    at         index of the word that tells it
    act_rule   the frame or the opinion that chose the act, for `explain`
    likely     how likely the act is, 0..1
    sure       how likely the act and its sides are; None where the frames alone decided
    options    the likeliest sides, the best first; none where the frames alone decided, or "iki ülke" stands for sides
               that no candidate is
    """

    at: int
    trigger: Trigger
    predicate: Predicate
    statement: Statement | None
    sides: Sides
    act_rule: str
    likely: float = 1.0
    sure: float | None = None
    options: tuple[Likely, ...] = ()


def propose(
    around: Around,
    triggers: Sequence[Trigger],
    scene: Scene,
    statements: Sequence[Statement],
    weights: OpinionWeights,
) -> Iterator[Telling]:
    """The acts of a sentence that are likely enough to be weighed, with their sides."""
    for place in find_places(around, triggers, weights.nouns):
        statement = statement_at(around.sent, place.at, statements)
        signs = act_signs(place, around, triggers, statement)
        for name, likely in likely_acts(signs, weights):
            telling = _with_sides(place, ACTS[name], likely, around, scene, statement, weights)
            if telling is not None:
                yield telling


def statement_at(sent: Sentence, word: int, statements: Sequence[Statement]) -> Statement | None:
    """The statement that a word of a sentence stands in."""
    at = sent.words[word].span
    return next((statement for statement in statements if statement.span.covers(at)), None)


def likely_acts(signs: Sequence[str], weights: OpinionWeights) -> list[tuple[str, float]]:
    """The acts worth asking about, with how likely an act of their kind is: one act for each kind."""
    sums = [0] * len(weights.acts)
    table = weights.act
    for sign in signs:
        row = table.get(sign)
        if row:
            for at in range(0, len(row), 2):
                sums[row[at]] += row[at + 1]
    shares = softmax([total / weights.scale for total in sums])
    kinds: dict[str, float] = {}
    best: dict[str, tuple[float, str]] = {}
    for name, share in zip(weights.acts[1:], shares[1:], strict=True):
        kind = ACTS[name].type
        kinds[kind] = kinds.get(kind, 0.0) + share
        best[kind] = max(best.get(kind, (0.0, "")), (share, name))
    return [(best[kind][1], share) for kind, share in kinds.items() if share >= _WORTH_ASKING]


def softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _with_sides(
    place: Place,
    act: Act,
    likely: float,
    around: Around,
    scene: Scene,
    statement: Statement | None,
    weights: OpinionWeights,
) -> Telling | None:
    grammar = grammar_sides(place, act, around, scene, statement)
    candidates = find_candidates(place, around, scene, statement, grammar)
    pairs = possible_pairs(candidates, scene)
    trigger = _trigger(place, act, around)
    rule = _act_rule(trigger, likely)
    if pairs:
        shares = pair_shares(candidates, pairs, contexts(act, place, statement), weights)
        options = rank_sides(candidates, pairs, shares, act)[:_OPTIONS]
        sure = likely * options[0].share
        if sure >= _WORTH_WEIGHING:
            return Telling(
                at=place.at, trigger=trigger, predicate=place.owner, statement=statement, act_rule=rule,
                sides=sides_of(options[0], act, f"model {options[0].share:.2f}"), likely=likely, sure=sure,
                options=tuple(options),
            )  # fmt: skip
    if grammar is not None and grammar.anaphoric:
        return Telling(
            at=place.at, trigger=trigger, predicate=place.owner, statement=statement, sides=grammar, act_rule=rule,
            likely=likely, sure=likely,
        )  # fmt: skip
    return None


def grammar_sides(place: Place, act: Act, around: Around, scene: Scene, statement: Statement | None) -> Sides | None:
    """What the frame at this place says of the sides, where it tells an act of this kind."""
    if place.trigger is None or ACTS[place.trigger.frame.act].type != act.type:
        return None
    return find_sides(place.trigger, place.owner, around, scene, statement)


def possible_pairs(candidates: Sequence[Candidate], scene: Scene) -> list[tuple[int, int]]:
    """Numbers of two candidates of different sides, as actor and recipient; -1 where there is no recipient."""
    pairs: list[tuple[int, int]] = []
    for left, actor in enumerate(candidates):
        for right, other in enumerate(candidates):
            if left != right and may_differ(actor, other, scene):
                pairs.append((left, right))
        pairs.append((left, -1))
    return pairs


def pair_shares(
    candidates: Sequence[Candidate],
    pairs: Sequence[tuple[int, int]],
    context: Sequence[str],
    weights: OpinionWeights,
) -> list[float]:
    """How likely each pair is, given that one of them is right."""
    alone = [_alone(candidate, context, weights) for candidate in candidates]
    near = [context[number] for number in PAIR_CONTEXTS]
    together: dict[object, int] = {}  # most pairs look alike: what a pair adds is summed once for each look
    scores: list[float] = []
    for left, right in pairs:
        actor, other = candidates[left], candidates[right] if right >= 0 else None
        look = _look(actor, other)
        if look not in together:
            rows = (weights.pair.get(sign, {}) for sign in pair_signs(actor, other))
            together[look] = sum(row.get(name, 0) for row in rows for name in near)
        total = alone[left][0] + (alone[right][1] if right >= 0 else 0) + together[look]
        scores.append(total / weights.scale)
    return softmax(scores)


def _look(actor: Candidate, other: Candidate | None) -> tuple[object, ...]:
    """All that `pair_signs` looks at."""
    mine = (actor.slot, len(actor.sides), actor.first >= 0)
    if other is None:
        return mine
    theirs = (other.slot, len(other.sides), other.first >= 0)
    return (*mine, *theirs, actor.first < other.first, bool(actor.sides & other.sides))


def rank_sides(
    candidates: Sequence[Candidate], pairs: Sequence[tuple[int, int]], shares: Sequence[float], act: Act
) -> list[Likely]:
    """The sides that the pairs stand for, the likeliest first: Lavrov and Russia share what is Russia's."""
    totals: dict[SideStates, float] = {}
    best: dict[SideStates, tuple[float, tuple[int, int]]] = {}
    for pair, share in zip(pairs, shares, strict=True):
        states = states_of(candidates, pair, act)
        totals[states] = totals.get(states, 0.0) + share
        best[states] = max(best.get(states, (0.0, (-1, -1))), (share, pair))
    # Equal totals are as good as impossible; the names decide, so that every process decides alike.
    ranked = sorted(totals, key=lambda states: (totals[states], *(sorted(side) for side in states)), reverse=True)
    return [
        Likely(states, totals[states], candidates[left], candidates[right] if right >= 0 else None)
        for states in ranked
        for left, right in [best[states][1]]
    ]


def states_of(candidates: Sequence[Candidate], pair: tuple[int, int], act: Act) -> SideStates:
    """Whose sides a pair of candidates stands for: actors, recipients; where an act is mutual, all are actors."""
    left, right = pair
    actors, others = candidates[left].sides, candidates[right].sides if right >= 0 else frozenset[str]()
    return (actors | others, frozenset()) if act.direction == "mutual" else (actors, others)


def _alone(candidate: Candidate, context: Sequence[str], weights: OpinionWeights) -> tuple[int, int]:
    """The sums of a candidate's weights as actor and as recipient."""
    as_actor = as_other = 0
    table = weights.side
    for sign in candidate.signs:
        row = table.get(sign)
        if row:
            for name in context:
                found = row.get(name)
                if found:
                    as_actor += found[0]
                    as_other += found[1]
    return as_actor, as_other


def sides_of(option: Likely, act: Act, rule: str) -> Sides:
    actor, other = option.actor, option.other
    others = other.refs if other else ()
    if act.direction == "mutual":
        ordered = sorted((c for c in (actor, other) if c), key=lambda c: c.first)
        both = tuple(dict.fromkeys(ref for candidate in ordered for ref in candidate.refs))
        return Sides(both, (), rule, "mutual")
    return Sides(actor.refs, others, rule, rule if others else "none")


def _trigger(place: Place, act: Act, around: Around) -> Trigger:
    """The frame's trigger where it tells this act, else one made of the word alone."""
    if place.trigger is not None and place.trigger.frame.act == act.act:
        return place.trigger
    lemma = around.sent.words[place.at].morph.lemma
    frame = EventFrame(
        act=act.act, words=lemma, items=(frozenset({lemma}),), nominal=place.nominal, actors=(), recipients=(),
        needs_other=False, note=_MADE,
    )  # fmt: skip
    if place.trigger is not None:
        found = place.trigger
        return Trigger(
            frame=frame, first=found.first, last=found.last, verb=found.verb, noun=found.noun, nominal=found.nominal,
            parts=found.parts,
        )  # fmt: skip
    return Trigger(
        frame=frame, first=place.at, last=place.at, verb=place.at, noun=place.at if place.nominal else None,
        nominal=place.nominal, parts=frozenset({place.at}),
    )  # fmt: skip


def _act_rule(trigger: Trigger, likely: float) -> str:
    """For `explain`: "model act .83 «kına»", with the frame where one says the same."""
    if trigger.frame.note == _MADE:
        return f"model act {likely:.2f} «{trigger.frame.words}»"
    return f"{trigger.frame.name} + model {likely:.2f}"
