"""Events as programs get them: JSON lines and CSV."""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest

from dragoman.cli.export import events_schema
from dragoman.model.acts import ACTS
from dragoman.record import (
    Party,
)
from dragoman.record.export import CSV_COLUMNS, csv_row, event_to_dict, json_line, safe_cell
from dragoman.record.view import UNNAMED_PARTY
from dragoman.text.harmless import visible
from readings import PAGE_TEXT

UNSC, SUDAN = Party(name="Council; Security", kind="organisation"), Party(name="Sudan", kind="state", country="SDN")


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


def cells(view):
    return dict(zip(CSV_COLUMNS, csv_row(view), strict=True))


def test_the_lists_of_a_row_line_up(view):
    row = cells(replace(view, actors=(UNSC, SUDAN), recipients=(SUDAN, UNSC), asserted_by=(UNSC,)))
    for names, countries in (("actors", "actor_countries"), ("recipients", "recipient_countries")):
        assert len(row[names].split("; ")) == len(row[countries].split("; ")) == 2
    assert (row["actors"], row["actor_countries"]) == ("Council, Security; Sudan", "; SDN")
    assert (row["recipient_countries"], row["asserted_by_countries"]) == ("SDN; ", "")


def test_a_row_holds_every_stretch_of_evidence(view):
    row = cells(replace(view, evidence=(*view.evidence, replace(view.evidence[0], words="a|b", start=900, end=903))))
    assert row["evidence"] == f"{view.evidence[0].words} | a¦b"
    assert (row["body_start"], row["body_end"]) == (str(view.evidence[0].start), str(view.evidence[0].end))
    assert (row["page_id"], row["confidence"]) == (view.page, "0.9")


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2025-07-11", ["2025-07-11", "2025-07-11"]),
        ("2024", ["2024-01-01", "2024-12-31"]),
        ("2025-12/2026-02", ["2025-12-01", "2026-02-28"]),
        ("2025-07-11~", ["2025-07-11", "2025-07-11"]),
        ("2025-07/..", ["2025-07-01", ""]),
        ("../2025-07", ["", "2025-07-31"]),
        (None, ["", ""]),
    ],
)
def test_a_row_has_the_first_and_the_last_day_of_a_date(view, date, days):
    row = cells(replace(view, date=date))
    assert [row["date_start"], row["date_end"]] == days
    event = event_to_dict(replace(view, date=date))
    assert [event["date_start"], event["date_end"]] == [day or None for day in days]


def test_recorded_events_satisfy_their_schema(run, record, view):
    printed = json.loads(run("schema", "--of", "events").out)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed == events_schema()
    validator = jsonschema.Draft202012Validator(printed)
    lines = run("events", "--record", record, "--format", "jsonl").out.splitlines()
    assert len(lines) == 3
    for line in lines:
        validator.validate(json.loads(line))
    odd = replace(view, date="2025-07/..", asserted_by=(UNNAMED_PARTY,), mode=None, place=None, outlet=None)
    validator.validate(event_to_dict(odd))


def test_the_schema_of_events_knows_every_act_and_allows_no_other_key(view):
    schema = events_schema()
    assert schema["properties"]["act"]["enum"] == list(ACTS)
    assert list(schema["properties"]) == schema["required"] == list(event_to_dict(view))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**event_to_dict(view), "more": 1}, schema)


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
