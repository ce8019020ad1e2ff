"""Commands that ask a record."""

import csv
import io
import json

import pytest

from dragoman.cli.events import CSV_COLUMNS, json_line, safe_cell
from dragoman.cli.show import visible
from readings import PAGE_TEXT


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


def test_a_recorded_event_as_json_leads_back_to_the_page(run, record):
    event = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)
    assert event["actors"][0] == {
        "name": "Aino Salmi",
        "kind": "person",
        "country": "FIN",
        "office": "foreign minister",
    }
    span = event["spans"]["trigger"]
    assert PAGE_TEXT.encode()[span["byte_start"] : span["byte_end"]].decode() == span["text"] == "geldi"


def test_csv_has_a_header_and_a_row_an_event(run, record):
    out = run("events", "--record", record, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert out.endswith("\r\n")
    assert out.splitlines()[0] == ",".join(CSV_COLUMNS)
    assert [(row["act"], row["actor_countries"], row["recipient_countries"]) for row in rows] == [
        ("visit", "FIN", "MNG"),
        ("signing", "FIN; MNG", ""),
        ("praise", "FIN", "MNG"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_is_set_behind_an_apostrophe(start):
    assert safe_cell(f"{start}HYPERLINK(0)").startswith("'")


@pytest.mark.parametrize("text", ["\x1b[2J", "\x9b31m", "\u202egnp.exe", "\u2066", "\x07", "\x7f", "\udcff"])
def test_harmful_characters_are_written_out(text):
    assert visible(text).isascii() or visible(text).isprintable()
    assert text not in visible(f"a{text}b")
    line = json_line({"text": text})
    assert line.isascii() or line.isprintable()
    assert json.loads(line) == {"text": text}


def test_turkish_letters_are_left_alone():
    assert visible("Dışişleri «İĞÜŞÖÇ» – 🙂") == "Dışişleri «İĞÜŞÖÇ» – 🙂"


def test_a_timeline_is_a_dated_list(run, record):
    lines = run("timeline", "FIN", "MNG", "--record", record).out.splitlines()
    days = [line for line in lines if line.startswith("20")]
    assert days == ["2025-07-11", "2025-07-12", "2025-09-05"]
    assert "  visit  Aino Salmi (FIN) → Mongolia (MNG), Darhan" in lines


def test_a_timeline_of_strangers_says_so(run, record):
    assert "nothing between FIN and CHL" in run("timeline", "FIN", "CHL", "--record", record).err


def test_an_explanation_leads_every_value_back_to_the_page(run, record):
    event_id = json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)["id"]
    out = run("explain", event_id, "--record", record).out
    start, byte = PAGE_TEXT.index("geldi"), PAGE_TEXT.encode().index(b"geldi")
    assert "PLOVER CONSULT/visit, CAMEO 042" in out
    assert "»geldi«" in out
    assert f"page {start}–{start + 5}, bytes {byte}–{byte + 5}" in out
    assert "rule frame.test" in out
    for label in ("act", "actor", "recipient", "asserted by", "status", "date", "place", "evidence"):
        assert any(line.startswith(label) for line in out.splitlines())
    assert "»11 Temmuz'da«" in out
    assert "rule times.day-month" in out


def test_a_value_without_words_says_why(run, record):
    event_id = json.loads(run("events", "--record", record, "--act", "praise", "--format", "jsonl").out)["id"]
    assert "no words of the page give it" in run("explain", event_id, "--record", record).out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["explain", "ffffffffffff"], 64, "not in this record"),
        (["events", "--act", "visti"], 64, "did you mean visit?"),
        (["events", "--act", "xyz"], 64, "`dragoman acts` lists them"),
        (["events", "--status", "maybe"], 64, "use one of"),
        (["events", "--since", "dün"], 64, "write 2025-07-11"),
        (["events", "--between", "FIN", "Atlantis"], 64, "side 'Atlantis'"),
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
