"""What was said and done, gaps and counts, as programs get them."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dragoman.cli.for_programs import AUDIT_COLUMNS, CORRECTION_COLUMNS, GAP_COLUMNS, STATS_COLUMNS
from dragoman.model import Field
from dragoman.record import add_reading, add_readings, open_to_write
from readings import PAGE_TEXT, SIGNING, make_page, make_reading


def visit_of(run, record):
    return json.loads(run("events", "--record", record, "--act", "visit", "--format", "jsonl").out)["id"]


@pytest.fixture
def corrected(run, record):
    """A record with two corrections, both of which lost their event."""
    event = visit_of(run, record)
    run("correct", event, "place=", "recipients=Irak", "--record", record, "--why", "x", "--by", "Ayşe")
    run("note", event, "ask", "--record", record, "--by", "Ayşe")
    with open_to_write(record) as conn:
        add_reading(conn, make_page(), make_reading(make_page(), events=[SIGNING], reader="9.0.0"))
    return record


def lines(run, record, command):
    ran = run(command, "--record", record, "--format", "jsonl")
    assert ran.code == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def rows(run, record, command):
    ran = run(command, "--record", record, "--format", "csv")
    assert ran.code == 0
    header, *cells = csv.reader(io.StringIO(ran.out))
    return header, [dict(zip(header, row, strict=True)) for row in cells]


@pytest.mark.parametrize("command", ["corrections", "review"])
def test_corrections_come_with_where_they_hold(run, corrected, command):
    first, second = lines(run, corrected, command)
    assert tuple(first) == CORRECTION_COLUMNS
    assert (first["number"], first["by"], first["state"], second["kind"]) == (1, "Ayşe", "lost", "note")
    assert first["value"]["place"] is None and first["value"]["recipients"][0]["country"] == "IRQ"
    header, told = rows(run, corrected, command)
    assert tuple(header) == CORRECTION_COLUMNS
    assert told[0]["value"] == "place=none, recipients=IRQ"
    assert told[0]["before"] == "place=Darhan, recipients=MNG"


def test_the_log_comes_whole(run, corrected):
    entries = lines(run, corrected, "audit")
    assert tuple(entries[0]) == AUDIT_COLUMNS
    assert [entry["what"] for entry in entries] == ["made", "read", "corrected", "corrected", "read"]
    assert [entry["previous"] for entry in entries[1:]] == [entry["digest"] for entry in entries[:-1]]
    header, told = rows(run, corrected, "audit")
    assert tuple(header) == AUDIT_COLUMNS and len(told) == 5
    assert told[2]["detail"] == "correction 1, set: place=none, recipients=IRQ; why: x"


def test_a_log_that_is_not_whole_says_so_beside_its_lines(run, corrected):
    ran = run("audit", "--record", corrected, "--expect", "f" * 64, "--format", "jsonl")
    assert ran.code == 65 and "cut off" in ran.err
    assert len([json.loads(line) for line in ran.out.splitlines()]) == 5


def test_counts_come_as_one_object_or_a_table(run, corrected):
    (counts,) = lines(run, corrected, "stats")
    assert (counts["pages"], counts["events"], counts["corrections"]) == (1, 1, 2)
    assert counts["facets"]["act"] == [{"value": "signing", "count": 1}]
    header, told = rows(run, corrected, "stats")
    assert tuple(header) == STATS_COLUMNS
    assert {"what": "pages", "value": "", "count": "1"} in told
    assert {"what": "act", "value": "signing", "count": "1"} in told


def test_gaps_come_as_lines_and_rows(run, tmp_path):
    path, made = tmp_path / "gaps.dragoman", []
    for day in (day for day in range(1, 29) if not 14 <= day <= 16):
        for n in range(5):
            page = make_page(PAGE_TEXT + f"{day} {n}\n", source=f"{day}-{n}.txt")
            reading = make_reading(page, events=[])
            published = Field(value=f"2025-09-{day:02}T10:00", span=None, rule="test")
            made.append((page, replace(reading, article=replace(reading.article, published=published))))
    with open_to_write(path) as conn:
        add_readings(conn, made)
    (gap, *_) = lines(run, path, "gaps")
    assert tuple(gap) == GAP_COLUMNS
    assert (gap["of"], gap["kind"], gap["first"], gap["last"], gap["came"]) == (
        "all", "silent", "2025-09-14", "2025-09-16", 0,
    )  # fmt: skip
    header, told = rows(run, path, "gaps")
    assert tuple(header) == GAP_COLUMNS and told[0]["first"] == "2025-09-14"


def test_one_is_told_as_one(run, record):
    assert "1 page, " in run("stats", "--record", record).out
    assert "1 page alone" in run("copies", "--record", record).out
    split = run("split", visit_of(run, record), "--part", "act=call", "--why", "x", "--record", record)
    assert "split: 1 part;" in split.err
