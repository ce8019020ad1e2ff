"""The command `dragoman why`; what it prints is in why.py."""

from typing import Annotated

import typer

from dragoman.cli.options import EventFormat, FieldNames, ListFormat, Published
from dragoman.cli.world_app import WorldFolder


def why(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="A page, or - for standard input; all that `read` takes.")
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help="What about these? dragoman why haber.html 'protokol imzaladı'"),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also words that tell no act, and what is told: dragoman why haber.html --all"),
    ] = False,
    format: ListFormat = EventFormat.table,
    fields: FieldNames = None,
    published: Published = None,
    world: WorldFolder = None,
) -> None:
    """Tell why an event is missing: what was considered on a page, what became of it, and by which rule."""
    from dragoman.cli.reading import Tally, intake_options, read_pages
    from dragoman.cli.why import tell_why
    from dragoman.model import Reading

    tally = Tally()
    pages = read_pages([page], tally, options=intake_options(fields, published=published), considering=True)
    read = ((page, result) for page, result in pages if page is not None and isinstance(result, Reading))
    tell_why(read, " ".join(words) if words else None, everything=everything, format=format.value)
    raise typer.Exit(tally.exit_code())
