"""What the tests of archives share."""

import pytest

from dragoman.intake import Found, Options, load_pages
from dragoman.model import Page, Rejected
from hostile.archives import two_hundred


@pytest.fixture
def read_file(tmp_path):
    """read_file("x.warc.gz", data): (pages, reasons) of a file of that name."""

    def read(name: str, data: bytes, **options) -> tuple[list[Page], dict[str, str]]:
        path = tmp_path / name
        path.write_bytes(data)
        items = list(load_pages(Found(path=str(path), source=name), Options(**options)))
        pages = [item for item in items if isinstance(item, Page)]
        return pages, {item.source: item.reason for item in items if isinstance(item, Rejected)}

    return read


@pytest.fixture(scope="session")
def archive() -> tuple[bytes, list[int]]:
    """Two hundred records, and where they begin."""
    return two_hundred()
