"""Whose an agreement could be: the answers that are weighed, and what is seen of them."""

from dataclasses import replace

import pytest

from dragoman.event import find_agreements
from dragoman.event.agreement_signs import Whose
from dragoman.event.agreements import asked_nouns, parties_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.model import Agreement
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
    # a noun that was taken for a form of the verb in it
    ("Norveç, Kampala Sözleşmesi'ne bağlı kalacağını duyurdu.", "treaty", {"nor"}),
    ("Norveç, Peru ile vardığı anlaşmadan vazgeçti.", "agreement", {"nor", "per"}),
    ("Norveç ile Peru, ortak metinde iki tarafı diyaloğa çağırdı.", "declaration", {"nor", "per"}),
    # "bir" inside the words for one
    ("Norveç ile Peru ortak bir açıklama yayımladı.", "declaration", {"nor", "per"}),
    ("Norveç, Roma Statüsü'nden çekileceğini duyurdu.", "treaty", {"nor"}),
]
NO_WORDS = [
    "Norveç, Peru ile anlaşarak savaşı bitirdi.",
    "Norveç, Peru'nun geldiğini bildirirken Küba'yı andı.",
    "Norveç ile Peru anlaşmazlıklarını konuştu.",
]
PARTS = [
    ("Norveç ile Peru, Küba'nın huzurunda bir anlaşma imzaladı.", {"nor", "per"}, {"out>huzur", "out/gen>huzur"}),
    ("Norveç ile Peru, Küba'nın huzurunda bir anlaşma imzaladı.", {"cub"}, {"in>huzur", "in/gen>huzur"}),
    ("Norveç'e Küba geldi. Norveç, Peru ile anlaşma imzaladı.", {"nor", "per"}, {"most spoken of0", "lead1of2"}),
    ("Norveç'e Küba geldi. Norveç, Peru ile anlaşma imzaladı.", {"per"}, {"most spoken of2", "lead0of1"}),
]


def answers(told: Told) -> list[Whose]:
    parties = parties_of(told.mentions, told.events(), told.cast, turkish(), load_agreements("tr"))
    return [each for options in asked_nouns(told.sents, parties, told.clock, turkish()) for each in options]


@pytest.mark.parametrize(("text", "kind", "sides"), ANSWERS)
def test_the_right_answer_is_among_those_that_are_weighed(text: str, kind: str, sides: set[str]) -> None:
    found = [(each.noun.word.kind, set(each.found.refs)) for each in answers(read(text)) if each.found]
    assert (kind, sides) in found


@pytest.mark.parametrize("text", NO_WORDS)
def test_verbs_are_asked_of_no_agreement(text: str) -> None:
    assert answers(read(text)) == []


@pytest.mark.parametrize(("text", "sides", "signs"), PARTS)
def test_it_is_seen_how_sides_stand_in_article_and_sentence(text: str, sides: set[str], signs: set[str]) -> None:
    [found] = [set(each.signs) for each in answers(read(text)) if each.found and set(each.found.refs) == sides]
    assert signs <= found


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Rusya ile Türkiye, Moskova Anlaşması'nı andı.", True),
        ("Rusya ile Türkiye, Moskova'nın anlaşma taslağını andı.", False),
    ],
)
def test_only_a_bare_word_is_part_of_the_name_of_an_agreement(text: str, known: bool) -> None:
    rules = {each.found.rule for each in answers(read(text)) if each.found}
    assert ("world.agreements" in rules) == known


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
    found = agreements("Norveç ile Peru arasındaki balıkçılık anlaşması yarın yürürlüğe girecek.", learned)
    assert [agreement.rule for agreement in found] == rules


@pytest.mark.parametrize(("none", "told"), [(54, ["nor", "per"]), (60, [])])
def test_one_that_is_less_likely_than_none_is_told_if_likely_enough(none: int, told: list[str]) -> None:
    learned = {"none": {"": none}, "rule=between": {"": 50}}
    text = "Norveç ile Peru arasındaki balıkçılık anlaşması yarın yürürlüğe girecek."
    found = agreements(text, learned, scale=10.0)
    assert [party for agreement in found for party in agreement.parties] == told


def test_two_words_of_one_kind_and_the_same_sides_are_one_agreement() -> None:
    text = "Norveç ile Peru arasındaki anlaşma imzalandı. Norveç ile Peru arasındaki anlaşma yürürlüğe girdi."
    assert len(agreements(text, {"rule=between": {"": 5}})) == 1


def agreements(text: str, learned: dict[str, dict[str, int]], *, scale: float = 1.0) -> tuple[Agreement, ...]:
    told = read(text)
    weights = OpinionWeights(
        scale=scale, acts=("none",), nouns=frozenset(), act={}, side={}, pair={}, again={}, when={}, where={},
        agreed=learned, floor=0.5, trust={},
    )  # fmt: skip
    return find_agreements(
        told.sents, told.mentions, told.events(), told.cast,
        clock=told.clock, pack=replace(turkish(), opinion=weights), known=load_agreements("tr"),
    )  # fmt: skip
