"""Stamps, lines and whole pages read as the case tables say."""

from collections.abc import Callable
from typing import Any

import pytest

from article.checks import check_article
from case_tables import load_cases
from dragoman.article.lines import split_lines
from dragoman.article.marking import mark_line
from dragoman.article.rules import page_rules
from dragoman.article.stamp import choose_stamps, read_stamps
from dragoman.article.stamptokens import is_stamp_line
from dragoman.lang.base import PagePack
from dragoman.model import Article, Rejected

Read = Callable[[bytes | str], Article | Rejected]


@pytest.mark.parametrize("case", load_cases("article-stamps.toml"))
def test_a_stamp_reads_as_the_case_file_says(case: dict[str, Any], pack: PagePack) -> None:
    rules = page_rules(pack)
    lines = case["text"].split("\n")
    assert all(is_stamp_line(line, rules.stamps, rules.beside) == case.get("stamp", True) for line in lines)
    if "first" in case:
        first, later = choose_stamps(read_stamps(case["text"], rules.stamps))
        assert first is not None
        assert first.value == case["first"]
        assert (later.value if later else None) == case.get("updated")


@pytest.mark.parametrize("case", load_cases("article-lines.toml"))
def test_a_line_is_of_the_kind_the_case_file_says(case: dict[str, Any], pack: PagePack) -> None:
    (line,) = split_lines(case["text"])
    assert mark_line(line, page_rules(pack)) == case["expect"]


@pytest.mark.parametrize("case", load_cases("article-pages.toml"))
def test_a_page_gives_the_article_the_case_file_says(case: dict[str, Any], read: Read) -> None:
    check_article(read(case["page"]), case)


@pytest.mark.parametrize("name", ["article-stamps.toml", "article-lines.toml", "article-pages.toml"])
def test_no_two_cases_share_a_label(name: str) -> None:
    labels = [param.id for param in load_cases(name)]
    assert len(labels) == len(set(labels))
