"""The commands that look at many pages together."""

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.cli.options import (
    Act,
    Actors,
    After,
    Between,
    EventFormat,
    Limit,
    ListFormat,
    MergedOrderBy,
    PlaceName,
    RecordFile,
    Since,
    StatusName,
    Text,
    Type,
    Until,
)

many = typer.Typer(rich_markup_mode=None)


class MonthFormat(StrEnum):
    table = "table"
    plot = "plot"
    jsonl = "jsonl"
    csv = "csv"


@many.command()
def merged(
    record: RecordFile,
    text: Text = None,
    actor: Actors = None,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    act: Act = None,
    type: Type = None,
    status: StatusName = None,
    place: PlaceName = None,
    min_sources: Annotated[
        int,
        typer.Option(
            "--min-sources", metavar="N", min=1, help="Only what so many independent sources tell: --min-sources 2"
        ),
    ] = 1,
    sort: Annotated[MergedOrderBy, typer.Option(help="The order: --sort newest")] = MergedOrderBy.day,
    limit: Limit = None,
    after: After = None,
    format: ListFormat = EventFormat.table,
) -> None:
    """List every event once: what pages say of it, how many copies they are, how many sources stand behind it."""
    from dragoman.cli.merging import list_merged
    from dragoman.cli.part import Part
    from dragoman.record import make_question, of_merged

    question = make_question(
        between=between, actors=actor or (), since=since, until=until, act=act, type=type, status=status, place=place,
        text=text, min_sources=min_sources if min_sources > 1 else None,
    )  # fmt: skip
    list_merged(record, of_merged(question), order=sort.value, part=Part(limit, after), format=format.value)


@many.command()
def copies(
    record: RecordFile,
    page: Annotated[
        str | None,
        typer.Argument(
            metavar="[PAGE]",
            help="Only this page's: its own id, its file's name, set.jsonl:3, or the beginning of its SHA-256.",
        ),
    ] = None,
    format: ListFormat = EventFormat.table,
) -> None:
    """List the pages that carry one text, or the copies of one page and how much of it they share."""
    from dragoman.cli.merging import list_copies

    list_copies(record, page, format=format.value)


@many.command()
def sources(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="As `dragoman merged` or `events` shows it.")],
    record: RecordFile,
    format: ListFormat = EventFormat.table,
) -> None:
    """Show who tells of an event: every page, whose text it carries, what it says, and why it is one event."""
    from dragoman.cli.sources import show_sources

    show_sources(record, event_id, format=format.value)


@many.command()
def contradictions(
    record: RecordFile,
    actor: Actors = None,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    act: Act = None,
    format: ListFormat = EventFormat.table,
) -> None:
    """List what pages say of one event that cannot all be true."""
    from dragoman.cli.merging import list_contradictions
    from dragoman.record import make_question, of_merged

    question = make_question(between=between, actors=actor or (), since=since, until=until, act=act)
    list_contradictions(record, of_merged(question, contradicted=True), format=format.value)


@many.command()
def agreements(record: RecordFile, format: ListFormat = EventFormat.table) -> None:
    """The ledger of agreements: parties, day, period, and the steps each has taken."""
    from dragoman.cli.ledger import list_agreements

    list_agreements(record, format=format.value)


@many.command()
def months(
    record: RecordFile,
    between: Annotated[
        tuple[str, str] | None, typer.Option(metavar="A B", help="Only these two sides: --between RUS PRK")
    ] = None,
    since: Since = None,
    until: Until = None,
    format: Annotated[
        MonthFormat, typer.Option(help="A table, a plot on the terminal, or for programs: --format plot")
    ] = MonthFormat.table,
) -> None:
    """Count the events between two sides month by month, with their mean from conflict (-10) to cooperation (+10)."""
    from dragoman.cli.months import list_months

    list_months(record, between=between, since=since, until=until, format=format.value)
