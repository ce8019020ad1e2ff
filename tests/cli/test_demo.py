"""The sample pages and the tour over them. Runs the real reader: this is the whole program from page to answer."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from case_tables import load_cases
from dragoman.intake import pages_from
from dragoman.model import Page, Reading, Rejected
from dragoman.model.event import WEAK
from dragoman.model.shape import reading_schema, reading_to_dict

PAGES = Path(__file__).resolve().parents[2] / "demo" / "pages"


@pytest.fixture(scope="module")
def results(reader) -> dict[str, tuple[Page, Reading | Rejected]]:
    return {page.source: (page, reader(page)) for page in pages_from([PAGES]) if isinstance(page, Page)}


@pytest.fixture(scope="module")
def readings(results) -> dict[str, Reading]:
    return {name: result for name, (_, result) in results.items() if isinstance(result, Reading)}


def test_all_pages_but_the_broken_one_are_read(results, readings):
    turned_away = [item for item in pages_from([PAGES]) if isinstance(item, Rejected)]
    assert [(item.source, item.reason) for item in turned_away] == [("09-yarim.html", "truncated")]
    assert set(results) == set(readings)
    assert len(readings) == 8


def test_every_reading_satisfies_the_schema(results, readings):
    validator = jsonschema.Draft202012Validator(reading_schema())
    for name, reading in readings.items():
        validator.validate(json.loads(json.dumps(reading_to_dict(reading, source=name))))


def told(reading: Reading) -> list[tuple[object, ...]]:
    def names(refs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(actor.name for ref in refs if (actor := reading.actor(ref))))

    return sorted(
        (
            event.act,
            names(event.actors),
            names(event.recipients),
            event.date.edtf if event.date else "",
            event.place.name if event.place else "",
            event.status,
            event.background,
            names(event.asserted_by),
        )
        for event in reading.events
    )


def expected(event: dict[str, Any]) -> tuple[object, ...]:
    actors, recipients, asserted_by = (
        tuple(sorted(event.get(name, []))) for name in ("actors", "recipients", "asserted_by")
    )
    return (
        event["act"],
        actors,
        recipients,
        event.get("date", ""),
        event.get("place", ""),
        event.get("status", "occurred"),
        event.get("background", False),
        asserted_by,
    )


@pytest.mark.parametrize("case", load_cases("demo.toml"))
def test_the_first_screen_is_right(case, readings):
    assert told(readings[case["page"]]) == sorted(map(expected, case["events"]))


def test_next_to_nothing_on_the_first_screen_is_weak(readings):
    events = [event for reading in readings.values() for event in reading.events]
    assert sum(event.confidence < WEAK for event in events) <= 1 < len(events)


def test_the_pages_tell_of_four_pairs_of_states_or_more(readings):
    pairs: Counter[frozenset[str]] = Counter()
    for reading in readings.values():
        for event in reading.events:
            actors = (reading.actor(ref) for ref in (*event.actors, *event.recipients))
            pairs[frozenset(actor.country for actor in actors if actor and actor.country)] += 1
    assert len([pair for pair in pairs if len(pair) == 2]) >= 4


def test_every_word_is_where_the_reading_says(results, readings):
    """In the body, on the page, and in the bytes as they came; one of the pages is in windows-1254."""
    from dragoman.record.rows import rows_of

    for name, reading in readings.items():
        page, article = results[name][0], reading.article
        rows = rows_of(page, reading)["evidence"]
        assert rows or not reading.events
        for row in rows:
            in_bytes = page.data[row["byte_start"] : row["byte_end"]].decode(article.encoding)
            assert in_bytes == article.page_text[row["page_start"] : row["page_end"]]
            if row["start"] is not None:
                assert article.body[row["start"] : row["end"]] == row["words"]


def test_the_tour_runs(capfd, monkeypatch, tmp_path):
    import importlib.util

    spec = importlib.util.spec_from_file_location("demo", PAGES.parents[1] / "tools" / "demo.py")
    assert spec is not None and spec.loader is not None
    demo = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(demo)
    monkeypatch.setattr(demo, "RECORD", str(tmp_path / "demo.dragoman"))
    assert demo.main() == 0
    out, err = capfd.readouterr()
    assert out.count("$ dragoman") == 5
    assert out.splitlines()[-1] == f"$ dragoman serve --record {demo.RECORD}"
    assert "09-yarim.html" in err
    assert "Traceback" not in err
