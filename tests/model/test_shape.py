"""The published shape: what a reading looks like as JSON, and that its schema says the same."""

import json

import jsonschema
import pytest

from dragoman.model.acts import ACTS
from dragoman.model.shape import reading_schema, reading_to_dict
from readings import PAGE_TEXT, VISIT, make_page, make_reading


@pytest.fixture
def shaped():
    return reading_to_dict(make_reading(), source="salmi.txt")


@pytest.fixture(scope="module")
def validator():
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_a_reading_satisfies_the_schema(shaped, validator):
    validator.validate(json.loads(json.dumps(shaped)))


def test_a_reading_of_a_page_without_events_satisfies_the_schema(validator):
    bare = make_reading(events=(), actors=(), with_more=False)
    validator.validate(reading_to_dict(bare, source="-"))


def test_every_key_of_the_codebook_keeps_its_name_and_form(shaped):
    event = shaped["events"][0]
    assert {key: event[key] for key in ("act", "actors", "recipients", "date", "place", "status", "background")} == {
        "act": "visit",
        "actors": ["aino-salmi"],
        "recipients": ["mng"],
        "date": "2025-07-11",
        "place": "Darhan",
        "status": "occurred",
        "background": False,
    }
    assert event["evidence"] == list(VISIT.evidence)
    assert shaped["article"]["published"] == "2025-09-05T20:33"
    assert shaped["article"]["outlet"] == "Örnek Haber"
    assert shaped["agreements"][0]["period"] == "2026/2027"
    assert shaped["source"] == "salmi.txt"


def test_every_event_carries_the_codes_of_plover_and_cameo(shaped):
    assert [(event["type"], event["mode"], event["cameo"]) for event in shaped["events"]] == [
        ("CONSULT", "visit", "042"),
        ("SUPPORT", None, "051"),
        ("SUPPORT", None, "057"),
    ]


def words_in(value):
    """Every span of a shaped reading that has words in the body."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


def test_every_span_names_the_same_words_in_the_body_and_on_the_page(shaped):
    spans = list(words_in(shaped))
    assert len(spans) >= 14
    for span in spans:
        assert shaped["article"]["body"][span["start"] : span["end"]] == span["text"]
        assert PAGE_TEXT[span["page_start"] : span["page_end"]] == span["text"]


def test_a_date_that_no_words_give_has_no_span(shaped):
    assert shaped["events"][1]["date"] == "2025-09-05"
    assert shaped["events"][1]["spans"]["date"] is None


def test_a_fact_that_came_from_outside_the_page_has_no_place_on_it(shaped):
    assert shaped["article"]["spans"]["outlet"] == {
        "page_start": None,
        "page_end": None,
        "text": None,
        "rule": "carrier",
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("events", 0, "act"), "handshake"),
        (("events", 0, "status"), "maybe"),
        (("events", 0, "date"), "11 Temmuz"),
        (("events", 0, "spans", "trigger", "start"), -1),
        (("actors", 0, "country"), "Rusya"),
        (("actors", 0, "kind"), "country"),
        (("statements", 0, "kind"), "quoted"),
        (("id",), "salmi"),
        (("surprise",), 1),
    ],
)
def test_the_schema_refuses_what_the_codebook_does_not_know(shaped, validator, path, value):
    target = shaped
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert not validator.is_valid(shaped)


def test_the_schema_knows_exactly_the_acts_of_the_catalogue():
    event = reading_schema()["$defs"]["event"]["properties"]
    assert event["act"]["enum"] == list(ACTS)
    assert set(event["type"]["enum"]) == {act.type for act in ACTS.values()}


def test_page_and_reading_of_the_samples_belong_together():
    assert make_reading().article.id == make_page().id
