"""A record that holds the one hand-made reading: made once in a process, and copied from then on."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.record import add_reading, open_to_write
from readings import make_page, make_reading


def make_record(path: Path) -> Path:
    path.write_bytes(_made())
    return path


@cache
def _made() -> bytes:
    page = make_page()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.dragoman"
        with open_to_write(path) as conn:
            add_reading(conn, page, make_reading(page))
        return path.read_bytes()
