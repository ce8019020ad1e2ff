"""`dragoman rejects`: what was turned away and why, counted by reason, for people and for programs."""

import csv
import io
import json

import pytest

from dragoman.cli.rejects import REJECT_COLUMNS
from readings import PAGE_TEXT


@pytest.fixture
def turned_away(run, tmp_path):
    """A record of which two files without text, a note in German and a line of a table were turned away."""
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(" ")
    (tmp_path / "deutsch.txt").write_text("Ein Bericht.")
    (tmp_path / "=1+1.jsonl").write_text('{"baska": 1}')
    (tmp_path / "salmi.txt").write_text(PAGE_TEXT)
    record = tmp_path / "x.dragoman"
    run("add", *sorted(tmp_path.iterdir()), "--record", record)
    return record


def test_the_table_ends_with_the_count_of_each_reason(run, turned_away):
    out = run("rejects", "--record", turned_away).out
    assert out.rstrip().splitlines()[-1].strip() == "2 empty, 1 no-text-field, 1 no-body"
    assert "salmi.txt" not in out


def test_json_lines_have_every_reject_with_its_page(run, turned_away):
    rows = [json.loads(line) for line in run("rejects", "--record", turned_away, "--format", "jsonl").out.splitlines()]
    assert all(tuple(row) == REJECT_COLUMNS for row in rows)
    assert [(row["source"], row["room"], row["reason"]) for row in rows] == [
        ("=1+1.jsonl:1", "intake", "no-text-field"),
        ("a.txt", "intake", "empty"),
        ("b.txt", "intake", "empty"),
        ("deutsch.txt", "article", "no-body"),
    ]
    assert [len(row["page_id"] or "") for row in rows] == [0, 0, 0, 64]
    assert all(row["detail"] and row["added"] and row["reader"] for row in rows)


def test_csv_has_a_header_and_no_formulas(run, turned_away):
    out = run("rejects", "--record", turned_away, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert out.splitlines()[0] == ",".join(REJECT_COLUMNS)
    assert [row["source"] for row in rows] == ["'=1+1.jsonl:1", "a.txt", "b.txt", "deutsch.txt"]


@pytest.mark.parametrize(("format", "out"), [("jsonl", ""), ("csv", ",".join(REJECT_COLUMNS) + "\r\n")])
def test_nothing_turned_away_is_an_answer_too(run, record, format, out):
    ran = run("rejects", "--record", record, "--format", format)
    assert (ran.code, ran.out, ran.err) == (0, out, "")
