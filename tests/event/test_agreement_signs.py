"""Whose an agreement could be: the answers that are weighed, and what is seen of them."""

from dataclasses import replace

import pytest

from dragoman.event import find_agreements
from dragoman.event.agreement_signs import Whose
from dragoman.event.agreements import asked_nouns, parties_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.world.agreements import load_agreements
from event.reader import Told, read, turkish

ANSWERS = [
    # what the words say
    ("Norveç ile Peru arasındaki balıkçılık anlaşması yarın yürürlüğe girecek.", "agreement", {"nor", "per"}),
    # three of a list, though a fourth state is named
    ("Norveç, Peru ve Küba, Fransa'yı kınayan bir bildiri imzaladı.", "declaration", {"nor", "per", "cub"}),
    # two of whom nothing is told here
    ("Peru, Küba ve Norveç'in eski protokolünü hatırlattı.", "protocol", {"cub", "nor"}),
    # alone: a convention of many states
    ("Norveç, Viyana Sözleşmesi'nden çekileceğini duyurdu.", "treaty", {"nor"}),
    # a word of two kinds
    ("Norveç ile Peru yeni bir sözleşme imzaladı.", "treaty", {"nor", "per"}),
    ("Norveç ile Peru yeni bir sözleşme imzaladı.", "contract", {"nor", "per"}),
]


def answers(told: Told) -> list[Whose]:
    parties = parties_of(told.mentions, told.events(), told.cast, turkish(), load_agreements("tr"))
    return [each for options in asked_nouns(told.sents, parties, told.clock, turkish()) for each in options]


@pytest.mark.parametrize(("text", "kind", "sides"), ANSWERS)
def test_the_right_answer_is_among_those_that_are_weighed(text: str, kind: str, sides: set[str]) -> None:
    found = [(each.noun.word.kind, set(each.found.refs)) for each in answers(read(text)) if each.found]
    assert (kind, sides) in found


def test_each_word_may_tell_of_no_agreement() -> None:
    assert [each.found for each in answers(read("Norveç bir bildiri daha bekliyor."))][:1] == [None]


def test_a_bare_noun_is_told_what_is_sure_elsewhere() -> None:
    told = read("Norveç ile Peru arasındaki anlaşma imzalandı. Küba ile Fransa, anlaşmayı kınadı.")
    elsewhere = [set(each.found.refs) for each in answers(told) if each.found and "elsewhere1" in each.signs]
    assert elsewhere == [{"nor", "per"}]


@pytest.mark.parametrize(
    ("learned", "rules"),
    [
        ({}, ["agreement «anlaşma», between"]),
        ({"none": {"": 5}}, []),
        ({"rule=between": {"": 5}}, ["agreement «anlaşma», between + model 0.98"]),
        ({"rule=between": {"anlaşma": 5}}, ["agreement «anlaşma», between + model 0.98"]),
    ],
)
def test_what_was_learned_decides_between_the_answers(learned: dict[str, dict[str, int]], rules: list[str]) -> None:
    told = read("Norveç ile Peru arasındaki balıkçılık anlaşması yarın yürürlüğe girecek.")
    weights = OpinionWeights(
        scale=1.0, acts=("none",), nouns=frozenset(), act={}, side={}, pair={}, again={}, when={}, where={},
        agreed=learned, floor=0.5, trust={},
    )  # fmt: skip
    found = find_agreements(
        told.sents, told.mentions, told.events(), told.cast,
        clock=told.clock, pack=replace(turkish(), opinion=weights), known=load_agreements("tr"),
    )  # fmt: skip
    assert [agreement.rule for agreement in found] == rules
