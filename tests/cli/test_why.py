"""`dragoman why`: what became of what was considered, in the order of the text, and what was seen at some words."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import dragoman.event
from dragoman.child import load_reader
from dragoman.cli.fates import FATES, fate_of
from dragoman.cli.why import WHY_COLUMNS
from dragoman.event.doubles import _RULES
from dragoman.model import Considered, Fate, Page, Span, Twin

TEXT = """Lund ve Aalto sınırı görüştü
11 Temmuz 2025, 14:20

Norveç Başbakanı Anders Lund, Finlandiya Başbakanı Mikko Aalto ile Oslo'da görüştü. Lund, görüşmede sınırı ele aldı.

Aalto, Norveç'e teşekkür etti. Toplantı iki saat sürdü. Finlandiya, Rusya'nın saldırısını kınadı.

Çok Okunanlar: Sıcaklık rekoru kırıldı
"""
SEEN = Considered(
    words=Span(0, 6), act="visit", actors=(), recipients=(), status="occurred", sure=0.25, confidence=0.31, floor=0.4,
    fate="unsure", rule="", twin=None, faint=False,
)  # fmt: skip
BODY = "Gitti ve görüştü."
EVENT = Path(dragoman.event.__file__).parent


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "lund.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def on_one_line(text):
    return " ".join(text.split())


def test_what_is_not_told_is_listed_in_the_order_of_the_text_and_leads_back_to_the_page(run_reading, path):
    ran = run_reading("why", path, "--format", "jsonl")
    listed, events = rows(ran), rows(run_reading("read", path, "--format", "jsonl"))[0]["events"]
    assert (ran.code, ran.err) == (0, "") and listed
    assert [row["start"] for row in listed] == sorted(row["start"] for row in listed)
    for row in listed:
        assert set(row) == set(WHY_COLUMNS)
        assert TEXT[row["page_start"] : row["page_end"]] == row["words"] and row["words"] in row["sentence"]
        assert row["fate"] != "silent" and (row["fate"], row["rule"]) != ("told", "trigger")
        assert row["by_event"] is None or row["by_event"] in {event["id"] for event in events}


def test_all_that_was_considered_is_what_was_told_as_well(run_reading, path):
    everything = rows(run_reading("why", path, "--all", "--format", "jsonl"))
    events = rows(run_reading("read", path, "--format", "jsonl"))[0]["events"]
    assert {row["by_event"] for row in everything if row["fate"] == "told"} == {event["id"] for event in events}
    assert "silent" in {row["fate"] for row in everything}
    assert [row for row in rows(run_reading("why", path, "--format", "jsonl")) if row not in everything] == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("teşekkür etti",), "told: event"),
        (("TESEKKUR", "etti"), "told: event"),
        (("Aalto, Norveç'e",), "No word here was asked for an act"),
        (("Aalto, Norveç'e",), "Elsewhere in the sentence:"),
        (("iki saat sürdü",), "no act is likely here"),
        (("Lund ve Aalto sınırı görüştü",), "These words stand in the headline"),
        (("Sıcaklık rekoru",), "they were cut as"),
    ],
    ids=["told", "as one types", "names", "their sentence", "no act", "headline", "not of the article"],
)  # fmt: skip
def test_words_are_answered_wherever_they_stand(run_reading, path, words, shown):
    ran = run_reading("why", path, *words)
    assert shown in on_one_line(ran.out)
    assert (ran.code, ran.err) == (0, "")


def test_words_for_programs_come_with_a_remark_where_nothing_was_asked(run_reading, path):
    ran = run_reading("why", path, "Aalto, Norveç'e", "--format", "jsonl")
    assert ran.out == "" and ran.code == 0
    assert ran.complaints == [line for line in ran.complaints if "lund.txt: No word here was asked" in line] != []
    (told,) = rows(run_reading("why", path, "teşekkür", "--format", "jsonl"))
    assert (told["fate"], told["act"], told["by_words"]) == ("told", "praise", "teşekkür etti")


def test_words_that_are_nowhere_on_the_page_are_a_request_that_makes_no_sense(run_reading, path):
    ran = run_reading("why", path, "Kasımda gitti")
    assert (ran.code, ran.out) == (64, "")
    assert "“Kasımda gitti”: no such words on the page" in ran.err and ran.err.count("\n") == 1


def test_a_page_that_cannot_be_read_says_why_and_nothing_else(run_reading, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    ran = run_reading("why", tmp_path / "empty.txt", "gitti")
    assert (ran.code, ran.out, ran.err.count("\n")) == (65, "", 1)
    assert run_reading("why", tmp_path / "missing.txt").code == 66


def test_a_table_of_csv_has_one_header_and_a_row_for_each(run_reading, path):
    ran = run_reading("why", path, "--all", "--format", "csv")
    header, *told = csv.reader(io.StringIO(ran.out))
    assert tuple(header) == WHY_COLUMNS
    assert len(told) == len(rows(run_reading("why", path, "--all", "--format", "jsonl")))
    praise = next(dict(zip(header, row, strict=True)) for row in told if "praise" in row)
    assert (praise["actors"], praise["recipients"]) == ("Mikko Aalto (FIN)", "Norway (NOR)")


@pytest.mark.parametrize("columns", [50, 60, 100])
def test_the_list_fits_the_terminal(run_reading, path, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run_reading("why", path, "--all").out.splitlines()
    assert max(map(len, lines)) <= columns


def test_a_large_page_is_read_by_a_child_that_keeps_the_account_too(run_reading, path, monkeypatch):
    def in_this_process(items, limits):
        child = load_reader(limits.reader)
        return ((item, child(item)) if isinstance(item, Page) else item for item in items)

    here = rows(run_reading("why", path, "--all", "--format", "jsonl"))
    load_reader.cache_clear()
    monkeypatch.setattr("dragoman.cli.reading._ALONE_BYTES", 10)
    monkeypatch.setattr("dragoman.children.read_in_children", in_this_process)
    assert rows(run_reading("why", path, "--all", "--format", "jsonl")) == here != []
    load_reader.cache_clear()


@pytest.mark.parametrize("fate", get_args(Fate))
def test_every_fate_has_words(fate):
    assert FATES[fate]
    for rule in FATES[fate]:
        told = fate_of(replace(SEEN, fate=fate, rule=rule), BODY)
        assert told and "{" not in told and "unknown" not in told


def test_the_words_are_of_the_rules_that_there_are():
    """A rule without words is found by the first half, words without a rule by the second."""
    source = "".join(path.read_text(encoding="utf-8") for path in EVENT.glob("*.py"))
    assert {rule for rule, _ in _RULES} | {"purpose-done"} == set(FATES["repeats"])
    dropped = re.findall(r'"(scope|incomplete|other-sides)", "([a-z-]+)"', source)
    assert dropped and [(fate, rule) for fate, rule in dropped if rule not in FATES[fate]] == []
    words = {rule for rules in FATES.values() for rule in rules} - {""}
    assert [rule for rule in words if f'"{rule}"' not in source] == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "too unsure: confidence 0.31, and 0.40 is needed"),
        ({"confidence": 0.3996}, "too unsure: confidence 0.3996, and 0.4000 is needed"),
        ({"faint": True}, "counts as a report where another page tells it plainly"),
        ({"fate": "not-claimed", "rule": "under.çağır"}, "the verb above it (çağır-)"),
        ({"fate": "repeats", "rule": "that-call", "twin": Twin(act="call", words=Span(9, 16), event="ab12")},
         "the talks are the call: event ab12, call “görüştü”"),
        ({"fate": "repeats", "rule": "that-call", "twin": Twin(act="call", words=Span(9, 16), event=None)},
         "the talks are the call: call “görüştü”, not told either"),
    ],
    ids=["unsure", "nearly sure", "faint", "a verb", "an event", "no event"],
)  # fmt: skip
def test_reasons_read_as_sentences(changes, told):
    assert told in fate_of(replace(SEEN, **changes), BODY)


def test_a_second_page_in_place_of_words_is_named_as_one(run_reading, path):
    ran = run_reading("why", path, str(path))
    assert ran.code == 64 and "no such words on the page; one page, then words of it" in ran.err
