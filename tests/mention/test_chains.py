"""Chains reach as far as their head lets them, belong to their owner, and lists share a case."""

from typing import Any

import pytest

from case_tables import load_cases


@pytest.mark.parametrize("case", load_cases("chains.toml"))
def test_chains_reach_as_far_as_the_case_file_says(case: dict[str, Any], find: Any) -> None:
    chains = {mention.span.of(case["text"]): mention for mention in find(case["text"])}
    assert case["words"] in chains
    chain = chains[case["words"]]
    assert chain.head == case["head"]
    assert (chain.country or "-") == case["country"]
    if "office" in case:
        assert chain.office == case["office"]


@pytest.mark.parametrize("case", load_cases("mentions-lists.toml"))
def test_members_of_a_list_show_one_case(case: dict[str, Any], find: Any) -> None:
    found = find(case["text"])
    members = [m for m in found if {m.name, m.span.of(case["text"])} & set(case["expect"])]
    assert len(members) == len(case["expect"])
    assert {member.case for member in members} == {case["case"]}
    assert [member.rule.endswith("+list") for member in members] == [True] * (len(members) - 1) + [False]
    assert not any(m.rule.endswith("+list") for m in found if m.name in case.get("alone", ()))


def test_a_chain_that_only_describes_the_noun_behind_it_is_a_modifier(find: Any) -> None:
    by_words = {mention.name: mention.modifier for mention in find("Rus petrolü ve Suriye krizi konuşuldu.")}
    assert by_words == {"Rus": True, "Suriye": True}


def test_what_stands_before_a_name_of_a_neighbour_only_describes_it(find: Any) -> None:
    neighbour = next(mention for mention in find("Komşu Fransa karşı çıktı.") if mention.head == "komşu")
    assert neighbour.modifier


def test_military_before_what_a_state_owns_is_no_soldier(find: Any) -> None:
    """ "askeri" is the adjective, and "asker" with a possessive."""
    heads = {text: [(m.kind, m.modifier) for m in find(text)] for text in (
        "ABD askeri uçağını gönderdi.", "ABD askeri hayatını kaybetti.", "ABD askeri öldü.",
    )}  # fmt: skip
    assert [*heads.values()] == [[("state", True)], [("group", False)], [("group", False)]]
