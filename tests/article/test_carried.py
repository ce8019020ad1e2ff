"""What came with a page from outside counts where the page itself says nothing, and is marked as such."""

import pytest

from dragoman.article import extract_article
from dragoman.model import Article, Page

BODY = (
    "<h1>Karvanya ile Meridya protokol imzaladı</h1><p>Karvanya Dışişleri Bakanı Selin Arkan, Meridya'nın başkenti "
    "Sorra'da mevkidaşı ile görüştü.</p><p>İki bakan, iş birliğini öngören bir protokol imzaladı.</p>"
)


@pytest.fixture
def extract(pack):
    def extract(head: str = "", **carried) -> Article:
        data = f"<html><head><meta charset=utf-8>{head}</head><body>{BODY}</body></html>".encode()
        article = extract_article(Page.of(data, source="x", **carried), packs={"tr": pack})
        assert isinstance(article, Article)
        return article

    return extract


def published(day: str) -> str:
    return f'<meta property="article:published_time" content="{day}T10:00:00+03:00">'


def test_the_carrier_says_what_the_page_does_not(extract):
    article = extract(url="https://a.example/1", outlet="Ajans", published="2026-11-20", flags=("odd-date",))
    assert (article.url, article.flags) == ("https://a.example/1", ("odd-date",))
    assert article.outlet is not None and article.published is not None
    assert [(f.value, f.span, f.rule) for f in (article.outlet, article.published)] == [
        ("Ajans", None, "carrier"),
        ("2026-11-20", None, "carrier"),
    ]


def test_the_page_itself_comes_first(extract):
    head = published("2026-11-19") + '<meta property="og:site_name" content="Bozkır Postası">'
    article = extract(head, outlet="Ajans", published="2026-11-20")
    assert article.outlet.value == "Bozkır Postası" and article.published.value.startswith("2026-11-19")


@pytest.mark.parametrize(("day", "trusted"), [("2026-11-20", True), ("2026-11-22", True), ("2036-11-20", False)])
def test_h104_a_day_behind_the_capture_is_flagged_and_not_trusted(extract, day, trusted):
    article = extract(published(day), captured="2026-11-20T12:00:00Z")
    assert (article.published is not None) == trusted
    assert ("published-after-capture" in article.flags) != trusted


def test_the_day_of_capture_is_never_the_day_of_publication(extract):
    assert extract(captured="2026-11-20T12:00:00Z").published is None
