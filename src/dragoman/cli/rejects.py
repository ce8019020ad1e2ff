"""What a record has turned away, for people and for programs."""

from collections import Counter
from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text
from sqlalchemy import RowMapping

from dragoman.cli.export import write_csv
from dragoman.cli.show import complain, output, show
from dragoman.record import find_rejects, open_to_read
from dragoman.record.export import json_line
from dragoman.text.harmless import one_line

# `page_id` is empty where there were no bytes to keep. `reader` is the version that turned it away, `added` when.
REJECT_COLUMNS = ("source", "room", "reason", "detail", "page_id", "reader", "added")
_TABLE_FROM = 60  # columns


def list_rejects(record: str, *, format: str = "table") -> None:
    with open_to_read(record) as conn:
        rows = find_rejects(conn)
    found = [{name: row["page" if name == "page_id" else name] for name in REJECT_COLUMNS} for row in rows]
    if format == "csv":
        write_csv(([value or "" for value in row.values()] for row in found), REJECT_COLUMNS)
    elif format == "jsonl":
        for row in found:
            print(json_line(row))
    elif rows:
        _print_rejects(rows)
    else:
        complain(f"{record}: no page was turned away")


def _print_rejects(rows: Sequence[RowMapping]) -> None:
    shown = [[one_line(row[name]) for name in ("source", "room", "reason", "detail")] for row in rows]
    if output().width < _TABLE_FROM:
        for source, room, reason, detail in shown:
            show(Text(f"{source}\n{room}: {reason}\n{detail}\n"))
    else:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
        for column in ("page", "room", "reason", "what was seen"):
            table.add_column(column, overflow="fold")
        for cells in shown:
            table.add_row(*map(Text, cells))
        show(table)
    counts = Counter(row["reason"] for row in rows).most_common()
    show(Text(", ".join(f"{count} {reason}" for reason, count in counts), style="dim"))
