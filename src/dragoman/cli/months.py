"""Counts of events between two sides, month by month: a table, or a plot that a terminal can show."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.export import write_csv
from dragoman.cli.show import complain, output, show
from dragoman.model.acts import QUARTERS
from dragoman.record import Month, find_months, open_to_read
from dragoman.record.export import json_line
from dragoman.world.sides import known_side

_BARS = "▏▎▍▌▋▊▉█"
_LEAST_BAR, _BESIDE_BAR = 10, 34  # columns


def list_months(
    record: str, *, between: tuple[str, str] | None, since: str | None, until: str | None, format: str
) -> None:
    sides = (known_side(between[0]), known_side(between[1])) if between else None
    with open_to_read(record) as conn:
        months = find_months(conn, between=sides, since=since, until=until)
    if format == "jsonl":
        for month in months:
            print(json_line(asdict(month)))
    elif format == "csv":
        columns = ("month", "side", "other", "events", "reports", "score", *QUARTERS)
        write_csv(([month.month, *month.sides, *_counts(month)] for month in months), columns)
    elif not months:
        complain(f"{record}: nothing happened between two sides in that time")
    elif format == "plot":
        _plot(months)
    else:
        show(_table(months))


def _counts(month: Month) -> list[str]:
    return [
        str(month.events), str(month.reports), f"{month.score:g}", *(str(month.quarters[name]) for name in QUARTERS)
    ]  # fmt: skip


def _table(months: Sequence[Month]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    for column in ("month", "sides", "events", "pages", "score", *(name.replace("_", "\n") for name in QUARTERS)):
        table.add_column(column, justify="left" if column in ("month", "sides") else "right")
    for month in months:
        table.add_row(month.month, " – ".join(month.sides), *_counts(month))
    return table


def _plot(months: Sequence[Month]) -> None:
    """A bar a month for each pair of sides: as long as there are events, green for cooperation, red for conflict."""
    ordered = sorted(months, key=lambda month: (month.sides, month.month))
    most = max(month.events for month in ordered)
    width = max(_LEAST_BAR, min(output().width, 120) - _BESIDE_BAR)
    for sides, own in groupby(ordered, key=lambda month: month.sides):
        show(Text(" – ".join(sides), style="bold"))
        for month in own:
            bar = Text(_bar(month.events / most * width), style="green" if month.score >= 0 else "red")
            show(Text.assemble(f"{month.month}  ", bar, f" {month.events}  {month.score:+.1f}"))
        show()


def _bar(columns: float) -> str:
    """
    >>> _bar(2.5)
    '██▌'
    """
    whole, eighths = divmod(round(columns * 8), 8)
    return "█" * int(whole) + (_BARS[int(eighths) - 1] if eighths else "" if whole else _BARS[0])
