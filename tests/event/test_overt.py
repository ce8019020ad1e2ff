"""Sides that the clause names beyond doubt overrule those that the opinion chose."""

from collections.abc import Iterator
from typing import Any

import pytest

from case_tables import load_cases
from dragoman.event.lineup import Candidate
from dragoman.event.opinion import Telling, sides_of, statement_at
from dragoman.event.overt import overt_sides
from dragoman.event.pairs import Likely
from dragoman.event.sides import Sides
from dragoman.event.triggers import find_triggers
from dragoman.model.acts import ACTS
from event.reader import Told, read, turkish


@pytest.mark.parametrize("case", load_cases("overt.toml"))
def test_what_the_clause_names_is_the_side(case: dict[str, Any]) -> None:
    *_, found = _overt(read(case["text"]), case["act"], case["chosen"])
    assert [list(found.actors), list(found.recipients)] == case["expect"]


def _overt(told: Told, name: str, chosen: list[list[list[str]]]) -> Iterator[Sides]:
    act = ACTS[name]
    options = tuple(_option(told, *sides) for sides in chosen)
    for around, _ in told.walk():
        for trigger in find_triggers(around.sent, turkish().frame_index):
            predicate = around.predicate_of(trigger.verb)
            if trigger.frame.act != name or predicate is None:
                continue
            statement = statement_at(around.sent, trigger.verb, told.statements)
            telling = Telling(
                at=trigger.verb, trigger=trigger, predicate=predicate, statement=statement,
                sides=sides_of(options[0], act, "model"), act_rule="model", options=options,
            )  # fmt: skip
            yield overt_sides(telling, around, told.cast)


def _option(told: Told, actors: list[str], recipients: list[str]) -> Likely:
    actor, other = (
        Candidate(tuple(refs), told.cast.countries(refs), 0, "here", ()) if refs else None
        for refs in (actors, recipients)
    )
    assert actor is not None
    states = actor.sides, other.sides if other else frozenset()
    return Likely(states, 0.5, actor, other)
