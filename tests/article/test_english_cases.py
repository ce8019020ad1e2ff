"""English stamps, lines and whole pages read as the case tables say. Both packs are at hand, as in the program."""

from collections.abc import Callable
from typing import Any

import pytest

from article.checks import check_article
from case_tables import load_cases
from dragoman.article.dated import flags_of
from dragoman.article.dayorder import day_order
from dragoman.article.lines import split_lines
from dragoman.article.marking import mark_line
from dragoman.article.rules import page_rules
from dragoman.article.stamp import choose_stamps, read_stamps
from dragoman.article.zones import offset_on
from dragoman.lang.base import PagePack
from dragoman.model import Article, Rejected

Read = Callable[[bytes | str], Article | Rejected]


@pytest.mark.parametrize("case", load_cases("article-stamps.toml", "en"))
def test_an_english_stamp_reads_as_the_case_file_says(case: dict[str, Any], english: PagePack) -> None:
    rules = page_rules(english)
    lines = case["text"].split("\n")
    kinds = [mark_line(split_lines(line)[0], rules) for line in lines]
    assert all(kind == "stamp" for kind in kinds) is case.get("stamp", True), kinds
    if "first" in case:
        order = day_order(lines, english)
        first, later = choose_stamps(read_stamps(case["text"], rules.stamps, month_first=order.month_first))
        assert first is not None
        assert first.value == case["first"]
        assert (later.value if later else None) == case.get("updated")
        assert flags_of(first, order) == case.get("doubts", [])


@pytest.mark.parametrize("case", load_cases("article-lines.toml", "en"))
def test_an_english_line_is_of_the_kind_the_case_file_says(case: dict[str, Any], english: PagePack) -> None:
    (line,) = split_lines(case["text"])
    assert mark_line(line, page_rules(english)) == case["expect"]


@pytest.mark.parametrize("case", load_cases("article-pages.toml", "en"))
def test_an_english_page_gives_the_article_the_case_file_says(case: dict[str, Any], read_any: Read) -> None:
    article = check_article(read_any(case["page"]), case)
    assert article.language == "en"


def test_the_table_of_zones_says_the_same_as_the_clock_for_years() -> None:
    """Summers of every rule, and of the United States before 2007, at the days on which clocks change."""
    expect = [
        ("-05:00 us", "2006-04-01", "-05:00"), ("-05:00 us", "2006-04-02", "-04:00"),
        ("-05:00 us", "2031-11-01", "-04:00"), ("-05:00 us", "2031-11-02", "-05:00"),
        ("+01:00 eu", "2031-03-29", "+01:00"), ("+01:00 eu", "2031-03-30", "+02:00"),
        ("+10:00 au", "2031-04-05", "+11:00"), ("+10:00 au", "2031-04-06", "+10:00"),
        ("+12:00 nz", "2031-09-27", "+12:00"), ("+12:00 nz", "2031-09-28", "+13:00"),
        ("-04:00 cl", "2031-01-01", "-03:00"), ("-03:30 us", "2031-07-01", "-02:30"),
        ("-05:00 us", "2031-02-30", "-05:00"), ("-05:00 us", None, "-05:00"), ("", "2031-07-01", None),
    ]  # fmt: skip
    assert [(zone, day, offset_on(zone, day)) for zone, day, _ in expect] == expect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dovan arrives in Sorra for talks.", "en"),
        ("Karvania recalls its envoy from Belmar.", "en"),
        ("Erdoğan meets Mitsotakis in Athens, says talks were fruitful.", "en"),
        ("Dovan bugün Sorra'ya geldi, Solt ile görüşecek.", "tr"),
        ("Karvanya Belmar büyükelçisini geri çekti.", "tr"),
        ("Velin'de 'The Border Summit' toplantısı başladı.", "tr"),
        ('Dovan, "This is the end of the road" dedi.', "tr"),
        ('"Sorra\'ya gidiyoruz ve bu çok iyi," Dovan told the paper.', "en"),
    ],
)
def test_the_language_of_a_flash_is_that_of_what_stands_around_its_quotation(
    text: str, language: str, read_any: Read
) -> None:
    got = read_any(text)
    assert isinstance(got, Article), got
    assert got.language == language


@pytest.mark.parametrize("case", [*load_cases("article-refusals.toml", "en"), *load_cases("article-refusals.toml")])
def test_a_page_without_an_article_is_refused_with_what_it_is(case: dict[str, Any], read_any: Read) -> None:
    got = read_any(case["page"])
    assert (got.reason if isinstance(got, Rejected) else "") == case["reason"]
    if isinstance(got, Rejected):
        assert got.room == "article"
        assert got.detail
