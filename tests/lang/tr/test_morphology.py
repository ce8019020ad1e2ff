"""Turkish words and sentences are taken apart as the case tables say, with every character counted."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_tables import load_cases
from dragoman.lang.tables import read_rows
from dragoman.lang.tr.morphology import analyse, choose, choose_ranked
from dragoman.lang.tr.morphology.grammar import PACKAGE, read_text
from dragoman.model import Morph
from dragoman.text.fold import APOSTROPHES, fold


def seen(morph: Morph, word: str, field: str) -> Any:
    """A field of a Morph as the tables write it."""
    if field == "stem":
        return word[: morph.stem_len]
    if field == "bare":
        return word[: morph.bare_len]
    value = getattr(morph, field)
    if field == "voice":
        return " ".join(value)
    return "" if value is None else value


def check(morph: Morph, case: dict[str, Any]) -> None:
    found = {field: seen(morph, case["word"], field) for field in case["expect"]}
    assert found == case["expect"]


@pytest.mark.parametrize("case", load_cases("morphology-words.toml"))
def test_the_likeliest_analysis_of_a_word_is_as_the_case_file_says(case: dict[str, Any]) -> None:
    check(analyse(case["word"])[0], case)


@pytest.mark.parametrize("case", load_cases("morphology-sentences.toml"))
def test_the_analysis_chosen_in_a_sentence_is_as_the_case_file_says(case: dict[str, Any]) -> None:
    tokens = case["text"].split(" ")
    check(choose(tokens)[tokens.index(case["word"])], case)


def spelt(morph: Morph, word: str) -> str:
    """The token put together again from its root, its apostrophe and its suffixes."""
    tail = "".join(surface for surface, _ in morph.suffixes)
    letters = "".join(char for char in fold(word) if char not in APOSTROPHES)
    return letters[: len(letters) - len(tail)] + tail


@pytest.mark.parametrize("case", load_cases("morphology-words.toml"))
def test_the_suffixes_of_every_analysis_are_the_end_of_the_word(case: dict[str, Any]) -> None:
    word = case["word"]
    if not fold(word).isascii() or "disisleri" not in fold(word):
        letters = "".join(char for char in fold(word) if char not in APOSTROPHES)
        assert all(spelt(morph, word) == letters for morph in analyse(word))


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzABİIŞĞ'’-3.", min_size=1, max_size=18))
def test_any_token_has_an_analysis_with_lengths_inside_it(word: str) -> None:
    found = analyse(word)
    assert found
    assert all(0 < morph.stem_len <= len(word) and 0 < morph.bare_len <= len(word) for morph in found)


def test_a_sentence_gets_one_list_per_token_with_the_chosen_one_first() -> None:
    tokens = ["Meridya", "Dışişleri", "Bakanı", "Ander", "Solt", ",", "saldırıyı", "kınadı", "."]
    ranked = choose_ranked(tokens)
    assert [options[0] for options in ranked] == list(choose(tokens))
    assert all(set(options) == set(analyse(token)) for options, token in zip(ranked, tokens, strict=True))


def test_an_empty_sentence_has_no_analyses() -> None:
    assert choose([]) == ()


@pytest.mark.parametrize("name", ["suffixes.tsv", "stems.tsv", "words.tsv", "priors.tsv", "nouns.txt", "verbs.txt"])
def test_tables_say_where_they_come_from_and_hold_each_row_once(name: str) -> None:
    lines = read_text(name).splitlines()
    assert [line.split(maxsplit=2)[1] for line in lines[:4]] == ["What", "Source", "Licence", "Checked"]
    rows = [line for line in lines if not line.startswith("#")]
    assert len(rows) == len(set(rows))


def test_every_state_of_the_grammar_that_a_suffix_leads_to_can_end_or_go_on() -> None:
    rows = [row for row in read_rows(PACKAGE, "suffixes.tsv", 5) if not row[0].startswith("@")]
    groups = {
        line.split("\t")[0]: line.split("\t")[1] for line in read_text("suffixes.tsv").splitlines() if line[0] == "@"
    }
    sources = {state for row in rows for cell in row[2].split() for state in groups.get(cell, cell).split()}
    assert {row[3] for row in rows} - sources <= {"Z"}


def test_weights_name_their_sources() -> None:
    assert "CC BY-SA" in json.loads(read_text("weights.json"))["about"]
