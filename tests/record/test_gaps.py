"""Silences are found, and quiet Sundays are not taken for one."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.model import Field
from dragoman.record import add_readings, find_gaps, find_stats, open_to_read, open_to_write
from dragoman.record.gaps import gaps_in
from readings import PAGE_TEXT, make_page, make_reading

FIRST = date(2025, 1, 6)  # a Monday
WEEK = (30, 32, 31, 30, 28, 12, 9)


def year(seed, days=365):
    """A year of an outlet: few pages on weekends, and as many more or fewer as chance has it."""
    dice = random.Random(seed)
    return Counter(
        {FIRST + timedelta(n): max(1, round(dice.gauss(WEEK[n % 7], WEEK[n % 7] ** 0.5))) for n in range(days)}
    )


def found(counts):
    return list(gaps_in(("all", ""), counts, FIRST + timedelta(364)))


@pytest.mark.parametrize("seed", range(40))
def test_a_clean_year_has_no_gaps(seed):
    assert found(year(seed)) == []


@pytest.mark.parametrize("seed", range(40))
def test_a_day_on_which_nothing_came_is_found(seed):
    counts, day = year(seed), FIRST + timedelta(random.Random(seed).randrange(30, 360))
    usual = WEEK[(day - FIRST).days % 7]
    del counts[day]
    gaps = [(gap.kind, gap.first, gap.last) for gap in found(counts)]
    assert gaps == ([("silent", day.isoformat(), day.isoformat())] if usual > 15 else gaps)


@pytest.mark.parametrize("seed", range(20))
def test_half_of_what_is_usual_for_a_week_is_found(seed):
    counts, start = year(seed), random.Random(seed).randrange(40, 300)
    for n in range(start, start + 7):
        counts[FIRST + timedelta(n)] = round(WEEK[n % 7] * 0.4)
    assert "fewer" in {gap.kind for gap in found(counts)}


def test_the_end_is_a_silence_too():
    counts = year(1, days=350)
    (gap,) = found(counts)
    assert (gap.kind, gap.first, gap.last, gap.came) == ("silent", "2025-12-22", "2026-01-05", 0)


def test_too_little_to_tell_is_left_alone():
    assert found(Counter({FIRST + timedelta(7 * n): 1 for n in range(0, 52, 2)})) == []


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Sixty days of two outlets; one falls silent, the other's pages stop telling anything. They all tell one story,
    which takes long to merge and is nothing that gaps are found by.
    """
    items = []
    for n in range(60):
        for outlet in ("Bir", "İki"):
            for copy in range(8):
                if outlet == "Bir" and 30 <= n < 33:
                    continue
                page = make_page(f"{PAGE_TEXT}{n} {outlet} {copy}\n")
                events = () if outlet == "İki" and 40 <= n < 50 else (make_reading(page).events[0],)
                reading = make_reading(page)
                day = Field(value=f"{FIRST + timedelta(n)}T10:00", span=None, rule="x")
                article = replace(reading.article, published=day, outlet=Field(value=outlet, span=None, rule="x"))
                items.append((page, replace(reading, article=article, events=events)))
    path = tmp_path_factory.mktemp("gaps") / "x.dragoman"
    with open_to_write(path) as conn:
        add_readings(conn, items, merge=False)
    with open_to_read(path) as conn:
        yield conn


def test_an_outlet_that_falls_silent_or_tells_nothing_any_more_is_named(filled):
    gaps = {(gap.of, gap.name, gap.kind, gap.first, gap.last) for gap in find_gaps(filled)}
    assert ("outlet", "Bir", "silent", "2025-02-05", "2025-02-07") in gaps
    assert ("outlet", "İki", "empty", "2025-02-15", "2025-02-24") in gaps
    assert {gap[2] for gap in gaps if gap[0] == "outlet"} == {"silent", "empty"}


def test_what_a_record_holds_is_counted(filled):
    stats = find_stats(filled)
    assert (stats.pages, stats.articles, stats.readings, stats.events) == (936, 936, 936, 856)
    assert (stats.first, stats.last) == ("2025-01-06", "2025-03-06")
    assert stats.facets["outlet"] == (("Bir", 456), ("İki", 400))
    assert stats.facets["place"] == (("Darhan", 856),)
