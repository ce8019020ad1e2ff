"""Sentences end where a reader would end them."""

import itertools
from typing import Any

import pytest

from case_tables import load_cases
from dragoman.lang.pack import Pack
from dragoman.sentence import find_quotes, split_sentences
from dragoman.sentence.split import paragraphs


@pytest.mark.parametrize("case", load_cases("sentences.toml"))
def test_sentences_end_as_the_case_file_says(case: dict[str, Any], pack: Pack) -> None:
    sents = split_sentences(case["text"], quotes=find_quotes(case["text"]), pack=pack)
    assert [sent.span.of(case["text"]) for sent in sents] == case["expect"]


def test_every_word_of_a_body_stands_in_exactly_one_sentence(pack: Pack) -> None:
    body = 'Bakan geldi.Heyet "Hazırız. Bekliyoruz." dedi.\n\n2. tur başladı (dün). T.C. heyeti de A.B.D.\'de kaldı'
    sents = split_sentences(body, quotes=find_quotes(body), pack=pack)
    words = [word for sent in sents for word in sent.words]
    assert [word.text for word in words] == [word.span.of(body) for word in words]
    assert "".join(word.text for word in words) == "".join(body.split())
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(words))


def test_sentences_and_paragraphs_are_numbered_through_the_body(pack: Pack) -> None:
    body = "Bakan geldi. Heyet bekledi.\n\nToplantı başladı."
    sents = split_sentences(body, quotes=(), pack=pack)
    assert [(sent.index, sent.paragraph) for sent in sents] == [(0, 0), (1, 0), (2, 1)]


def test_a_text_of_blanks_has_no_paragraphs_and_no_sentences(pack: Pack) -> None:
    assert list(paragraphs(" \n \n\n\t")) == []
    assert split_sentences(" \n \n\n\t", quotes=(), pack=pack) == ()


def test_the_words_behind_two_thousand_characters_of_one_sentence_are_left_unread(pack: Pack) -> None:
    body = "söz " * 900
    (sent,) = split_sentences(body, quotes=(), pack=pack)
    assert 0 < sent.words[-1].span.end <= 2_000
