"""Pages for the article room: `read` knows the Turkish pack alone, `read_any` every pack there is."""

from collections.abc import Callable

import pytest

from dragoman.article import extract_article
from dragoman.lang.base import PagePack
from dragoman.lang.en.page import load_page_pack as load_english
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Article, Page, Rejected

Read = Callable[[bytes | str], Article | Rejected]


@pytest.fixture(scope="session")
def pack() -> PagePack:
    return load_page_pack()


@pytest.fixture(scope="session")
def english() -> PagePack:
    return load_english()


@pytest.fixture(scope="session")
def read(pack: PagePack) -> Read:
    return _reader({"tr": pack})


@pytest.fixture(scope="session")
def read_any(pack: PagePack, english: PagePack) -> Read:
    return _reader({"tr": pack, "en": english})


def _reader(packs: dict[str, PagePack]) -> Read:
    def _read(content: bytes | str) -> Article | Rejected:
        data = content.encode("utf-8") if isinstance(content, str) else content
        return extract_article(Page.of(data, source="test"), packs=packs)

    return _read
