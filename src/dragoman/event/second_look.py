"""A second look at who stands on the sides, once the whole article is read.

A sentence often leaves open whom an act is directed at; who accuses whom throughout the article does not. The possible
sides of a telling are weighed again with what the other tellings' likeliest sides say of them: how often, in the same
kind of act, close by. Refuses to find sides that the sentence did not offer.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.event.opinion import Telling, sides_of
from dragoman.event.pairs import Likely, SideStates, softmax
from dragoman.model.acts import ACTS, QUARTER_OF, Act

# Signs of the sides by themselves; all others are what the rest of the article says.
_OWN = frozenset({"likely", "behind", "first", "second", "toward nobody", "several actors", "several recipients"})
# A telling, and the index of its sentence.
Told = tuple[int, Telling]
_Key = tuple[object, ...]


def look_again(told: Sequence[Told], weights: Mapping[str, Mapping[str, float]]) -> list[Telling]:
    """The tellings in the same order, each with the sides that the rest of the article speaks for."""
    if not weights:
        return [telling for _, telling in told]
    return [
        _chosen(telling, signs, weights) if signs else telling
        for (_, telling), signs in zip(told, signs_of(told), strict=True)
    ]


def signs_of(told: Sequence[Told]) -> Iterator[list[dict[str, float]]]:
    """For each telling what speaks for each of its options, as numbers by name; [] where there is nothing to choose."""
    memory = _Memory()
    by_place: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for sent, telling in told:
        memory.add(sent, telling, 1)
        by_place[sent, telling.at].append((sent, telling))
    for sent, telling in told:
        if len(telling.options) < 2:
            yield []
            continue
        # What the same word may tell besides was read off the same sentence: it is no second witness.
        for own_sent, own in by_place[sent, telling.at]:
            memory.add(own_sent, own, -1)
        act = ACTS[telling.trigger.frame.act]
        yield [dict(_signs(telling.options, rank, act, sent, memory)) for rank in range(len(telling.options))]
        for own_sent, own in by_place[sent, telling.at]:
            memory.add(own_sent, own, 1)


def _chosen(
    telling: Telling, signs: Sequence[Mapping[str, float]], weights: Mapping[str, Mapping[str, float]]
) -> Telling:
    act = ACTS[telling.trigger.frame.act]
    tables = [table for name in ("", act.type) if (table := weights.get(name))]
    shares = softmax([sum(t.get(name, 0.0) * x for name, x in row.items() for t in tables) for row in signs])
    best = max(range(len(shares)), key=lambda number: shares[number])
    # What is not among the options stays as likely as it was.
    share = shares[best] * min(1.0, sum(option.share for option in telling.options))
    rule = f"model {share:.2f}" + (", by the rest of the article" if best and signs[best].keys() - _OWN else "")
    return replace(telling, sides=sides_of(telling.options[best], act, rule), sure=telling.likely * share)


class _Memory:
    """What the tellings of an article say of who deals with whom, each counted as much as it is likely."""

    def __init__(self) -> None:
        self.total = 0.0
        self._counts: defaultdict[_Key, float] = defaultdict(float)

    def add(self, sent: int, telling: Telling, times: int) -> None:
        if not telling.options:
            return
        act, weight = ACTS[telling.trigger.frame.act], times * (telling.sure or 0.0)
        self.total += weight
        for key in _said_of(telling.options[0].states, mutual=act.direction == "mutual"):
            for scope in ("", act.type, QUARTER_OF[act.type], sent):
                self._counts[(*key, scope)] += weight

    def count(self, key: _Key, scope: object) -> float:
        return self._counts.get((*key, scope), 0.0)


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


def _signs(options: Sequence[Likely], rank: int, act: Act, sent: int, memory: _Memory) -> Iterator[tuple[str, float]]:
    option = options[rank]
    actors, others = option.states
    share = max(option.share, 1e-6)
    yield "likely", math.log(share)
    yield "behind", math.log(share / max(options[0].share, 1e-6))
    yield "first", float(rank == 0)
    yield "second", float(rank == 1)
    yield "toward nobody", float(not others)
    yield "several actors", float(len(actors) > 1)
    yield "several recipients", float(len(others) > 1)
    quarter = QUARTER_OF[act.type]
    for name, keys in _asked_of(option.states, mutual=act.direction == "mutual"):
        count = min((memory.count(key, "") for key in keys), default=0.0)
        if count < 1e-9:
            continue
        of_type = min(memory.count(key, act.type) for key in keys)
        of_quarter = min(memory.count(key, quarter) for key in keys)
        yield name, math.log1p(count)
        yield f"{name}, of all", count / (memory.total + 1)
        yield f"{name}, of the type", math.log1p(max(0.0, of_type))
        yield f"{name}, of the quarter", math.log1p(max(0.0, of_quarter - of_type))
        yield f"{name}, here", min(memory.count(key, sent) for key in keys)
        yield f"{name}, near", min(memory.count(key, sent - 1) + memory.count(key, sent + 1) for key in keys)
