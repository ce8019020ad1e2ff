"""The measure of how merging grows."""

from itertools import islice

import pytest

from bench_merge import growth, main
from synthetic_news import make_pages


def test_the_same_seed_makes_the_same_pages():
    assert list(make_pages(50)) == list(make_pages(50))
    assert list(islice(make_pages(80), 50)) == list(make_pages(50))


def test_pages_come_out_day_by_day_and_are_told_apart():
    pages = [page for page, _ in make_pages(300)]
    days = [page.published[:10] for page in pages]
    assert days == sorted(days)
    assert len({page.id for page in pages}) == 300


def test_growth_is_what_a_doubling_adds():
    assert growth([(1000, 2.0), (2000, 2.5), (4000, 3.0)]) == (pytest.approx(0.5), 2.0)
    assert growth([(1000, 2.0)]) == (0.0, 2.0)


def test_a_small_run_says_what_it_found(capsys):
    main(["--pages", "200"])
    out = capsys.readouterr().out
    assert "200 pages," in out and "for each doubling" in out
