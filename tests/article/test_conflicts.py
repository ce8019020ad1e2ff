"""What a page says of itself against what it shows: what is seen counts, and the conflict is flagged (H092)."""

import json
import time

import pytest

from dragoman.article import extract_article
from dragoman.article.conflicts import conflicts
from dragoman.article.pagedata import page_data
from dragoman.model import Article, Page

PARAGRAPHS = [
    "Karvanya Dışişleri Bakanı Selin Arkan, Meridya'nın başkenti Sorra'da mevkidaşı Işık Çağlayan ile görüştü.",
    "İki bakan, ulaştırma alanında iş birliğini öngören bir protokol imzaladı.",
    "Arkan, görüşmenin ardından yaptığı açıklamada, sınır kapılarının gelecek ay açılacağını söyledi.",
]
TITLE = "Karvanya ile Meridya ulaştırma protokolü imzaladı"
LIE = "Karvanya, Meridya'ya savaş ilan etti ve ordusunu sınıra yığdı; bakanlar toplantıyı terk edip ülkelerine döndü."
FLAGS = {"other-text-in-data", "two-titles", "updated-before-published"}


@pytest.fixture
def flags(pack):
    def flags(data: dict | str, *, title: str = TITLE, paragraphs=PARAGRAPHS) -> set[str]:
        said = data if isinstance(data, str) else json.dumps({"@type": "NewsArticle", **data}, ensure_ascii=False)
        head = f'<meta charset="utf-8"><script type="application/ld+json">{said}</script>'
        body = f"<article><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article>"
        page = Page.of(f"<html><head>{head}</head><body>{body}</body></html>".encode(), source="x")
        article = extract_article(page, packs={"tr": pack})
        assert isinstance(article, Article) and "savaş ilan" not in article.body
        return FLAGS & set(article.flags)

    return flags


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (" ".join(PARAGRAPHS), set()),
        ("".join(PARAGRAPHS), set()),  # paragraphs glued together
        (PARAGRAPHS[0], set()),
        (f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>", set()),
        (" ".join(PARAGRAPHS).upper(), set()),
        (" ".join(PARAGRAPHS).replace("'", "&#39;"), set()),
        (f"{TITLE}\n\n" + "\n".join(PARAGRAPHS) + "\nFoto: Bozkır Postası", set()),
        ("", set()),
        ("Haber", set()),
        ("Karvanya, Meridya'ya savaş ilan etti.", {"other-text-in-data"}),
        (LIE, {"other-text-in-data"}),
        (" ".join([*PARAGRAPHS, LIE]), {"other-text-in-data"}),
        (" ".join([LIE, *PARAGRAPHS, *PARAGRAPHS]), {"other-text-in-data"}),
    ],
)
def test_h092_a_text_in_the_data_that_the_page_does_not_show_is_flagged(flags, told, expected):
    assert flags({"headline": TITLE, "articleBody": told}) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (TITLE, set()),
        ("Karvanya ve Meridya'dan ulaştırma adımı", set()),
        ("Imza töreninde Meridya sürprizi", set()),
        ("Süper Lig'de haftanın panoraması", {"two-titles"}),
        ("", set()),
    ],
)
def test_a_title_in_the_data_of_another_article_is_flagged(flags, headline, expected):
    assert flags({"headline": headline}) == expected


def test_of_several_titles_one_that_fits_is_enough(flags):
    other = '{"headline": "Süper Lig\'de haftanın panoraması"}'
    assert flags(f'[{{"headline": "{TITLE}"}}, {other}]') == set()


def test_an_update_of_the_day_before_is_flagged(flags):
    dates = {"datePublished": "2026-03-02T10:00:00+03:00", "dateModified": "2026-03-01T10:00:00+03:00"}
    assert flags(dates) == {"updated-before-published"}
    assert flags({**dates, "dateModified": "2026-03-02T09:00:00+03:00"}) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se\u202elin Arkan", True),
        ("Arkan\u202d", True),
        ("Ar\U000e0041kan", True),
        ("\U000e0001\U000e0041", True),
        ("Se\u200dlin", False),
        ("İngiltere \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", False),
        ("\u202bعربي\u202c", False),
    ],
)
def test_h045_characters_that_show_the_text_otherwise_than_it_is_are_flagged(text, expected):
    found = list(conflicts(text, [], shown=[text], title=None, dates=(None, None)))
    assert found == (["hidden-characters"] if expected else [])


@pytest.mark.parametrize(
    "data",
    [
        '{"articleBody": "' + "a b c " * 100_000 + '"}',
        '{"articleBody": "' + "\\\\" * 300_000 + '"}',
        '{"articleBody": "' * 40_000,
        '{"articleBody": "' + "<" * 200_000 + '"}',
        '{"articleBody": "\\ud83d bölünmüş \\u0000 \n harf"}',
    ],
)
def test_data_meant_to_take_long_do_not(data):
    start = time.monotonic()
    found = page_data(data)
    list(conflicts(data, found, shown=PARAGRAPHS, title=None, dates=(None, None)))
    assert time.monotonic() - start < 2
