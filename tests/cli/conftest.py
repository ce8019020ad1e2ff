"""Commands run in this process, with a reader that gives hand-made readings."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.cli import main
from dragoman.cli.show import output
from dragoman.model import Page, Reading, Rejected
from dragoman.record import views_of
from dragoman.world.folder import VARIABLE
from dragoman.world.user_files import forget
from readings import PAGE_TEXT, make_page, make_reading
from records import make_record


def read_by_hand(page: Page) -> Reading | Rejected:
    """The hand-made reading of the hand-made page; "FAULT" stands for a fault of ours."""
    if b"FAULT" in page.data:
        raise ZeroDivisionError("a fault\nof ours")
    if not page.data.startswith(PAGE_TEXT[:20].encode()):
        detail = "the text is in 'de'; installed: tr"
        return Rejected(item_id=page.id, source=page.source, room="article", reason="language", detail=detail)
    return make_reading(page)


@pytest.fixture
def by_hand(monkeypatch):
    """The pipeline's place is taken by `read_by_hand`."""
    pipeline = ModuleType("dragoman.pipeline")
    pipeline.default_reader = lambda: read_by_hand  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dragoman.pipeline", pipeline)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def shell(capsys, monkeypatch):
    """shell("events", "--record", path): one command, as from the shell."""
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        output.cache_clear()  # it has seen the width of another test's terminal
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return Ran(int(left.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def run(by_hand, shell):
    """As `shell`, with readings made by hand."""
    return shell


@pytest.fixture(scope="session")
def reader():
    """The real one; it takes two seconds to load."""
    from dragoman.pipeline import default_reader

    return default_reader()


@pytest.fixture
def run_reading(reader, shell, monkeypatch):
    """As `shell`, with what the real reader reads."""
    monkeypatch.setattr("dragoman.pipeline.default_reader", lambda: reader)
    return shell


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "salmi.txt"
    path.write_text(PAGE_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def record(page, tmp_path):
    """A record with the hand-made page in it."""
    return make_record(tmp_path / "news.dragoman")


@pytest.fixture
def view():
    """An event as it is shown: the visit of the hand-made page."""
    page = make_page()
    return views_of(page, make_reading(page))[0]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the user's own tables are; it is not there yet."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "world"))
    forget()
    yield tmp_path / "world"
    forget()


@pytest.fixture
def sheet(tmp_path):
    """sheet("a,b"): the path of a table that holds this."""

    def write(text: str | bytes, name: str = "rows.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write
