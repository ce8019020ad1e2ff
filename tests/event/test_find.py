"""What a few sentences tell: by whom, to whom, on whose word, when and where, and how many events it is."""

from typing import Any

import pytest

from case_tables import load_cases
from dragoman.model import Event
from event.reader import DAY, Told, read


def told(case: dict[str, Any]) -> Told:
    seen = case.get("seen", DAY)
    return read(case["text"], seen=None if seen == "none" else seen)


def seen(event: Event, field: str) -> Any:
    """A field of an event as the tables write it."""
    match field:
        case "date":
            return event.date.edtf if event.date else "none"
        case "place":
            return event.place.name if event.place else "none"
        case "told":
            return len(event.evidence)
    value = getattr(event, field)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", [*load_cases("events.toml"), *load_cases("places-of-events.toml")])
def test_events_are_those_that_the_case_file_says(case: dict[str, Any]) -> None:
    events = told(case).events()
    assert [event.act for event in events] == [expect["act"] for expect in case["expect"]]
    for event, expect in zip(events, case["expect"], strict=True):
        assert {field: seen(event, field) for field in expect} == expect


TEXTS = [param.values[0] for param in load_cases("events.toml")]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["label"]))
def test_events_of_a_text_have_ids_of_their_own_and_keep_them(case: dict[str, Any]) -> None:
    ids = [event.id for event in told(case).events()]
    assert len(set(ids)) == len(ids)
    assert [event.id for event in told(case).events()] == ids


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["label"]))
def test_evidence_holds_the_words_that_tell_the_act(case: dict[str, Any]) -> None:
    for event in told(case).events():
        assert event.trigger.start < event.trigger.end <= len(case["text"])
        assert any(span.covers(event.trigger) for span in event.evidence)
        assert dict(event.rules).keys() >= {"act", "actors", "recipients", "status", "asserted_by", "date"}
