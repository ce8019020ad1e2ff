import pytest

from dragoman.record import add_reading, open_to_write
from readings import make_page, make_reading


@pytest.fixture
def record(tmp_path):
    """A record that holds the one hand-made reading."""
    path = tmp_path / "news.dragoman"
    page = make_page()
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page))
    return path


@pytest.fixture
def conn(record):
    with open_to_write(record) as conn:
        yield conn
