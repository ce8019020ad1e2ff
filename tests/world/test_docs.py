"""docs/world.md names every column of a file that `dragoman world add` takes."""

import re
from pathlib import Path
from typing import get_args

import pytest

from dragoman.world.folder import VARIABLE
from dragoman.world.places import PlaceKind
from dragoman.world.records import ROLES
from dragoman.world.user_csv import LAYOUTS

PAGE = (Path(__file__).parents[2] / "docs/world.md").read_text(encoding="utf-8")
ROWS = {"holders": "office holders", "entries": "states, organisations", "forms": "more forms", "places": "places"}


@pytest.mark.parametrize("table", LAYOUTS)
def test_every_column_of_a_table_is_named_and_the_needed_ones_are_bold(table) -> None:
    (row,) = re.findall(rf"^\| {ROWS[table]}[^|]*\|(.*)\|$", PAGE, re.MULTILINE)
    cells = [cell.strip() for cell in re.split(r"[,:]", row)]
    for column in LAYOUTS[table].columns:
        needed = column in LAYOUTS[table].needed or (table, column) == ("holders", "start")
        assert (f"**{column}**" if needed else column) in cells, column


def test_roles_kinds_and_the_folder_are_named() -> None:
    for word in (*ROLES, *get_args(PlaceKind), VARIABLE):
        assert word in PAGE, word
