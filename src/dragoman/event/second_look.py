"""A second look at who stands on the sides, once the whole article is read.

A sentence often leaves open whom an act is directed at; who accuses whom throughout the article does not. The possible
sides of a telling are weighed again with what the other tellings' likeliest sides say of them: how often, in the same
kind of act, close by. Refuses to find sides that the sentence did not offer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import log, log1p
from operator import mul
from typing import NamedTuple

from dragoman.event.account import Account, words_of
from dragoman.event.clause import Around
from dragoman.event.opinion import MADE, Telling, sides_of
from dragoman.event.pairs import Likely, SideStates, softmax
from dragoman.model.acts import ACTS, QUARTER_OF, Act

# Signs of the sides by themselves; all others are what the rest of the article says.
_OWN = ("likely", "behind", "first", "second", "toward nobody", "several actors", "several recipients")
# What is told of all that is asked: how often, of all, of the act's type, of its quarter besides, here, close by.
_TOLD = ("", ", of all", ", of the type", ", of the quarter", ", here", ", near")
_BY_THE_REST = ", by the rest of the article"
# A telling, and the index of its sentence.
Told = tuple[int, Telling]
_Key = tuple[object, ...]


def look_again(told: Sequence[Told], weights: Mapping[str, Mapping[str, float]]) -> list[Telling]:
    """The tellings in the same order, each with the sides that the rest of the article speaks for, and its options in
    the order that comes of it.
    """
    if not weights:
        return [telling for _, telling in told]
    tables = _Tables(weights)
    return [_chosen(telling, others, tables) if others else telling for telling, others in _with_others(told)]


def tell_of_other_sides(
    told: Sequence[Told], again: Sequence[Told], arounds: Sequence[Around], account: Account
) -> None:
    """The sides that each sentence by itself spoke for, where the second look found others likelier."""
    for (at, first), (_, second) in zip(told, again, strict=True):
        if first.options and first.options[0].states != second.options[0].states:
            words, act, around = words_of(arounds[at], first.trigger), first.trigger.frame.act, arounds[at]
            rule = "rest-of-article" if second.sides.actor_rule.endswith(_BY_THE_REST) else "second-look"
            both = first.sides.actors, first.sides.recipients
            account.passed(around, words, act, "other-sides", rule, sides=both, sure=first.sure)


def signs_of(told: Sequence[Told]) -> Iterator[list[dict[str, float]]]:
    """For each telling what speaks for each of its options, as numbers by name; [] where there is nothing to choose."""
    for telling, others in _with_others(told):
        yield [_signs(telling, rank, others) for rank in range(len(telling.options))] if others else []


def _signs(telling: Telling, rank: int, others: "_Others") -> dict[str, float]:
    signs = dict(zip(_OWN, _own_values(telling.options, rank), strict=True))
    for asked in others.asked(telling.options[rank].states):
        signs.update(zip((asked.name + told for told in _TOLD), others.answer(asked.keys)[::2], strict=False))
    return signs


def _chosen(telling: Telling, others: "_Others", tables: "_Tables") -> Telling:
    act = ACTS[telling.trigger.frame.act]
    weights = tables.of(act)
    weighed: dict[int, list[float]] = {}  # options share much of what is asked
    scores: list[float] = []
    heard: list[bool] = []
    for rank, option in enumerate(telling.options):
        # Each number by its two weights, in this order: sums of fractions depend on it.
        parts = list(map(mul, weights["own"], _twice(_own_values(telling.options, rank))))
        own = len(parts)
        for number, name, keys in others.asked(option.states):
            found = weighed.get(number)
            if found is None:
                found = weighed[number] = list(map(mul, weights[name], others.answer(keys)))
            parts += found
        scores.append(sum(parts))
        heard.append(len(parts) > own)
    shares = softmax(scores)
    best = max(range(len(shares)), key=shares.__getitem__)
    # What is not among the options stays as likely as it was.
    known = min(1.0, sum([option.share for option in telling.options]))
    share = shares[best] * known
    order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
    options = tuple([telling.options[at]._replace(share=shares[at] * known) for at in order])
    rule = f"model {share:.2f}" + (_BY_THE_REST if best and heard[best] else "")
    sides = sides_of(telling.options[best], act, rule)
    if telling.trigger.frame.note != MADE:
        share = min(1.0, share + _of_parts(telling.options[best], options, mutual=act.direction == "mutual"))
    return replace(telling, sides=sides, sure=telling.likely * share, options=options)


def _of_parts(chosen: Likely, options: Sequence[Likely], *, mutual: bool) -> float:
    """How likely it is only some of a list that the sentence names: then it is the list, less surely told."""
    if not any(side and len(side.refs) > 1 and side.first >= 0 for side in (chosen.actor, chosen.other)):
        return 0.0
    actors, others = chosen.states
    if mutual:
        return sum(each.share for each in options if each.states[0] | each.states[1] < actors | others)
    parts = (each for each in options if each.states != chosen.states and bool(each.states[1]) == bool(others))
    return sum(each.share for each in parts if each.states[0] <= actors and each.states[1] <= others)


class _Tables:
    """The weights of each type of act, for its own signs and for all that is asked: of each number the weight for all
    acts and behind it that for the type, which are both zero where nothing was learned.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        self._weights = weights
        self._of: dict[str, Mapping[str, Sequence[float]]] = {}

    def of(self, act: Act) -> Mapping[str, Sequence[float]]:
        if act.type not in self._of:
            tables = [self._weights.get(name, {}) for name in ("", act.type)]

            def row(names: Sequence[str]) -> list[float]:
                return [table.get(name, 0.0) for name in names for table in tables]

            self._of[act.type] = {name: row([name + told for told in _TOLD]) for name in _ASKED} | {"own": row(_OWN)}
        return self._of[act.type]


class _Asked(NamedTuple):
    """What is asked of the other tellings about possible sides; of several keys the rarest counts."""

    number: int
    name: str
    keys: tuple[int, ...]


class _Memory:
    """What the tellings of an article say of who deals with whom, each counted as much as it is likely.

    counts  all tellings (""), those of a type, of a quarter of the acts, of a sentence -> number of a key -> how many
    """

    def __init__(self) -> None:
        self.total = 0.0
        self.counts: defaultdict[object, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
        self._numbers: dict[_Key, int] = {}
        self._said: dict[tuple[SideStates, bool], list[int]] = {}
        self._asked: dict[tuple[SideStates, bool], list[_Asked]] = {}

    def add(self, sent: int, telling: Telling, times: int) -> None:
        if not telling.options:
            return
        act, weight = ACTS[telling.trigger.frame.act], times * (telling.sure or 0.0)
        self.total += weight
        said = telling.options[0].states, act.direction == "mutual"
        if said not in self._said:
            self._said[said] = [self._number(key) for key in _said_of(said[0], mutual=said[1])]
        for scope in ("", act.type, QUARTER_OF[act.type], sent):
            counts = self.counts[scope]
            for key in self._said[said]:
                counts[key] += weight

    def asked(self, states: SideStates, *, mutual: bool) -> list[_Asked]:
        """What is asked of the others about these sides."""
        found = self._asked.get((states, mutual))
        if found is None:
            asked = [(name, tuple(map(self._number, keys))) for name, keys in _asked_of(states, mutual=mutual) if keys]
            found = self._asked[states, mutual] = [_Asked(self._number(each), *each) for each in asked]
        return found

    def _number(self, key: _Key) -> int:
        return self._numbers.setdefault(key, len(self._numbers))


class _Others:
    """What all tellings but one say, as it counts for that one."""

    def __init__(self, memory: _Memory, act: Act, sent: int) -> None:
        self._memory = memory
        self._mutual = act.direction == "mutual"
        scopes = ("", act.type, QUARTER_OF[act.type], sent, sent - 1, sent + 1)
        self._total = memory.total + 1
        self._counts = [memory.counts.get(scope, _NOTHING).get for scope in scopes]

    def asked(self, states: SideStates) -> list[_Asked]:
        return self._memory.asked(states, mutual=self._mutual)

    def answer(self, keys: Sequence[int]) -> tuple[float, ...]:
        """The numbers of `_TOLD`, each twice, for its two weights; () where nobody tells anything of the kind."""
        every, of_type, of_quarter, in_sent, before, behind = self._counts
        count = every(keys[0], 0.0) if len(keys) == 1 else min([every(key, 0.0) for key in keys])
        if count < 1e-9:
            return ()
        if len(keys) == 1:
            key = keys[0]
            typed, quarter, here = of_type(key, 0.0), of_quarter(key, 0.0), in_sent(key, 0.0)
            near = before(key, 0.0) + behind(key, 0.0)
        else:
            typed = min([of_type(key, 0.0) for key in keys])
            quarter = min([of_quarter(key, 0.0) for key in keys])
            here = min([in_sent(key, 0.0) for key in keys])
            near = min([before(key, 0.0) + behind(key, 0.0) for key in keys])
        often, besides = log1p(count), quarter - typed
        of_all = count / self._total
        typed = log1p(typed) if typed > 0 else 0.0
        besides = log1p(besides) if besides > 0 else 0.0
        return often, often, of_all, of_all, typed, typed, besides, besides, here, here, near, near


def _twice(values: Sequence[float]) -> Iterator[float]:
    return chain.from_iterable(zip(values, values, strict=True))


_NOTHING: Mapping[int, float] = {}


def _with_others(told: Sequence[Told]) -> Iterator[tuple[Telling, _Others | None]]:
    """Each telling with what the others say, to be asked before the next is taken; None where there is no choice."""
    memory = _Memory()
    by_place: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for sent, telling in told:
        memory.add(sent, telling, 1)
        by_place[sent, telling.at].append((sent, telling))
    for sent, telling in told:
        if len(telling.options) < 2:
            yield telling, None
            continue
        # What the same word may tell besides was read off the same sentence: it is no second witness.
        for own_sent, own in by_place[sent, telling.at]:
            memory.add(own_sent, own, -1)
        yield telling, _Others(memory, ACTS[telling.trigger.frame.act], sent)
        for own_sent, own in by_place[sent, telling.at]:
            memory.add(own_sent, own, 1)


def _said_of(states: SideStates, *, mutual: bool) -> Iterator[_Key]:
    """Everything that a telling of these sides bears witness to."""
    actors, others = states
    yield "both", actors | others
    for state in actors | others:
        yield "part", state
    if mutual:
        yield "together", actors
        return
    yield "pair", actors, others
    yield "actor", actors
    yield ("recipient", others) if others else ("alone", actors)


# All that may be asked.
_ASKED = (
    "both", "actor takes part", "together", "pair", "actor", "actor receives", "actor alone", "turned round",
    "recipient", "recipient acts", "recipient takes part",
)  # fmt: skip


def _asked_of(states: SideStates, *, mutual: bool) -> Iterator[tuple[str, list[_Key]]]:
    """What is asked of the others about possible sides; of several keys the rarest counts."""
    actors, others = states
    yield "both", [("both", actors | others)]
    yield "actor takes part", [("part", state) for state in actors]
    yield "together", [("together", actors | others)]
    if mutual:
        return
    yield "pair", [("pair", actors, others)]
    yield "actor", [("actor", actors)]
    yield "actor receives", [("recipient", actors)]
    yield "actor alone", [("alone", actors)]
    if others:
        yield "turned round", [("pair", others, actors)]
        yield "recipient", [("recipient", others)]
        yield "recipient acts", [("actor", others)]
        yield "recipient takes part", [("part", state) for state in others]


def _own_values(options: Sequence[Likely], rank: int) -> tuple[float, ...]:
    """The numbers of `_OWN`."""
    option = options[rank]
    actors, others = option.states
    share = max(option.share, 1e-6)
    return (
        log(share),
        log(share / max(options[0].share, 1e-6)),
        float(rank == 0),
        float(rank == 1),
        float(not others),
        float(len(actors) > 1),
        float(len(others) > 1),
    )
