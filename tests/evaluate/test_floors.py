"""Floors rise on their own, never sink on their own, and say what fell."""

from pathlib import Path
from types import ModuleType

import pytest

from dragoman.evaluate import score_readings
from evaluate.support import load_tool, make_event, make_reading

PEOPLE = "person:Sergey Lavrov:RUS; person:Hakan Fidan:TUR"
GOLD = make_reading(make_event("meeting", "lavrov fidan"), make_event("praise", "lavrov", "fidan"), actors=PEOPLE)


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    return load_tool("floors")


def test_only_what_was_measured_has_a_floor(floors: ModuleType):
    figures = floors.figures_of(score_readings({"a": GOLD}, {"a": GOLD}))
    assert figures["events"] == figures["date_right"] == figures["title_right"] == 1.0
    assert not {"statements", "agreements", "body_words"} & set(figures)
    eventless = floors.figures_of(score_readings({"a": make_reading(actors=PEOPLE)}, {}))
    assert set(eventless) == {"actors", "title_right", "published_right"}


@pytest.mark.parametrize(
    ("floor", "measured", "after"),
    [
        (None, 0.61299, 0.612),
        (None, 0.29, 0.289),  # the float just below 0.29: a floor above its own figure would fall at once
        (0.5, 0.61299, 0.612),
        (0.7, 0.61299, 0.7),
        (0.612, 0.6129, 0.612),
    ],
)
def test_a_floor_is_lifted_to_the_figure_and_never_lowered(
    floors: ModuleType, floor: float | None, measured: float, after: float
):
    old = floors.Floors(manifest="m", sets={"tr": {} if floor is None else {"events": floor}})
    new = floors.raise_floors(old, {"tr": {"events": measured}}, manifest="n")
    assert new == floors.Floors(manifest="n", sets={"tr": {"events": after}})


@pytest.mark.parametrize("measured", [0.29, 0.57, 1 / 3, 2 / 3, 1.0])
def test_a_figure_stands_on_the_floor_that_was_made_from_it(floors: ModuleType, measured: float):
    made = floors.raise_floors(floors.Floors(manifest=None, sets={}), {"tr": {"events": measured}}, manifest="m")
    assert floors.find_falls(made, {"tr": {"events": measured}}) == []


def test_each_figure_that_fell_is_named(floors: ModuleType):
    sets = {"tr": {"events": 0.5, "actors": 0.8, "date_right": 0.9}, "en": {"events": 0.9}}
    falls = floors.find_falls(floors.Floors(manifest="m", sets=sets), {"tr": {"events": 0.4999, "actors": 0.8}})
    assert falls == ["tr: events is 0.4999, below its floor 0.500", "tr: date_right is 0.0000, below its floor 0.900"]


def test_floors_are_kept_as_written(floors: ModuleType, tmp_path: Path):
    path = tmp_path / "floors.json"
    assert floors.read_floors(path) == floors.Floors(manifest=None, sets={})
    kept = floors.Floors(manifest="abc", sets={"tr": {"events": 0.412}})
    floors.write_floors(kept, path)
    assert floors.read_floors(path) == kept
