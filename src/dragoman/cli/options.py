"""Options that several commands take."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class EventFormat(StrEnum):
    table = "table"
    jsonl = "jsonl"
    csv = "csv"


RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record: --record news.dragoman")]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="The first day that counts: --since 2025-07-11, 2025-07 or 2025")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day that counts: --until 2025-07")]
