"""Names are cut out of their titles and suffixes, and what is no name stays none."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.mention.wording import suffix_mark


@pytest.mark.parametrize("case", load_cases("mentions-names.toml"))
def test_names_are_read_as_the_case_file_says(case: dict[str, Any], find: Any) -> None:
    assert [mention.name for mention in find(case["text"]) if mention.kind == "person"] == case["expect"]


@pytest.mark.parametrize("case", load_cases("mentions-kinds.toml"))
def test_mentions_are_of_the_kind_the_case_file_says(case: dict[str, Any], find: Any) -> None:
    found = {(mention.kind, mention.span.of(case["text"])) for mention in find(case["text"])}
    if case["kind"] == "none":
        assert case["expect"] not in {words for _, words in found}
    else:
        assert (case["kind"], case["expect"]) in found


@pytest.mark.parametrize("mark", "'’‘´`′ʼ")
def test_every_apostrophe_opens_a_suffix(mark: str) -> None:
    assert suffix_mark(f"Weber{mark}in") == 5


def test_a_family_name_alone_is_somebody_once_a_title_has_introduced_it(find: Any) -> None:
    alone = find("Weberson yarın gelecek.")
    introduced = find("Bakan Jonas Weberson konuştu. Weberson yarın gelecek.")
    assert [mention.kind for mention in alone] == []
    assert [mention.name for mention in introduced] == ["Jonas Weberson", "Weberson"]


def test_a_family_name_without_an_apostrophe_loses_its_suffix_where_the_name_is_known(find: Any) -> None:
    mentions = find("Bakan Jonas Weberson konuştu. Heyet Webersonu dinledi.")
    assert [(mention.name, mention.case) for mention in mentions][-1] == ("Weberson", "acc")


def test_a_whole_name_introduces_its_family_name(find: Any) -> None:
    mentions = find("Seçimi genç Rob Jettema kazandı. Jettema sevindi.")
    assert [mention.name for mention in mentions] == ["Rob Jettema", "Jettema"]


def test_mentions_are_numbered_and_lie_in_the_order_of_the_text(find: Any) -> None:
    mentions = find("Fransa ve Almanya anlaştı. Bakan Jonas Weber geldi. Heyet Moskova'dan ayrıldı.")
    assert [mention.index for mention in mentions] == list(range(len(mentions)))
    assert [mention.span.start for mention in mentions] == sorted(mention.span.start for mention in mentions)


def test_a_hyphen_before_what_two_share_stands_between_two_people(find: Any) -> None:
    text = "Norveç Başbakanı Anders Lund ve Peru Başbakanı Elsa Quiroz konuştu. {} Lund-Quiroz {}."
    people = {tail: [m.name for m in find(text.format("Dün", tail)) if m.kind == "person"][2:] for tail in (
        "görüşmesi yapıldı", "konuştu",
    )}  # fmt: skip
    assert people == {"görüşmesi yapıldı": ["Lund", "Quiroz"], "konuştu": ["Lund-Quiroz"]}


def test_what_somebody_writes_on_is_no_part_of_his_name(find: Any) -> None:
    texts = "Norveç Başbakanı Anders Lund X hesabından açıkladı.", "Başkan Malcolm X. Berg sustu."
    assert [[m.name for m in find(text)] for text in texts] == [["Anders Lund"], ["Malcolm X. Berg"]]


def test_a_family_name_that_is_a_people_too_is_somebody_where_it_describes_nobody(find: Any) -> None:
    text = "Rektör Dr. Ali Türkmen konuştu. Rektör Türkmen, heyeti gördü. Türkmen heyet geldi. Türkmen'in sözü bitti."
    kinds = [(m.kind, m.name) for m in find(text) if "Türkmen" in m.name]
    assert kinds == [
        ("person", "Ali Türkmen"), ("person", "Türkmen"), ("state", "Türkmen heyet"), ("person", "Türkmen"),
    ]  # fmt: skip


def test_a_party_with_an_adjective_before_it_is_another_party(find: Any) -> None:
    countries = {m.name: m.country for m in find("Japonya'da Liberal Demokrat Parti, ABD'de Demokrat Parti kazandı.")}
    assert countries["Demokrat Parti"] == "USA"
    assert countries.get("Liberal Demokrat Parti") is None
