"""The commands, one function each. What takes long to import is imported by the command that needs it, so that
`dragoman --help` is there at once.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli.keeping import KEEPING
from dragoman.cli.many import many
from dragoman.cli.options import (
    Act,
    Actors,
    After,
    Between,
    EventFormat,
    FieldNames,
    Limit,
    MinConfidence,
    OrderBy,
    Paths,
    PlaceName,
    Published,
    ReadFormat,
    RecordFile,
    SchemaOf,
    Since,
    StatusName,
    Strict,
    Text,
    Type,
    Until,
)
from dragoman.cli.people import PEOPLE
from dragoman.cli.serve_app import account_app, serve
from dragoman.cli.why_app import why
from dragoman.cli.world_app import WorldFolder, world_app

app = typer.Typer(
    name="dragoman",
    help="Read news pages about relations between states and keep a sourced record of what happened.",
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: drawing panels around it would take longer than everything else together.
    rich_markup_mode=None,
)
app.add_typer(world_app)
app.add_typer(account_app)
app.add_typer(many)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version: dragoman --version"),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an unexpected problem arose: dragoman --debug read x.html")
    ] = False,
) -> None:
    """Every command says what it takes: dragoman read --help."""


@app.command()
def read(
    paths: Paths,
    format: Annotated[
        ReadFormat,
        typer.Option(
            help="For people, one JSON reading a line, the page with what was cut from it, or the text with mentions "
            "and statements marked, on the terminal or as HTML: --format annotated"
        ),
    ] = ReadFormat.table,
    fields: FieldNames = None,
    strict: Strict = False,
    published: Published = None,
    min_confidence: MinConfidence = None,
    world: WorldFolder = None,
) -> None:
    """Read pages and print what they tell. Nothing is kept. What robots.txt forbids is not fetched."""
    from dragoman.cli.page import print_reading
    from dragoman.cli.reading import Tally, intake_options, read_pages, sure_events
    from dragoman.model import Reading
    from dragoman.model.shape import reading_to_dict
    from dragoman.record.export import json_line

    tally = Tally(articles=format is ReadFormat.page)
    options = intake_options(fields, strict=strict, published=published)
    for page, result in read_pages(paths, tally, options=options):
        if page is None or result is None:
            continue
        if format is ReadFormat.page:
            if result.article is not None:
                from dragoman.cli.cuts import print_page

                print_page(page, result.article)
            continue
        if not isinstance(result, Reading):
            continue
        result = sure_events(result, min_confidence)
        if format is ReadFormat.jsonl:
            print(json_line(reading_to_dict(result, source=page.source)), flush=True)
        elif format is ReadFormat.annotated:
            from dragoman.cli.annotate import print_annotated

            print_annotated(result)
        elif format is ReadFormat.html:
            from dragoman.cli.annotate import annotated_html

            print(annotated_html(result), flush=True)
        else:
            print_reading(page, result)
    raise typer.Exit(tally.exit_code())


app.command()(why)


@app.command()
def add(
    paths: Paths,
    record: RecordFile,
    fields: FieldNames = None,
    strict: Strict = False,
    published: Published = None,
    world: WorldFolder = None,
) -> None:
    """Read pages and add them to a record. A page that is there already changes nothing."""
    from dragoman.cli.adding import add_pages
    from dragoman.cli.reading import intake_options

    raise typer.Exit(add_pages(paths, record, options=intake_options(fields, strict=strict, published=published)))


@app.command()
def events(
    record: RecordFile,
    text: Text = None,
    article: Annotated[str | None, typer.Option(help="Words anywhere in the article: --article hidrojen")] = None,
    actor: Actors = None,
    between: Between = None,
    since: Since = None,
    until: Until = None,
    act: Act = None,
    type: Type = None,
    mode: Annotated[str | None, typer.Option(help="One PLOVER mode: --mode visit")] = None,
    status: StatusName = None,
    place: PlaceName = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet or agency: --outlet AA")] = None,
    min_sources: Annotated[
        int | None, typer.Option("--min-sources", metavar="N", min=1, help="Pages that tell it: --min-sources 2")
    ] = None,
    min_confidence: MinConfidence = None,
    state: Annotated[
        str, typer.Option(help="What people have put away instead: rejected, merged, split: --state rejected")
    ] = "shown",
    sort: Annotated[OrderBy, typer.Option(help="The order: --sort newest")] = OrderBy.day,
    limit: Limit = None,
    after: After = None,
    format: Annotated[
        EventFormat, typer.Option(help="For people, for programs, for spreadsheets: --format csv")
    ] = EventFormat.table,
) -> None:
    """List and search the events of a record."""
    from dragoman.cli.listing import list_events
    from dragoman.cli.part import Part
    from dragoman.record import make_question

    question = make_question(
        between=between, since=since, until=until, act=act, type=type, status=status, min_confidence=min_confidence,
        text=text, article=article, actors=actor or (), mode=mode, place=place, outlet=outlet,
        min_sources=min_sources, state=state,
    )  # fmt: skip
    list_events(record, question, order=sort.value, part=Part(limit, after), format=format.value)


@app.command()
def timeline(
    side: Annotated[str, typer.Argument(metavar="A", help="RUS, or a state's or organisation's name.")],
    record: RecordFile,
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="The other side; without it, all of A's.")] = None,
    since: Since = None,
    until: Until = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only what was there: --place Maskat")] = None,
    agreement: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only the steps of papers with this in their title: --agreement gümrük"),
    ] = None,
    format: Annotated[
        EventFormat, typer.Option(help="For people, for programs, for spreadsheets: --format csv")
    ] = EventFormat.table,
) -> None:
    """Tell what passed between two sides, day by day: every event once, whatever number of pages tell it."""
    from dragoman.cli.timeline import Wanted, show_timeline

    wanted = Wanted(side=side, other=other, since=since, until=until, place=place, agreement=agreement)
    show_timeline(record, wanted, format=format.value)


@app.command()
def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="As `dragoman events` shows it.")],
    record: RecordFile,
) -> None:
    """Show how an event was read: which words, where on the page, by which rule."""
    from dragoman.cli.listing import explain_event

    explain_event(record, event_id)


@app.command()
def rejects(
    record: RecordFile,
    format: Annotated[
        EventFormat, typer.Option(help="For people, for programs, for spreadsheets: --format csv")
    ] = EventFormat.table,
) -> None:
    """List the pages that were turned away, and why; and how many for each reason."""
    from dragoman.cli.rejects import list_rejects

    list_rejects(record, format=format.value)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of gold files in the codebook's shape.")],
    readings: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.jsonl", help="Score these instead of reading the set's pages: --readings made.jsonl"
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every mistake too: dragoman evaluate eval/gold --errors")
    ] = False,
) -> None:
    """Score the reader, or readings made elsewhere, against a gold set."""
    from dragoman.cli.scoring import evaluate_set

    evaluate_set(gold, readings=readings, errors=errors)


@app.command()
def acts(
    format: Annotated[
        EventFormat, typer.Option(help="For people, for programs, for spreadsheets: --format csv")
    ] = EventFormat.table,
) -> None:
    """List the acts that events are coded with."""
    from dragoman.cli.acts import list_acts

    list_acts(format.value)


@app.command()
def schema(
    of: Annotated[
        SchemaOf, typer.Option("--of", help="What `read` or what `events` prints as JSON lines: --of events")
    ] = SchemaOf.readings,
) -> None:
    """Print the JSON Schema of a reading, or of a recorded event."""
    from dragoman.cli.export import events_schema
    from dragoman.model.shape import reading_schema

    print(json.dumps(events_schema() if of is SchemaOf.events else reading_schema(), ensure_ascii=False, indent=2))


for _command in (*PEOPLE, *KEEPING, serve):
    app.command()(_command)
