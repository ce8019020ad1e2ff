"""Counts of events between two sides, month by month: a table, or a plot that a terminal can show."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.export import date_range, json_line, write_csv
from dragoman.cli.merging import load_merger
from dragoman.cli.show import complain, output, show
from dragoman.cli.sides import known_side
from dragoman.errors import UsageError
from dragoman.merge.months import QUARTERS, Month, count_months
from dragoman.text import key

_BARS = "▏▎▍▌▋▊▉█"
_LEAST_BAR, _BESIDE_BAR = 10, 34  # columns


def list_months(
    record: str, *, between: tuple[str, str] | None, since: str | None, until: str | None, format: str
) -> None:
    months = _asked(count_months(load_merger(record).events()), between, since, until)
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


def _asked(
    months: Iterable[Month], between: tuple[str, str] | None, since: str | None, until: str | None
) -> list[Month]:
    sides = {_side(name) for name in between} if between else None
    first, last = _month(since, 0), _month(until, 1)
    return [
        month
        for month in months
        if (sides is None or set(month.sides) == sides)
        and (first is None or month.month >= first)
        and (last is None or month.month <= last)
    ]


def _side(name: str) -> str:
    known = known_side(name)
    return known if len(known) == 3 and known.isupper() else key(known)


def _month(date: str | None, end: int) -> str | None:
    if date is None:
        return None
    day = date_range(date)[end]
    if day is None:
        raise UsageError(f"date {date!r}: no such date; write 2025-07-11, 2025-07 or 2025")
    return day[:7]


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
