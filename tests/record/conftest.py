import pytest

from dragoman.record import open_to_write
from records import make_record


@pytest.fixture
def record(tmp_path):
    """A record that holds the one hand-made reading."""
    return make_record(tmp_path / "news.dragoman")


@pytest.fixture
def conn(record):
    with open_to_write(record) as conn:
        yield conn
