"""Reading our own TSV tables: a header of `#` lines, then rows; every error names file, line and remedy."""

from collections.abc import Iterator
from importlib.resources import files

from dragoman.errors import DataError


def read_rows(package: str, name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table shipped with the program, each padded with empty strings to `columns` cells.

    Raises `DataError` on a row with more cells than the header's "Columns" line promises.
    """
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > columns:
            raise DataError(
                f"{name}:{number}: {len(cells)} cells; the header promises {columns}, check for a stray tab"
            )
        yield cells + [""] * (columns - len(cells))
