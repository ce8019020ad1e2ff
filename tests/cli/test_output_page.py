"""docs/output.md describes everything that is printed. What nobody checks is what rots."""

import csv
import re
import sys
from pathlib import Path
from typing import get_args

import pytest
import typer

from dragoman.children import ChildError
from dragoman.cli import adding, main, reading
from dragoman.cli.acts import ACT_COLUMNS
from dragoman.cli.app import EventFormat, ReadFormat, SchemaOf, app
from dragoman.cli.export import events_schema
from dragoman.cli.fates import FATES
from dragoman.cli.for_programs import AUDIT_COLUMNS, CORRECTION_COLUMNS, GAP_COLUMNS, STATS_COLUMNS
from dragoman.cli.why import WHY_COLUMNS
from dragoman.cli.world_app import AnswerFormat
from dragoman.errors import DataError, DragomanError, InputError, RecordError, UsageError
from dragoman.intake import pages_from
from dragoman.model import Fate, Page, Reading
from dragoman.model.shape import reading_schema
from dragoman.record import RecordBusyError
from dragoman.record.export import CSV_COLUMNS

REPO = Path(__file__).resolve().parents[2]
TEXT = (REPO / "docs" / "output.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))


def section(words):
    return next(text for title, text in SECTIONS.items() if words in title)


def first_cells(words):
    """What stands between backticks in the first column of a section's tables."""
    rows = re.findall(r"^\| (.*?) \|", section(words), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def keys(schema):
    """Every key that a schema names, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def described(name, text):
    return f"`{name}`" in text


def test_every_column_of_csv_has_its_row_in_the_order_of_the_file():
    assert first_cells("CSV") == list(CSV_COLUMNS)


@pytest.mark.parametrize(
    ("schema", "words"), [(events_schema, "events --format jsonl"), (reading_schema, "read --format jsonl")]
)
def test_every_key_of_json_is_described(schema, words):
    assert [key for key in keys(schema()) if not described(key, section(words))] == []


def test_every_key_and_every_fate_of_why_is_described():
    text = section("Why not")
    assert [name for name in WHY_COLUMNS if not described(name, text)] == []
    rows = [re.findall(r"`([^`]+)`", row.rpartition(" | ")[0]) for row in text.splitlines() if row.startswith("| ")]
    told = {name for row in rows for name in row}
    rules = {rule for fate in FATES.values() for rule in fate} - {""}
    assert {*get_args(Fate), *rules} - told == set()


def test_every_column_of_the_acts_is_described():
    assert [name for name in ACT_COLUMNS if not described(name, section("The acts"))] == []


@pytest.mark.parametrize("columns", [CORRECTION_COLUMNS, AUDIT_COLUMNS, GAP_COLUMNS, STATS_COLUMNS])
def test_every_column_of_what_was_said_and_done_is_described(columns):
    assert [name for name in columns if not described(name, section("What was said and done"))] == []


def commands():
    group = typer.main.get_command(app)
    inner = {
        f"{of} {name}": command for of in ("world", "account") for name, command in group.commands[of].commands.items()
    }
    return {"dragoman": group, **group.commands, **inner}


def options():
    for name, command in commands().items():
        for param in command.params:
            if param.param_type_name == "option" and param.name != "help":
                yield name, param


@pytest.mark.parametrize(("command", "option"), [pytest.param(c, o, id=f"{c} {o.opts[0]}") for c, o in options()])
def test_every_option_has_its_row_with_an_example(command, option):
    (row,) = (row for row in section("Options").splitlines() if f"`{option.opts[0]}`" in row.split(" | ")[0])
    assert command in row or "all but" in row
    assert re.search(rf"`[^`]*{option.opts[0]}\b", row.split(" | ")[2])


@pytest.mark.parametrize("choices", [ReadFormat, EventFormat, SchemaOf, AnswerFormat])
def test_every_choice_is_described(choices):
    assert [choice.value for choice in choices if not re.search(rf"\b{choice.value}`", section("Options"))] == []


def test_every_option_that_is_described_exists():
    there = {option.opts[0] for _, option in options()}
    assert set(first_cells("Options")) == there


def test_every_exit_code_has_its_row():
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)}
    errors = (UsageError, DataError, InputError, RecordError, RecordBusyError, ChildError, main_module().Stopped)
    used = {error.exit_code for error in errors} | {0, reading.EX_DATA, reading.EX_NO_INPUT}
    used |= {getattr(main_module(), name) for name in ("BROKEN_PIPE", "UNEXPECTED", "MISUSED", "IO_ERROR")}
    assert told == used
    assert DragomanError.exit_code == 1  # never raised itself


def main_module():
    return sys.modules[main.__module__]


def test_every_count_of_add_is_described():
    said = [*adding._SAID.values(), adding._NOT_READ, adding._SKIPPED]
    counted = [what.split(",")[0] for what in said]
    assert [what for what in counted if not re.search(rf"`\d {what}`", section("Exit codes"))] == []


def kind_of(rule):
    return re.split(r"[ .«+0-9]", rule)[0]


def test_every_kind_of_rule_met_on_the_sample_pages_is_put_into_words(reader):
    kinds = set()
    for page in pages_from([REPO / "demo" / "pages"]):
        reading_ = reader(page) if isinstance(page, Page) else None
        if isinstance(reading_, Reading):
            kinds |= {kind_of(rule) for event in reading_.events for _, rule in event.rules}
            kinds |= {kind_of(mention.rule) for mention in reading_.mentions}
    assert len(kinds) > 8
    assert kinds - set(first_cells("Why")) == set()


def test_the_examples_read_a_file_as_they_say(run, record, tmp_path):
    """What the pandas example relies on, with the standard library: as many countries as actors, codes as text."""
    path = tmp_path / "events.csv"
    path.write_bytes(run("events", "--record", record, "--format", "csv").out.encode("utf-8"))
    with open(path, encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert all(len(row["actors"].split("; ")) == len(row["actor_countries"].split("; ")) for row in rows)
    assert [row["cameo"] for row in rows] == ["042", "057", "051"]
    assert 'colClasses = "character"' in TEXT
    assert "dtype=str" in TEXT
