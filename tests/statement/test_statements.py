"""What is said is cut from what surrounds it, and has its speaker."""

from typing import Any

import pytest

from case_tables import load_cases


@pytest.mark.parametrize("case", load_cases("statements.toml"))
def test_statements_are_cut_as_the_case_file_says(case: dict[str, Any], said: Any) -> None:
    found = said(case["text"])
    assert [each.text for each in found] == case["expect"]
    assert all((each.kind, each.speaker) == (case["kind"], case["speaker"]) for each in found)


@pytest.mark.parametrize("case", load_cases("speakers.toml"))
def test_the_speaker_is_whom_the_case_file_names(case: dict[str, Any], said: Any) -> None:
    found = said(case["text"])
    assert found, "no statement"
    assert found[-1].speaker == case["expect"]


@pytest.mark.parametrize("case", load_cases("statements-frames.toml"))
def test_every_statement_has_its_speaker_and_its_words(case: dict[str, Any], said: Any) -> None:
    assert [[each.speaker, each.kind, each.text] for each in said(case["text"])] == case["expect"]


def test_a_statement_knows_its_place_and_the_words_that_introduce_it(said: Any) -> None:
    body = 'Bakan Jonas Weber, sınırın açıldığını söyledi. Weber, "Askerler çekildi" dedi.'
    first, second = (each.statement for each in said(body))
    assert (first.span.of(body), first.verb.of(body), first.rule) == ("sınırın açıldığını", "söyledi", "clause.söyle")
    assert (second.span.of(body), second.verb.of(body), second.rule) == ("Askerler çekildi", "dedi", "quote.de")


def test_a_quotation_over_two_paragraphs_is_two_statements_of_one_speaker(said: Any) -> None:
    body = 'Bakan Jonas Weber şöyle konuştu: "Sınırı açtık.\n\n"Askerleri dün sınırdan çektik."'
    assert [(each.speaker, each.text) for each in said(body)] == [
        ("Jonas Weber", "Sınırı açtık"),
        ("Jonas Weber", "Askerleri dün sınırdan çektik"),
    ]


def test_a_text_without_speech_has_no_statements(said: Any) -> None:
    assert said("Heyet dün ayrıldı. Sınır kapandı.") == []
