"""Reading the world's tables, ours and the user's: same names, same columns, later rows added to earlier ones.

An entries table (`states.tsv`) says what exists, a forms table (`states.tr.tsv`) how one language writes it. Every
error names the file, the line and what to change. Nothing here decides what a mention stands for.
"""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from dragoman.errors import DataError
from dragoman.world.records import ROLES, Entry, EntryKind, Form, FormRole

# File name -> kind of the entries in it, and what their ids begin with.
KINDS: dict[str, tuple[EntryKind, str]] = {
    "states": ("state", ""),
    "organisations": ("organisation", "org:"),
    "groups": ("group", "group:"),
    "bodies": ("body", "body:"),
}
ENTRY_COLUMNS = ("id", "country", "name", "adjective", "note", "source")
FORM_COLUMNS = ("entry", "form", "role", "contested", "note", "source")

Place = Path | Traversable


def places(user_dir: Path | None) -> tuple[Place, ...]:
    """Where tables are looked for: the program's own, then the user's."""
    own = files("dragoman.world")
    if user_dir is None:
        return (own,)
    if not user_dir.is_dir():
        raise DataError(f"{user_dir}: no such folder; give the folder that holds your own tables, or none")
    return (own, user_dir)


def read_entries(where: Sequence[Place]) -> dict[str, Entry]:
    """Every entry by id. A user's row with an id of ours replaces our row."""
    entries: dict[str, Entry] = {}
    for place in where:
        for stem, (kind, prefix) in KINDS.items():
            for at, row in read_table(place / f"{stem}.tsv", ENTRY_COLUMNS):
                ident, country, name, adjective = row[:4]
                if not ident.startswith(prefix) or (not prefix and ":" in ident):
                    raise DataError(f'{at}: id "{ident}" in a table of {stem}; ids there begin with "{prefix}"')
                if country and not (len(country) == 3 and country.isalpha() and country.isupper()):
                    raise DataError(f'{at}: country "{country}"; give an ISO 3166-1 alpha-3 code or leave it empty')
                entries[ident] = Entry(
                    id=ident, kind=kind, name=name, country=country or None, adjective=adjective or None
                )
    return entries


def read_forms(where: Sequence[Place], lang: str, entries: dict[str, Entry]) -> Iterator[Form]:
    """Every form of one language; a language without tables has none."""
    for place in where:
        for stem in KINDS:
            for at, (ident, form, role, contested, note, _) in read_table(place / f"{stem}.{lang}.tsv", FORM_COLUMNS):
                if ident not in entries:
                    raise DataError(f'{at}: unknown entry "{ident}"; add it to {stem}.tsv')
                if role not in ROLES:
                    raise DataError(f'{at}: unknown role "{role}"; use one of {", ".join(sorted(ROLES))}')
                yield Form(
                    entry=ident,
                    lang=lang,
                    form=form,
                    role=cast(FormRole, role),
                    contested=contested == "yes",
                    note=note,
                )


def read_table(path: Place, columns: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """("states.tsv:12", cells) for every row; none when there is no such file."""
    if not path.is_file():
        return
    wanted = "# Columns   " + "\t".join(columns)
    seen_columns = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("#") or not line.strip():
            seen_columns = seen_columns or line.rstrip() == wanted
            continue
        at = f"{path.name}:{number}"
        if not seen_columns:
            raise DataError(f'{at}: a row before the line "{wanted}"; put that line at the end of the header')
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise DataError(f"{at}: {len(cells)} cells for {len(columns)} columns; check for a stray tab")
        yield at, cells + [""] * (len(columns) - len(cells))
