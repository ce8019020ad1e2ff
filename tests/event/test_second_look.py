"""What a sentence leaves open, the rest of the article decides; and nobody is found whom the sentence did not offer."""

from dataclasses import replace
from typing import Any

import pytest

from dragoman.event.lineup import Candidate
from dragoman.event.opinion import Telling, sides_of
from dragoman.event.pairs import Likely
from dragoman.event.second_look import look_again, signs_of
from dragoman.event.triggers import Trigger
from dragoman.lang.frames import EventFrame
from dragoman.model.acts import ACTS
from dragoman.sentence.clauses import Predicate

BY_PAIR = {"": {"likely": 1.0, "pair": 5.0}}
BY_PAIR_OF_TYPE = {"ACCUSE": {"likely": 1.0, "pair, of the type": 9.0}}


def side(*states: str) -> Candidate:
    return Candidate(states, frozenset(state.upper() for state in states), 0, "subj", ())


def options(*sides: tuple[str, str, float]) -> tuple[Likely, ...]:
    made = []
    for actor, other, share in sides:
        recipient = side(other) if other else None
        states = (frozenset({actor.upper()}), frozenset({other.upper()} if other else ()))
        made.append(Likely(states, share, side(actor), recipient))
    return tuple(made)


def telling(act: str, *sides: tuple[str, str, float], at: int = 0, likely: float = 1.0) -> Telling:
    frame = EventFrame(
        act=act, words="x", items=(), nominal=False, actors=(), recipients=(), needs_other=False, note="model"
    )
    trigger = Trigger(frame=frame, first=at, last=at, verb=at, noun=None, nominal=False, parts=frozenset({at}))
    found = options(*sides)
    nowhere: Any = None
    predicate: Predicate = nowhere  # the second look asks for nothing but the sides
    return Telling(
        at=at, trigger=trigger, predicate=predicate, statement=None, act_rule="", likely=likely,
        sides=sides_of(found[0], ACTS[act], "model"), sure=likely * found[0].share, options=found,
    )  # fmt: skip


CLEAR = telling("accusation", ("nor", "per", 0.9))
OPEN = telling("criticism", ("nor", "cub", 0.5), ("nor", "per", 0.4))


def test_what_is_open_is_decided_by_who_deals_with_whom_elsewhere() -> None:
    [_, again] = look_again([(0, CLEAR), (1, OPEN)], BY_PAIR)
    assert (again.sides.actors, again.sides.recipients) == (("nor",), ("per",))
    assert again.sides.recipient_rule.endswith(", by the rest of the article")
    assert again.sure is not None and again.sure > 0.85


@pytest.mark.parametrize(
    ("told", "weights", "recipient"),
    [
        ([(1, OPEN)], BY_PAIR, "cub"),  # nobody else to ask
        ([(0, CLEAR), (1, OPEN)], {}, "cub"),  # nothing learned
        ([(0, CLEAR), (1, OPEN)], BY_PAIR_OF_TYPE, "per"),
        ([(0, replace(CLEAR, sure=0.0)), (1, OPEN)], BY_PAIR, "cub"),  # nobody believes the other
        ([(1, telling("praise", ("nor", "per", 0.9))), (1, OPEN)], BY_PAIR, "cub"),  # the same word is no other witness
        ([(0, telling("praise", ("nor", "per", 0.9))), (1, OPEN)], BY_PAIR_OF_TYPE, "cub"),
        ([(0, telling("accusation", ("nor", "swe", 0.9))), (1, OPEN)], BY_PAIR, "cub"),  # Sweden was not offered
    ],
)
def test_only_what_others_say_of_the_offered_sides_counts(told, weights, recipient) -> None:
    assert look_again(told, weights)[-1].sides.recipients == (recipient,)


def test_a_telling_without_a_choice_stays_as_it_is() -> None:
    assert look_again([(0, CLEAR)], BY_PAIR) == [CLEAR]
    assert next(iter(signs_of([(0, CLEAR), (1, OPEN)]))) == []


def test_the_other_way_round_is_asked_for_too() -> None:
    back = telling("accusation", ("per", "nor", 0.9))
    [_, again] = look_again([(0, back), (1, OPEN)], {"": {"likely": 1.0, "turned round": 5.0}})
    assert again.sides.recipients == ("per",)


def test_signs_say_how_near_the_others_are() -> None:
    signs = list(signs_of([(0, CLEAR), (1, OPEN), (5, replace(CLEAR, at=3))]))[1][1]
    assert signs["pair, near"] == pytest.approx(0.9)
    assert signs["pair, here"] == 0
    assert signs["pair, of the type"] == pytest.approx(signs["pair"])
    assert signs["pair, of the quarter"] == 0
