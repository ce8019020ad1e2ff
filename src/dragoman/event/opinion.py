"""A learned opinion beside the frames: which act a word tells, and who stands on its sides.

Two linear models over what can be seen (act_signs.py, side_signs.py); what the frames and slots say is among it, so the
opinion can follow them, overrule them, or speak where they are silent. The weights come with the language pack. Refuses
to decide status, day, place and whose word it is: the grammar does that for every telling alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.event.account import UNHEARD, Account, words_at
from dragoman.event.act_signs import Place, find_places, own_signs, signs_around
from dragoman.event.clause import Around
from dragoman.event.draft import Scene
from dragoman.event.lineup import Candidate, Refs, Unit, find_units, with_joint
from dragoman.event.pairs import Likely, Pairs, pair_shares, possible_pairs, rank_sides, softmax
from dragoman.event.plain import is_of_others, is_plain, plainly
from dragoman.event.side_signs import candidates_at, contexts, with_grammar
from dragoman.event.sides import Sides, find_sides
from dragoman.event.triggers import Trigger
from dragoman.lang.frames import EventFrame
from dragoman.lang.opinion import OpinionWeights
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
MADE = "model"


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
    account: Account = UNHEARD,
) -> Iterator[Telling]:
    """The acts of a sentence that are likely enough to be weighed, with their sides."""
    units: dict[str | None, list[Unit]] = {}
    pairs: dict[tuple[Refs, ...], Pairs] = {}
    deeds = {trigger.deed for trigger in triggers}
    for place in find_places(around, triggers, weights.nouns):
        statement = statement_at(around.sent, place.at, statements)
        sums = weights.act_sums
        own = sums.total_of_group(own_signs(around.sent.words[place.at]))
        shares = _shares(own + sums.total(signs_around(place, around, triggers, statement)), weights)
        acts = _likely(shares, weights)
        plain = is_plain(place, acts, around)
        acts = plainly(place.trigger, acts) if plain else acts
        if not acts:
            account.silent(around, place, shares, weights.acts, _WORTH_ASKING)
        elif place.at in deeds:
            acts = _without_accusing(acts, place, around, account)
        if not acts:
            continue
        speaker = statement.speaker if statement is not None else None
        if speaker not in units:
            units[speaker] = find_units(around, scene, statement)
        mine = with_joint(units[speaker], place.owner, around, scene, statement)
        candidates = candidates_at(place, around, mine)
        line = tuple(unit.refs for unit in mine)
        if line not in pairs:
            pairs[line] = Pairs(candidates, possible_pairs(candidates, scene))
        seen = _Seen(place, around, scene, statement, candidates, pairs[line])
        for name, likely in acts:
            telling = _with_sides(seen, ACTS[name], likely, weights, account)
            if (
                telling is not None
                and plain
                and is_of_others(telling.trigger, telling.predicate, telling.sides, around, scene)
            ):
                both = telling.sides.actors, telling.sides.recipients
                account.passed(around, words_at(around, place), name, "another-doer", sides=both, sure=telling.sure)
            elif telling is not None:
                yield telling


def _without_accusing(
    acts: Sequence[tuple[str, float]], place: Place, around: Around, account: Account
) -> list[tuple[str, float]]:
    """At a deed that somebody is accused of: the accusation itself is told by its own verb, on its own day."""
    kept: list[tuple[str, float]] = []
    for name, likely in acts:
        if ACTS[name].type == "ACCUSE":
            account.passed(around, words_at(around, place), name, "deed")
        else:
            kept.append((name, likely))
    return kept


def statement_at(sent: Sentence, word: int, statements: Sequence[Statement]) -> Statement | None:
    """The statement that a word of a sentence stands in."""
    at = sent.words[word].span
    return next((statement for statement in statements if statement.span.covers(at)), None)


def likely_acts(signs: Sequence[str], weights: OpinionWeights) -> list[tuple[str, float]]:
    """The acts worth asking about, with how likely an act of their kind is: one act for each kind."""
    return _likely(_shares(weights.act_sums.total(signs), weights), weights)


def _shares(total: int, weights: OpinionWeights) -> list[float]:
    """How likely each act is, and that it is none."""
    sums = weights.act_sums.cells(total, len(weights.acts))
    return softmax([weight / weights.scale for weight in sums])


def _likely(shares: Sequence[float], weights: OpinionWeights) -> list[tuple[str, float]]:
    if 1 - shares[0] < 0.99 * _WORTH_ASKING:
        return []  # most words tell nothing, and then no act needs to be looked at
    likely: list[tuple[str, float]] = []
    for kind in _kinds(weights.acts):
        share = 0.0
        for number in kind:
            share += shares[number]
        if share >= _WORTH_ASKING:
            best = max(kind, key=lambda number: (shares[number], weights.acts[number]))
            likely.append((weights.acts[best], share))
    return likely


@lru_cache(maxsize=8)
def _kinds(acts: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """The numbers of the acts of each type, types in the order of their first acts; the first of all is "none"."""
    kinds: dict[str, list[int]] = {}
    for number, name in enumerate(acts[1:], start=1):
        kinds.setdefault(ACTS[name].type, []).append(number)
    return tuple(map(tuple, kinds.values()))


class _Seen(NamedTuple):
    """What is seen at a place whatever act it tells."""

    place: Place
    around: Around
    scene: Scene
    statement: Statement | None
    candidates: list[Candidate]
    pairs: Pairs


def _with_sides(seen: _Seen, act: Act, likely: float, weights: OpinionWeights, account: Account) -> Telling | None:
    place, around, statement, pairs = seen.place, seen.around, seen.statement, seen.pairs
    options: list[Likely] = []
    grammar = grammar_sides(place, act, around, seen.scene, statement)
    candidates = with_grammar(seen.candidates, grammar)
    if pairs.numbers:
        shares = pair_shares(candidates, pairs, contexts(act, place, statement), weights)
        options = rank_sides(candidates, pairs, shares, act, first=_OPTIONS)
        sure = likely * options[0].share
        if sure >= _WORTH_WEIGHING:
            trigger = _trigger(place, act, around)
            rule = _act_rule(trigger, likely)
            return Telling(
                at=place.at, trigger=trigger, predicate=place.owner, statement=statement, act_rule=rule,
                sides=sides_of(options[0], act, f"model {options[0].share:.2f}"), likely=likely, sure=sure,
                options=tuple(options),
            )  # fmt: skip
    if grammar is not None and grammar.anaphoric:
        trigger = _trigger(place, act, around)
        rule = _act_rule(trigger, likely)
        return Telling(
            at=place.at, trigger=trigger, predicate=place.owner, statement=statement, sides=grammar, act_rule=rule,
            likely=likely, sure=likely,
        )  # fmt: skip
    words = words_at(around, place)
    if options:
        best, sure = sides_of(options[0], act, ""), likely * options[0].share
        both = best.actors, best.recipients
        account.passed(around, words, act.act, "sides-unsure", sides=both, sure=sure, floor=_WORTH_WEIGHING)
    else:
        account.passed(around, words, act.act, "no-sides")
    return None


def grammar_sides(place: Place, act: Act, around: Around, scene: Scene, statement: Statement | None) -> Sides | None:
    """What the frame at this place says of the sides, where it tells an act of this kind."""
    if place.trigger is None or ACTS[place.trigger.frame.act].type != act.type:
        return None
    return find_sides(place.trigger, place.owner, around, scene, statement)


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
        needs_other=False, note=MADE,
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
    if trigger.frame.note == MADE:
        return f"model act {likely:.2f} «{trigger.frame.words}»"
    return f"{trigger.frame.name} + model {likely:.2f}"
