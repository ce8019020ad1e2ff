"""Pages that carry one text."""

import random
from datetime import datetime, timedelta

import pytest

from case_tables import load_cases
from dragoman.merge.copies import CopyIndex, Fingerprint, carries, compare_texts
from dragoman.merge.words import bags_of
from reports import page

FIRST = datetime(2025, 7, 9, 10)
TEXT = """Finlandiya Dışişleri Bakanı Aino Salmi, çarşamba günü Darhan'da Bat Erdene ile bir araya geldi.

Bakanlar, kömür taşımacılığı için kurulacak ortak komisyonun takvimini konuştu.

Salmi, ülkesinin bölgedeki sondaj çalışmalarına destek vereceğini söyledi."""
OTHER = """Kanada, Peru'nun balıkçılık filosuna okyanusta uyguladığı gümrük denetimini kaldırdı.

Lima yönetimi kararı olumlu bulduğunu açıkladı."""


def pages_of(case):
    later = (FIRST + timedelta(hours=case.get("hours", 2))).isoformat()[:16]
    return page("left", case["left"], published=FIRST.isoformat()[:16]), page("right", case["right"], published=later)


@pytest.mark.parametrize("case", load_cases("copies.toml"))
def test_texts_are_told_apart_as_the_case_file_says(case):
    left, right = map(Fingerprint.of, pages_of(case))
    judgement = compare_texts(left, right)
    assert (judgement.verdict == "same") is case["same"], judgement.why
    assert compare_texts(right, left) == judgement


@pytest.mark.parametrize("case", load_cases("copies.toml"))
def test_the_index_finds_what_the_comparison_would_say(case):
    index = CopyIndex()
    for each in pages_of(case):
        index.add(each)
    assert (index.group_of("left") is not None) is case["same"]


def test_a_judgement_says_why():
    one, two = page("a", TEXT), page("b", TEXT.replace("çarşamba", "cuma"))
    judgement = compare_texts(Fingerprint.of(one), Fingerprint.of(two))
    assert judgement.why[0].endswith("of a stands in b") or judgement.why[0].endswith("of b stands in a")
    assert "figures differ in 1 sentence" in judgement.why


def test_groups_are_the_same_in_every_order():
    parts = TEXT.split("\n\n")
    pages = [page("whole", TEXT), page("cut", "\n\n".join(parts[:2])), page("turned", "\n\n".join(parts[::-1]))]
    pages += [page("other", OTHER), page("other copy", OTHER), page("undated", TEXT, published=None)]
    found = set()
    for seed in range(20):
        random.Random(seed).shuffle(pages)
        index = CopyIndex()
        for each in pages:
            index.add(each)
        found.add(tuple(index.groups()))
    assert found == {(("cut", "turned", "undated", "whole"), ("other", "other copy"))}


def test_a_page_added_twice_changes_nothing():
    index = CopyIndex()
    for each in (page("a", TEXT), page("b", TEXT), page("a", OTHER)):
        index.add(each)
    assert index.groups() == [("a", "b")]
    assert index.members("a") == ["a", "b"]


def test_the_same_words_in_two_languages_are_two_texts():
    left, right = Fingerprint.of(page("a", TEXT)), Fingerprint.of(page("b", TEXT, language="en"))
    assert compare_texts(left, right).why == ("two languages",)


def test_a_copy_carries_a_sentence_only_with_its_figures():
    copy = Fingerprint.of(page("a", "Finlandiya, Moğolistan'a iki gemiyle altı ton ilaç gönderdi. " + TEXT))
    assert carries(copy, bags_of("Finlandiya, Moğolistan'a iki gemiyle altı ton ilaç yolladı.", "tr"))
    assert not carries(copy, bags_of("Finlandiya, Moğolistan'a iki gemiyle sekiz ton ilaç yolladı.", "tr"))
    assert not carries(copy, bags_of("Kanada, Peru'nun filosuna uyguladığı denetimi kaldırdı.", "tr"))
    assert not carries(copy, ())


@pytest.mark.parametrize("body", ["", " \n\n ", "...", "a b", "😀 " * 50, "x" * 5000, "1 2 3 4 5 6 7 8 9 10 11 12 13"])
def test_odd_bodies_break_nothing(body):
    index = CopyIndex()
    index.add(page("a", body))
    index.add(page("b", body))
    assert index.members("a")
