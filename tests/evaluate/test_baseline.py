"""The baseline that figures stand beside: keywords in a sentence and the nearest two country names, no more."""

import pytest

from evaluate.support import load_tool

CASES = [
    ("Norveç, Peru'yu kınadı.", [("criticism", ["NOR"], ["PER"])]),
    # it takes the nearest names in their order, right or wrong
    ("Norveç'i dün Peru kınadı.", [("criticism", ["NOR"], ["PER"])]),
    ("Norveç Dışişleri Bakanı, Perulu mevkidaşıyla görüştü.", [("meeting", ["NOR", "PER"], [])]),
    ("Norveç dün sustu.", []),
    ("Norveç kınadı.", []),
    ("Norveç susuyor. Peru kınadı.", []),
]


@pytest.mark.parametrize(("text", "events"), CASES)
def test_keywords_and_the_nearest_names_make_events(text, events):
    found = load_tool("baseline").baseline_reading(text, "2025-09-05T10:00")["events"]
    assert [(event["act"], event["actors"], event["recipients"]) for event in found] == events
    assert {(event["date"], event["status"]) for event in found} <= {("2025-09-05", "occurred")}
