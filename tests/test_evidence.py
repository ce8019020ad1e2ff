"""Every value of every reading stands where it says: in the body, on the page, in the page's bytes.

On all gold pages, and on 500 random edits of them; `make chaos` takes 2,000.
"""

import json
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from dragoman.model import Page, Reading, Rejected, Run, Span
from dragoman.pipeline import default_reader
from evidence import find_lie
from mutants import mutate

GOLD = Path(__file__).resolve().parents[1] / "eval" / "gold"
EDITS = 500
MORE_EDITS = 2000


def gold_pages(name: str) -> list[Page]:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / name).glob("*.json"))]
    return [Page.of((gold.get("raw_html") or gold["raw"]).encode(), source=gold["id"]) for gold in golds]


@pytest.fixture(scope="module")
def reader():
    return process_reader()


@pytest.fixture(scope="module")
def pages():
    return gold_pages("tr") + gold_pages("tr-train")


@cache
def process_reader():
    return default_reader()


def lie(page: Page) -> str | None:
    """What the reading of a page says that does not stand there; None where all is well or the page is turned away."""
    result = process_reader()(page)
    problem = find_lie(page, result) if isinstance(result, Reading) else None
    return problem and f"{page.source}: {problem}"


def lies(pages: list[Page]) -> list[str]:
    process_reader()  # loaded once, for both to take over
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        return [problem for problem in pool.map(lie, pages, chunksize=8) if problem]


def test_the_words_of_gold_pages_stand_where_the_reading_says(pages):
    assert len(pages) >= 400
    assert lies(pages) == []


def edits(pages: list[Page], count: int) -> list[Page]:
    """Edits of the shorter half of the pages: more of them can be read in the same time."""
    short = sorted((page.data for page in pages), key=len)[: len(pages) // 2]
    return [Page.of(mutate(short, random.Random(f"evidence/{n}")), source=f"edit {n}") for n in range(count)]


def test_the_words_of_edited_pages_stand_where_the_reading_says(pages):
    assert lies(edits(pages, EDITS)) == []


@pytest.mark.chaos
def test_the_words_of_many_edited_pages_stand_where_the_reading_says(pages):
    assert lies(edits(pages, MORE_EDITS)[EDITS:]) == []


def shifted_body(reading: Reading) -> Reading:
    return replace(reading, article=replace(reading.article, body="x" + reading.article.body))


def shifted_anchors(reading: Reading) -> Reading:
    runs = tuple(Run(a, b, c + 1, d + 1) for a, b, c, d in reading.article.anchors.runs)
    anchors = replace(reading.article.anchors, runs=runs)
    return replace(reading, article=replace(reading.article, anchors=anchors))


def long_trigger(reading: Reading) -> Reading:
    event = replace(reading.events[0], trigger=Span(0, len(reading.article.body) + 1))
    return replace(reading, events=(event, *reading.events[1:]))


def other_words(reading: Reading) -> Reading:
    stmt = replace(reading.statements[0], text="başka sözler")
    return replace(reading, statements=(stmt, *reading.statements[1:]))


@pytest.mark.parametrize("spoil", [shifted_body, shifted_anchors, long_trigger, other_words])
def test_the_check_sees_a_value_that_stands_elsewhere(reader, pages, spoil):
    for page in pages:
        reading = reader(page)
        if not isinstance(reading, Rejected) and reading.events and reading.statements:
            assert find_lie(page, reading) is None
            assert find_lie(page, spoil(reading)) is not None
            return
    pytest.fail("no gold page with an event and a statement was read")
