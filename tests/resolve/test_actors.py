"""Whom the mentions of a text stand for, and what is known of them."""

from typing import Any

import pytest

from case_tables import load_cases
from event.reader import read


@pytest.mark.parametrize("case", load_cases("actors.toml"))
def test_mentions_stand_for_whom_the_case_file_says(case: dict[str, Any]) -> None:
    told = read(case["text"])
    assert {words: list(told.named(words)) for words in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", load_cases("actors-described.toml"))
def test_an_actor_is_what_the_case_file_says(case: dict[str, Any]) -> None:
    actor = read(case["text"]).cast.actors[case["id"]]
    found = (actor.kind, actor.country or "none", actor.office or "none")
    assert found == (case["kind"], case["country"], case["office"])
    assert actor.name == case.get("name", actor.name)


def test_a_state_is_in_the_cast_though_only_its_town_is_named() -> None:
    cast = read("Norveç Dışişleri Bakanı Anders Lund dün Tampere'ye gitti.").cast
    assert cast.actors["fin"].country == "FIN"
    assert not cast.named("fin")
    assert cast.named("anders-lund")


def test_a_state_whose_words_its_town_bears_is_named():
    assert read("Norveç Dışişleri Bakanı Anders Lund dün Finlandiya'nın Tampere kentine gitti.").cast.named("fin")


def test_sides_are_told_apart_by_country_and_organisations_by_themselves() -> None:
    cast = read("NATO, Norveç Başbakanı Anders Lund ve Norveç konuştu.").cast
    assert cast.countries(["anders-lund", "nor", "org-nato"]) == {"NOR", "org-nato"}
    assert cast.countries(["nobody"]) == frozenset()


def test_an_official_acts_for_his_organisation() -> None:
    assert read("NATO Sözcüsü Ingrid Vahl konuştu.").cast.acts_for == {"ingrid-vahl": "org-nato"}


@pytest.mark.parametrize("text", [param.values[0]["text"] for param in load_cases("actors.toml")])
def test_every_actor_is_counted_where_he_is_named(text: str) -> None:
    told = read(text)
    for ref, actor in told.cast.actors.items():
        assert actor.id == ref
        assert all(ref in told.cast.of[index] for index in actor.mentions)
    assert all(ref in told.cast.actors for refs in told.cast.of.values() for ref in refs)


def test_a_person_spelt_like_a_states_code_is_not_that_state() -> None:
    told = read("Türkiye Dışişleri Bakanı Can konuştu. Can, Kanada ile görüştü.")
    (person,) = [actor for actor in told.cast.actors.values() if actor.kind == "person"]
    assert person.id != "can"
    assert told.cast.actors["can"].country == "CAN"
    assert told.cast.actors["can"].kind == "state"


def test_two_ministries_of_a_state_are_two_actors() -> None:
    cast = read("Norveç Savunma Bakanlığı ve Norveç Dışişleri Bakanlığı açıklama yaptı.").cast
    assert len([actor for actor in cast.actors.values() if actor.kind == "body"]) == 2


def test_two_actors_of_one_name_are_kept_apart() -> None:
    """Two ministers called alike, of two states: each is himself, and the name alone is whoever was named last."""
    told = read(
        "Norveç Dışişleri Bakanı Anders Berg konuştu. İsveç Savunma Bakanı Anders Berg gitti. Berg döndü. "
        "Norveç Dışişleri Bakanı Berg kaldı."
    )
    people = {ref: actor.country for ref, actor in told.cast.actors.items() if actor.kind == "person"}
    assert people == {"anders-berg": "NOR", "anders-berg-2": "SWE"}
    berg = [told.cast.of[m.index] for m in told.mentions if m.kind == "person"]
    assert berg == [("anders-berg",), ("anders-berg-2",), ("anders-berg-2",), ("anders-berg",)]


def test_a_family_name_alone_is_the_last_person_of_that_name() -> None:
    told = read("Norveç Başbakanı Anders Berg ve İsveç Bakanı Nils Berg konuştu. Berg döndü.")
    assert told.named("Berg") == ("nils-berg",)


def test_one_leader_is_not_his_father() -> None:
    told = read("Kuzey Kore lideri Kim Jong-un konuştu. Kim Jong-il 2011'de ölmüştü. Kim Cong Un döndü.")
    people = [ref for ref, actor in told.cast.actors.items() if actor.kind == "person"]
    assert people == ["kim-jong-un", "kim-jong-il"]
    assert told.named("Kim Cong Un") == ("kim-jong-un",)
