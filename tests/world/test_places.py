"""Places are found by the names Turkish news gives them, and every table keeps its own format."""

import tomllib
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dragoman.text.fold import fold
from dragoman.world.places import HAND_TABLES, KINDS, Gazetteer, load_gazetteer, place_key
from timing import fastest

FOLDER = Path(str(files("dragoman.world").joinpath("places")))
CASE_FILE = tomllib.loads((Path(__file__).parents[1] / "cases/tr/places.toml").read_text(encoding="utf-8"))
CASES = CASE_FILE["case"]
COLUMNS = {"cities": 10, "ambiguous": 2} | dict.fromkeys(HAND_TABLES, 6)


def rows_of(table: str) -> list[list[str]]:
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_the_place_meant_comes_first(case: dict[str, Any]) -> None:
    found = load_gazetteer().lookup(tuple(fold(case["input"]).split()))
    expect = case["expect"]
    if not expect:
        assert found == ()
        return
    first = found[0]
    assert (first.name, first.country, first.kind) == (expect["name"], expect.get("country"), expect["kind"])
    assert first.ambiguous == expect.get("ambiguous", False)


@pytest.mark.parametrize(
    ("text", "start", "words", "name"),
    [
        ("hürmüz boğazı kapandı", 0, 2, "Strait of Hormuz"),
        ("el - udeyd hava üssü hedef", 0, 5, "Al Udeid Air Base"),
        ("ziyaret için new york city kentine", 2, 3, "New York City"),
        ("güney çin denizi", 1, 2, None),
        ("görüşme sürdü", 0, 0, None),
    ],
)
def test_the_longest_name_is_taken(text: str, start: int, words: int, name: str | None) -> None:
    taken, entries = load_gazetteer().longest(text.split(), start)
    if name is None:
        assert not entries or taken < words
    else:
        assert (taken, entries[0].name) == (words, name)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_says_where_it_comes_from_and_is_sorted_and_composed(table: str) -> None:
    text = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8")
    for word in ("# What ", "# Source ", "# Licence ", "# Checked ", "# Columns "):
        assert f"\n{word}" in f"\n{text}"
    rows = rows_of(table)
    assert text == unicodedata.normalize("NFC", text)
    assert {len(row) for row in rows} == {COLUMNS[table]}
    assert ["\t".join(row) for row in rows] == sorted("\t".join(row) for row in rows)


@pytest.mark.parametrize("table", HAND_TABLES)
def test_a_hand_written_row_names_a_known_state_and_kind_and_a_point_on_earth(table: str) -> None:
    states = {row[3] for row in rows_of("cities")} | {"ATA"}
    for names, name, country, kind, lat, lon in rows_of(table):
        assert name and all(one == one.strip() and place_key(one) for one in names.split("|")), names
        assert kind in KINDS, names
        assert country in states | {""}, names
        assert (lat == "") == (lon == ""), names
        assert not lat or (abs(float(lat)) <= 90 and abs(float(lon)) <= 180), names


def test_a_hand_written_name_has_one_bearer_of_its_kind() -> None:
    seen: dict[tuple[str, str], str] = {}
    for table in HAND_TABLES:
        for names, name, _, kind, _, _ in rows_of(table):
            for one in names.split("|"):
                other = seen.setdefault((place_key(one), kind), name)
                assert other == name, f"{one} is {other} and {name}"


def test_every_ambiguous_name_is_a_name_of_the_gazetteer() -> None:
    known = set(load_gazetteer().names())
    assert [row[0] for row in rows_of("ambiguous") if row[0] not in known] == []


def test_the_hand_tables_are_as_wide_as_they_were() -> None:
    assert sum(len(rows_of(table)) for table in HAND_TABLES) >= 1_250


def test_all_provinces_of_turkiye_are_there() -> None:
    provinces = CASE_FILE["provinces"].split()
    gazetteer = load_gazetteer()
    assert len(provinces) == 81
    missing = [name for name in provinces if not any(e.country == "TUR" for e in gazetteer.lookup((fold(name),)))]
    assert missing == []


def test_it_loads_quickly() -> None:
    def load() -> None:
        load_gazetteer.cache_clear()
        assert isinstance(load_gazetteer(), Gazetteer)

    # 0.07 s on a slow machine with two cores; the margin is for a busy one.
    assert fastest(load) < 0.5
