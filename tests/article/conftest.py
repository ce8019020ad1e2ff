"""Pages for the article room: read with the Turkish pack alone."""

from collections.abc import Callable

import pytest

from dragoman.article import extract_article
from dragoman.lang.base import PagePack
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Article, Page, Rejected


@pytest.fixture(scope="session")
def pack() -> PagePack:
    return load_page_pack()


@pytest.fixture(scope="session")
def read(pack: PagePack) -> Callable[[bytes | str], Article | Rejected]:
    def _read(content: bytes | str) -> Article | Rejected:
        data = content.encode("utf-8") if isinstance(content, str) else content
        return extract_article(Page.of(data, source="test"), packs={"tr": pack})

    return _read
