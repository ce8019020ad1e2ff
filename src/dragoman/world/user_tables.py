"""Looking through the user's folder before anything is read with it: all of it is sound, or the run is refused."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError
from dragoman.world.holders import load_holders
from dragoman.world.holders_check import find_problems
from dragoman.world.lookup import load_world
from dragoman.world.places import load_gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTable:
    """A table of the folder, by its path in it, and its rows with their line numbers."""

    name: str
    rows: tuple[tuple[int, str], ...]


def user_tables(folder: Path) -> list[UserTable]:
    """Every table of the folder. Raises DataError for one that is not UTF-8."""
    return [
        UserTable(name=str(path.relative_to(folder)), rows=_rows(path))
        for path in sorted(folder.rglob("*.tsv"))
        if not path.name.startswith(".")
    ]


def check_user_tables(folder: Path) -> None:
    """Raise DataError for the first thing that is wrong with the user's tables, alone or beside the program's."""
    tables = user_tables(folder)
    world = load_world(user_dir=folder)
    for lang in {table.name.split(".")[1] for table in tables if table.name.count(".") == 2}:
        world.forms(lang)
    load_gazetteer(user_dir=folder)
    states = frozenset(entry.country for entry in world.entries.values() if entry.country)
    for problem in find_problems(load_holders(user_dir=folder), states=states):
        raise DataError(f"{problem}; mend the row in {folder}, or take it out")


def _rows(path: Path) -> tuple[tuple[int, str], ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: byte {error.start} is not UTF-8; save the table as UTF-8") from error
    lines = enumerate(text.split("\n"), start=1)
    return tuple((number, line) for number, line in lines if line and not line.startswith("#"))
