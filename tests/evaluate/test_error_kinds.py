"""Mistakes by kind: a missed event and an invented one that was to be it are one, by the nearest explanation."""

import pytest

from dragoman.evaluate import error_kinds, render_kinds
from evaluate.support import make_event, make_reading

STATES = "state:Norway:NOR; state:Peru:PER; state:Cuba:CUB; state:Mali:MLI"

KINDS = [
    # gold, read, the kind
    (("criticism", "norway", "peru"), ("criticism", "norway", "cuba"), "event: type right, recipient wrong"),
    (("criticism", "norway", "peru"), ("criticism", "cuba", "peru"), "event: type right, actor wrong"),
    (("criticism", "norway", "peru"), ("criticism", "peru", "norway"), "event: type right, sides the wrong way round"),
    (("criticism", "norway", "peru"), ("criticism", "mali", "norway"), "event: type right, both sides wrong"),
    (("meeting", "norway peru", ""), ("meeting", "norway cuba", ""), "event: type right, one of the sides wrong"),
    (("criticism", "norway", "peru"), ("praise", "norway", "peru"), "event: sides right, another type"),
]


@pytest.mark.parametrize(("gold", "read", "kind"), KINDS)
def test_what_came_near_is_one_mistake(gold, read, kind):
    want, got = (make_reading(make_event(*event), actors=STATES) for event in (gold, read))
    assert dict(+error_kinds({"a": want}, {"a": got})) == {kind: 1}


def test_what_came_near_nothing_is_missed_or_invented():
    want = make_reading(make_event("criticism", "norway", "peru"), actors=STATES)
    got = make_reading(make_event("praise", "cuba", "mali"), actors=STATES)
    assert dict(error_kinds({"a": want}, {"a": got})) == {
        "event missed: nothing like it told": 1, "event invented: nothing like it in the gold": 1,
    }  # fmt: skip
    assert dict(error_kinds({"a": want}, {})) == {"event missed: nothing like it told": 1}


def test_a_second_telling_and_wrong_fields_are_counted():
    right = make_event("criticism", "norway", "peru")
    want = make_reading(right, actors=STATES)
    got = make_reading({**right, "date": None, "place": "Oslo"}, {**right, "date": "2020"}, actors=STATES)
    assert dict(+error_kinds({"a": want}, {"a": got})) == {
        "field: date": 1, "event invented: told a second time": 1,
    }  # fmt: skip


def test_the_costliest_kinds_come_first():
    want = make_reading(make_event("criticism", "norway", "peru"), make_event("praise", "cuba", "mali"), actors=STATES)
    got = make_reading(make_event("criticism", "norway", "peru", date=None), actors=STATES)
    lines = render_kinds(error_kinds({"a": want, "b": want}, {"a": got}), first=1).splitlines()
    assert lines[0].split() == ["the", "1", "costliest", "kinds", "of", "mistakes", "events"]
    assert lines[1].split() == ["event", "missed:", "nothing", "like", "it", "told", "3"]
    assert len(lines) == 2
