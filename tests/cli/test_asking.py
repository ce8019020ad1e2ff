"""Commands that ask a record."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from dragoman.cli.events import event_table, whose_word
from dragoman.record import (
    add_reading,
    open_to_write,
)
from dragoman.record.view import UNNAMED_PARTY
from readings import make_page, make_reading


def test_the_events_table_names_the_page_of_every_event(run, record):
    out = run("events", "--record", record).out
    assert out.count("salmi.txt") == 3
    assert "3 events" in out


@pytest.mark.parametrize(
    ("options", "acts"),
    [
        (["--between", "FIN", "MNG"], ["visit", "signing", "praise"]),
        (["--between", "Mongolia", "Finland", "--until", "2025-08"], ["visit", "signing"]),
        (["--between", "Moğolistan", "Finlandiya", "--act", "visit"], ["visit"]),
        (["--since", "2025-09-01"], ["praise"]),
        (["--act", "visit"], ["visit"]),
        (["--act", "Visit"], ["visit"]),
        (["--type", "support"], ["signing", "praise"]),
        (["--status", "planned"], []),
    ],
)
def test_options_narrow_the_list(run, record, options, acts):
    out = run("events", "--record", record, *options, "--format", "jsonl").out
    assert [json.loads(line)["act"] for line in out.splitlines()] == acts


def test_a_question_without_an_answer_says_so_beside_the_results(run, record):
    ran = run("events", "--record", record, "--between", "FIN", "CHL")
    assert (ran.code, ran.out) == (0, "")
    assert "no such events" in ran.err


def weak_record(tmp_path):
    """A record whose reader was unsure of everything."""
    page, path = make_page(), tmp_path / "weak.dragoman"
    reading = make_reading(page)
    unsure = replace(reading, events=tuple(replace(event, confidence=0.31) for event in reading.events))
    with open_to_write(path) as conn:
        add_reading(conn, page, unsure)
    return path


def test_a_weak_event_bears_a_question_mark(run, record, tmp_path):
    weak = weak_record(tmp_path)
    out = run("events", "--record", weak).out
    assert "visit ?" in out
    assert "3 events; 3 with a ?: confidence below 0.5" in out
    assert "visit ?" in run("timeline", "FIN", "MNG", "--record", weak).out
    event_id = json.loads(run("events", "--record", weak, "--act", "visit", "--format", "jsonl").out)["id"]
    told = run("explain", event_id, "--record", weak).out
    assert "confidence   0.31, weak: below 0.50" in told
    assert " ?" not in run("events", "--record", record).out


@pytest.mark.parametrize(("least", "shown"), [("0", 3), ("0.9", 3), ("0.95", 0)])
def test_a_least_confidence_narrows_events_and_readings(run, record, page, least, shown):
    listed = run("events", "--record", record, "--min-confidence", least, "--format", "jsonl").out
    assert len(listed.splitlines()) == shown
    reading = json.loads(run("read", page, "--min-confidence", least, "--format", "jsonl").out)
    assert len(reading["events"]) == shown


def test_claims_and_reports_are_told_apart(run, record):
    out = run("events", "--record", record).out
    assert out.count("reported by Örnek Haber") == 2
    assert out.count("claimed by Aino Salmi (FIN)") == 1
    lines = run("timeline", "FIN", "MNG", "--record", record).out.splitlines()
    assert sum("salmi.txt, claimed by Aino Salmi (FIN)  " in line for line in lines) == 1


def test_nobody_is_made_up_who_reports(view):
    assert whose_word(replace(view, outlet=None, agency=None)) == []
    assert [line.plain for line in whose_word(replace(view, agency="AA"))] == ["reported by AA"]
    unnamed = whose_word(replace(view, asserted_by=(UNNAMED_PARTY,)))
    assert [line.plain for line in unnamed] == ["claimed by an unnamed source"]


@pytest.mark.parametrize("columns", [25, 40, 59])
def test_a_narrow_terminal_gets_a_plain_list(run, record, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("events", "--record", record).out.splitlines()
    assert max(map(len, lines)) <= columns
    assert "2025-07-11  visit" in " ".join(lines)
    assert not any("…" in line for line in lines)
    longest = sorted(map(len, lines))[len(lines) // 2]
    assert longest > columns / 3  # no column of two letters


def test_a_range_of_days_is_not_cut(view):
    console = Console(width=80, file=io.StringIO())
    console.print(event_table([replace(view, date="2026-05-11/2026-05-17")], with_source=False))
    assert "2026-05-11/ " in console.file.getvalue()
    assert "2026-05-17" in console.file.getvalue()


def test_a_timeline_is_a_dated_list(run, record):
    lines = run("timeline", "FIN", "MNG", "--record", record).out.splitlines()
    days = [line for line in lines if line.startswith("20")]
    assert days == ["2025-07-11", "2025-07-12", "2025-09-05"]
    assert "  visit  Aino Salmi (FIN) → Mongolia (MNG), Darhan" in lines


def test_a_timeline_of_strangers_says_so(run, record):
    assert "nothing between FIN and CHL" in run("timeline", "FIN", "CHL", "--record", record).err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["explain", "ffffffffffff"], 64, "not in this record"),
        (["events", "--act", "visti"], 64, "did you mean visit?"),
        (["events", "--act", "xyz"], 64, "`dragoman acts` lists them"),
        (["events", "--status", "maybe"], 64, "use one of"),
        (["events", "--since", "dün"], 64, "write 2025-07-11"),
        (["events", "--between", "FIN", "Atlantis"], 64, "side 'Atlantis'"),
        (["events", "--between", "FIN", "GNM"], 64, "did you mean 'MNG'?"),
        (["timeline", "FIN", "GNM"], 64, "did you mean 'MNG'?"),
        (["events", "--min-confidence", "2"], 64, "--min-confidence"),
        (["events", "--between", "FIN"], 64, "--between"),
        (["events", "--format", "xml"], 64, "--help"),
    ],
)
def test_a_wrong_request_is_one_line_that_helps(run, record, arguments, code, words):
    command, *rest = arguments
    ran = run(command, "--record", record, *rest)
    assert (ran.code, ran.out, len(ran.complaints)) == (code, "", 1)
    assert words in ran.err


def test_a_record_that_is_not_there_is_named(run, tmp_path):
    ran = run("events", "--record", tmp_path / "absent.dragoman")
    assert (ran.code, len(ran.complaints)) == (78, 1)
    assert "absent.dragoman: no such record; make one with" in ran.err


def test_a_record_of_which_nothing_was_turned_away_says_so(run, record):
    assert "no page was turned away" in run("rejects", "--record", record).err
