"""LIST.tsv names every bad input, and what it names exists."""

import ast
import re
from pathlib import Path

import hostile.encodings
import hostile.shapes
import hostile.values  # noqa: F401  (the modules register their inputs)
from hostile.inputs import INPUTS

TESTS = Path(__file__).resolve().parents[1]
ROWS = [
    line.split("\t")
    for line in (TESTS / "hostile" / "LIST.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
# Those of the list that are about what comes in; later numbers are about what goes out.
WANTED = [*range(1, 27), *range(30, 48), *range(50, 77), *range(80, 94), *range(100, 108), *range(135, 144)]


def functions_there() -> dict[str, set[str]]:
    """The numbers that each test function bears in its name, by "file::function"."""
    found = {}
    for path in TESTS.rglob("test_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[f"{path.name}::{node.name}"] = {f"H{n}" for n in re.findall(r"_h(\d{3})_", node.name)}
    return found


def test_every_number_has_its_row_in_order():
    assert [row[0] for row in ROWS] == [f"H{number:03}" for number in WANTED]
    assert all(len(row) == 5 and all(cell.strip() for cell in row) for row in ROWS)


def test_every_generator_stands_in_its_row():
    listed = {(row[0], name) for row in ROWS for name in row[3].split() if name != "-"}
    made = {(item.id, f"{item.make.__module__.rpartition('.')[2]}.{item.make.__name__}") for item in INPUTS.values()}
    assert {(id, name) for id, name in made if id.startswith("H")} == listed


def test_every_test_stands_in_its_row():
    there = functions_there()
    listed = {(row[0], name) for row in ROWS for name in row[4].split()}
    assert {name for _, name in listed} - there.keys() == set()
    assert {(id, name) for name, ids in there.items() for id in ids} - listed == set()
