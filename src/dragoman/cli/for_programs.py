"""What people said, what was done, gaps and counts, for programs: JSON lines and CSV. docs/output.md has every key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import RowMapping

from dragoman.cli.export import write_csv
from dragoman.cli.told import told_entry, told_value
from dragoman.record import Gap, Link, Stats
from dragoman.record.export import json_line

Shape = dict[str, Any]
CORRECTION_COLUMNS = (
    "number", "at", "by", "kind", "event", "page", "value", "before", "why", "state", "how", "event_now", "read_now",
)  # fmt: skip
AUDIT_COLUMNS = ("number", "at", "by", "what", "subject", "detail", "previous", "digest")
GAP_COLUMNS = ("of", "name", "kind", "first", "last", "expected", "came")
STATS_COLUMNS = ("what", "value", "count")
_COUNTS = (
    "pages", "bytes", "readings", "articles", "rejects", "events", "dated", "placed", "statements", "corrections",
    "size",
)  # fmt: skip


def print_shapes(shapes: Iterable[Shape], columns: Iterable[str], *, format: str) -> None:
    """One line or row each, as they come."""
    if format == "jsonl":
        for shape in shapes:
            print(json_line(shape), flush=True)
    else:
        write_csv((map(_cell, shape.values()) for shape in shapes), columns)


def correction_shape(row: RowMapping, *, format: str) -> Shape:
    """One correction and where it holds. In CSV values are told as `dragoman corrections` tells them."""
    cells = (
        row["seq"], row["at"], row["by"], row["kind"], row["event"] or row["now_event"], row["page"], row["value"],
        row["before"], row["why"], row["state"], row["how"], row["now_event"], row["now"],
    )  # fmt: skip
    shape = dict(zip(CORRECTION_COLUMNS, cells, strict=True))
    if format == "csv":
        shape["value"] = told_value(row["kind"], row["value"], most_chars=None)
        shape |= {name: told_value("set", shape[name] or {}, most_chars=None) for name in ("before", "read_now")}
    return shape


def audit_shape(link: Link, *, format: str) -> Shape:
    shape = dict(zip(AUDIT_COLUMNS, asdict(link).values(), strict=True))
    return shape | {"detail": told_entry(link.what, link.detail)} if format == "csv" else shape


def gap_shape(gap: Gap) -> Shape:
    return {name: getattr(gap, name) for name in GAP_COLUMNS}


def stats_shape(stats: Stats) -> Shape:
    """All counts in one object; of each facet the most frequent values, the most first."""
    facets = {
        name: [{"value": value, "count": count} for value, count in counts] for name, counts in stats.facets.items()
    }
    counts = {name: getattr(stats, name) for name in _COUNTS}
    return counts | {"readers": list(stats.readers), "first": stats.first, "last": stats.last, "facets": facets}


def stats_rows(stats: Stats) -> Iterator[Shape]:
    """The same as a table: a row for every count, and for every value of a facet."""
    told: list[tuple[str, str | None, int]] = [(name, None, getattr(stats, name)) for name in _COUNTS]
    told += [(name, value, count) for name, counts in stats.facets.items() for value, count in counts]
    yield from (dict(zip(STATS_COLUMNS, row, strict=True)) for row in told)


def _cell(value: Any) -> str:
    if isinstance(value, Mapping):
        return json_line(value)
    return "" if value is None else str(value)
