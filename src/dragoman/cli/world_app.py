"""The commands of `dragoman world`, one function each; what they print is in world.py."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

world_app = typer.Typer(
    name="world",
    help="Ask the tables of states, organisations, offices and places, and add rows of your own.",
    add_completion=False,
    rich_markup_mode=None,
)


class AnswerFormat(StrEnum):
    table = "table"
    json = "json"


def use_folder(folder: Path | None) -> None:
    """`--world` goes into the environment: child processes read the same tables."""
    if folder is not None:
        import os

        from dragoman.world.folder import VARIABLE

        os.environ[VARIABLE] = str(folder.absolute())


WorldFolder = Annotated[
    Path | None,
    typer.Option(
        "--world",
        metavar="DIR",
        help="Your own tables: --world my-tables; else $DRAGOMAN_WORLD, else $XDG_DATA_HOME/dragoman/world.",
        callback=use_folder,
        expose_value=False,
    ),
]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day, month or year asked about: --on 2025-07-12")]
Format = Annotated[AnswerFormat, typer.Option(help="For people or for programs: --format json")]


@world_app.command(name="add")
def add_file(
    path: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Rows, under a line that names the columns.")],
    world: WorldFolder = None,
) -> None:
    """Add rows of your own: all of a file, or none when anything is wrong with it."""
    from dragoman.cli.world import add_and_tell

    add_and_tell(path)


@world_app.command()
def who(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Of a person, in any spelling; of a state (NOR, Norveç) or organisation; or an office."
        ),
    ],
    on: On = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="STATE", help='Whose office is asked for: dragoman world who "foreign minister" --of NOR'),
    ] = None,
    format: Format = AnswerFormat.table,
    world: WorldFolder = None,
) -> None:
    """Tell who may be meant by a name, which office they held, and where that is written; or who holds an office."""
    from dragoman.cli.world import tell_who

    tell_who(name, on=on, of=of, as_json=format is AnswerFormat.json)


@world_app.command()
def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of a place, as Turkish or English news writes it.")],
    format: Format = AnswerFormat.table,
    world: WorldFolder = None,
) -> None:
    """Tell which places bear a name, the likeliest first."""
    from dragoman.cli.world import tell_where

    tell_where(name, as_json=format is AnswerFormat.json)


@world_app.command(name="list")
def list_rows(
    offices: Annotated[
        bool, typer.Option("--offices", help="List the keys of the offices instead: dragoman world list --offices")
    ] = False,
    world: WorldFolder = None,
) -> None:
    """List your own rows, and where they stand."""
    from dragoman.cli.world import list_offices, list_tables

    list_offices() if offices else list_tables()


@world_app.command()
def check(
    gaps: Annotated[
        bool, typer.Option("--gaps", help="List too which offices of states nobody holds for a time: --gaps")
    ] = False,
    since: Annotated[str, typer.Option(metavar="DATE", help="Gaps from here on: --since 2015")] = "2015",
    world: WorldFolder = None,
) -> None:
    """Look for overlaps, orphans and gaps in the tables, yours and the program's."""
    from dragoman.cli.world import check_tables

    raise typer.Exit(check_tables(gaps=gaps, since=since))
