"""Options that several commands take."""

from enum import StrEnum
from typing import Annotated

import typer


class ReadFormat(StrEnum):
    table = "table"
    jsonl = "jsonl"
    page = "page"
    annotated = "annotated"
    html = "html"


class EventFormat(StrEnum):
    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class OrderBy(StrEnum):
    day = "day"
    newest = "newest"
    published = "published"
    place = "place"
    outlet = "outlet"
    confidence = "confidence"
    sources = "sources"


class MergedOrderBy(StrEnum):
    day = "day"
    newest = "newest"
    seen = "seen"
    sources = "sources"


class SchemaOf(StrEnum):
    readings = "readings"
    events = "events"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Pages, folders, archives (.warc, .warc.gz, .zip), tables (.csv, .tsv, .json, .jsonl), "
        "feeds (.rss, .atom, .xml), addresses (https://…), or - for standard input.",
    ),
]
FieldNames = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELD=NAME,...",
        help="Where a table keeps what: --fields text=haber,url=adres,published=tarih (text, title, url, published, "
        "outlet, id); the usual names are known.",
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Turn away what an archive's own digests do not bear out, instead of reading and flagging it: "
        "dragoman read --strict a.warc.gz",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DAY",
        help="The day of publication where neither page, feed nor table gives one: --published 2025-07-11",
    ),
]
RecordFile = Annotated[
    str,
    typer.Option(
        "--record", metavar="FILE", help="The record: --record news.dragoman, or --record postgresql://user@host/name"
    ),
]
ListFormat = Annotated[
    EventFormat, typer.Option("--format", help="For people, for programs, for spreadsheets: --format csv")
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="The first day that counts: --since 2025-07-11, 2025-07 or 2025")
]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day that counts: --until 2025-07")]
Between = Annotated[
    tuple[str, str] | None,
    typer.Option(metavar="A B", help="Two sides, either way, by code or name: --between RUS 'Kuzey Kore'"),
]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", help="Who has a part in it, by code or (part of) a name; may be repeated: --actor Lavrov"),
]
Act = Annotated[str | None, typer.Option(help="One act of `dragoman acts`: --act meeting")]
Type = Annotated[str | None, typer.Option(help="One PLOVER type: --type CONSULT")]
StatusName = Annotated[
    str | None, typer.Option(help="occurred, planned, called_for, hypothetical or negated: --status planned")
]
PlaceName = Annotated[str | None, typer.Option(help="Where it took place: --place Astana")]
Text = Annotated[
    str | None,
    typer.Option(
        help="Words that tell it, names, act, place, outlet, headline: --text 'doğal gaz \"dışişleri bakanı\" -futbol'"
    ),
]
Limit = Annotated[int | None, typer.Option(metavar="N", min=1, help="So many at a time: --limit 50")]
After = Annotated[
    str | None, typer.Option(metavar="CURSOR", help="Go on where the last ones ended: --limit 50 --after WyJk…")
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        metavar="X",
        min=0.0,
        max=1.0,
        help="Leave out events the reader is less sure of: --min-confidence 0.5",
    ),
]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so, if not this account: --by 'Ayşe K.'")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason, kept for good: --why 'the visit was put off'")]
EventId = Annotated[str, typer.Argument(metavar="EVENT_ID", help="As `dragoman events` shows it.")]
