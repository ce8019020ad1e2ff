"""The house: a room imports only from rooms above it. Read from the source, so the map cannot drift from it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dragoman"

# From the top: what anybody may use, then the way of a page, then what is made of it.
ROOMS = (
    "errors", "model", "text", "lang", "world", "intake", "article", "sentence", "mention", "resolve", "statement",
    "event", "merge", "record", "evaluate", "pipeline", "child", "children", "children_preload",
    "serve", "cli",
)  # fmt: skip
# Two rooms take less than their place allows: the scorer knows nothing of reading, the pipeline nothing of keeping.
ONLY = {"evaluate": {"model", "text", "errors"}}
NEVER = {"pipeline": {"record", "evaluate", "intake"}}


def imports_of(source: str, *, module: str) -> Iterator[str]:
    """The modules of the package that a module imports, relative ones spelled out.

    >>> list(imports_of("import dragoman.text\\nfrom ..model import Page", module="dragoman.event.find"))
    ['dragoman.text', 'dragoman.model']
    >>> list(imports_of("from dragoman import world, __version__", module="dragoman.cli.app"))
    ['dragoman.world', 'dragoman.__version__']
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "dragoman")
        elif isinstance(node, ast.ImportFrom):
            base = module.split(".")[: -node.level] if node.level else []
            name = ".".join([*base, node.module or ""]).strip(".")
            if name == "dragoman":
                yield from (f"dragoman.{alias.name}" for alias in node.names)
            elif name.startswith("dragoman."):
                yield name


def room_of(module: str) -> str:
    return module.split(".")[1]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        # A package is looked at as its own __init__, so that "from . import x" inside it counts from the package.
        yield ".".join(parts), path


MODULES = [(name, path) for name, path in modules() if name != "dragoman.__init__"]


@pytest.mark.parametrize(("module", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_a_room_imports_only_from_rooms_above_it(module, path):
    room = room_of(module)
    assert room in ROOMS, f"{room} is a new room: give it its place in ROOMS and in ARCHITECTURE.md"
    used = {room_of(name) for name in imports_of(path.read_text(encoding="utf-8"), module=module)}
    used -= {room, "__version__"}
    allowed = ONLY.get(room, set(ROOMS[: ROOMS.index(room)])) - NEVER.get(room, set())
    assert used <= allowed, f"{module} imports from {sorted(used - allowed)}"


def test_nothing_imports_the_command_line():
    users = [
        module
        for module, path in MODULES
        if room_of(module) != "cli"
        and any(room_of(name) == "cli" for name in imports_of(path.read_text(encoding="utf-8"), module=module))
    ]
    assert users == []


def test_only_the_command_line_prints():
    loud = [
        module
        for module, path in MODULES
        if room_of(module) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert loud == []


def test_the_check_sees_an_import_that_goes_the_wrong_way():
    used = {room_of(name) for name in imports_of("from dragoman.cli.show import visible", module="dragoman.text.fold")}
    assert used == {"cli"}
    assert ROOMS.index("cli") > ROOMS.index("text")
