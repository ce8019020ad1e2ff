"""What programs get of the record, on standard output. The shapes are those of `record/export.py`."""

import csv
import json
import sys
from collections.abc import Iterable
from importlib.resources import files
from typing import IO, Any

from dragoman.record.export import safe_cell


def events_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of `dragoman events --format jsonl`."""
    schema: dict[str, Any] = json.loads(
        files("dragoman.cli").joinpath("events.schema.json").read_text(encoding="utf-8")
    )
    return schema


def write_csv(rows: Iterable[Iterable[str]], columns: Iterable[str], handle: IO[str] | None = None) -> None:
    """RFC 4180, UTF-8, with a header. What a spreadsheet would take for a formula is set behind an apostrophe."""
    writer = csv.writer(handle or sys.stdout, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
