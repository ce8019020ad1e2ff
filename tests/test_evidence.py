"""Every value of every reading stands where it says: in the body, on the page, in the page's bytes.

`make test` takes a sample of the gold pages and of random edits of them; `make chaos` takes them all, and 2,000 edits.
"""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.model import Page, Reading, Rejected, Run, Span
from dragoman.pipeline import default_reader
from evidence import find_lie
from mutants import mutate

GOLD = Path(__file__).resolve().parents[1] / "eval" / "gold"
EDITS = 200


def gold_pages(name: str) -> list[Page]:
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / name).glob("*.json"))]
    return [Page.of((gold.get("raw_html") or gold["raw"]).encode(), source=gold["id"]) for gold in golds]


@pytest.fixture(scope="module")
def reader():
    return default_reader()


@pytest.fixture(scope="module")
def pages():
    return gold_pages("tr") + gold_pages("tr-train")[::9]


def lies(reader, pages) -> list[str]:
    results = ((page, reader(page)) for page in pages)
    found = ((page.source, find_lie(page, result)) for page, result in results if isinstance(result, Reading))
    return [f"{source}: {problem}" for source, problem in found if problem]


def test_the_words_of_gold_pages_stand_where_the_reading_says(reader, pages):
    assert len(pages) >= 80
    assert lies(reader, pages) == []


def test_the_words_of_edited_pages_stand_where_the_reading_says(reader, pages):
    """Edits of the shorter pages: more of them can be read in the same time."""
    short = sorted((page.data for page in pages), key=len)[:30]
    edited = [Page.of(mutate(short, random.Random(f"evidence/{n}")), source=f"edit {n}") for n in range(EDITS)]
    assert lies(reader, edited) == []


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
