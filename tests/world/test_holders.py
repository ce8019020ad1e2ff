"""People are found by the names Turkish news gives them, offices by day, and the tables hold nothing impossible."""

import tomllib
import unicodedata
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import DataError
from dragoman.text.fold import key
from dragoman.world import load_world
from dragoman.world.holders import COLUMNS, Holder, Holders, load_holders, read_holders
from dragoman.world.holders_check import find_problems
from timing import fastest

CASE_FILE = tomllib.loads((Path(__file__).parents[1] / "cases/tr/holders.toml").read_text(encoding="utf-8"))
TABLES = sorted(Path(str(files("dragoman.world").joinpath("holders"))).glob("*.tsv"))
ONE = Holder(
    id="ann-ames",
    name="Ann Ames",
    variants=(),
    country="USA",
    organisation=None,
    office="president",
    start="2020-01-20",
    end="2024-01-20",
    wikidata=None,
    source="test",
)
TWO = replace(ONE, id="bob-burr", name="Bob Burr", start="2024-01-20", end=None)


@pytest.mark.parametrize("case", CASE_FILE["case"], ids=[case["label"] for case in CASE_FILE["case"]])
def test_a_name_is_that_of_the_people_the_case_file_says(case: dict[str, Any]) -> None:
    assert sorted({row.name for row in load_holders().by_name(case["input"])}) == case["expect"]


@pytest.mark.parametrize("case", CASE_FILE["office"], ids=[case["label"] for case in CASE_FILE["office"]])
def test_an_office_was_held_by_those_the_case_file_says(case: dict[str, Any]) -> None:
    found = load_holders().in_office(case["office"], case["of"], case["on"])
    assert [row.name for row in found] == case["expect"]


@pytest.mark.parametrize(
    ("name", "country", "expect"),
    [
        ("Nevaf Selam", "LBN", "Nawaf Salam"),
        ("Hüsam Zumlot", "PSE", "Husam Zomlot"),
        ("Musa Faki Mahamat", None, "Moussa Faki Mahamat"),
        ("Muhammed Süleyman", "NGA", None),
        ("Muhammed Süleyman", None, None),
        ("Salman", "SAU", None),
        ("Li Qiang", "KOR", None),
    ],
)
def test_another_spelling_is_heard_where_the_state_is_known(name: str, country: str | None, expect: str | None) -> None:
    found = {row.name for row in load_holders().by_sound(name, country)}
    assert found == ({expect} if expect else set())


def test_the_present_office_of_a_person_comes_first() -> None:
    rows = load_holders().by_name("Mark Rutte")
    assert [(row.organisation or row.country, row.office) for row in rows] == [
        ("NATO", "secretary-general"),
        ("NLD", "prime-minister"),
    ]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_says_where_it_comes_from_and_is_sorted_and_composed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("# What ", "# Source ", "# Licence ", "# Checked ", "# Columns "):
        assert f"\n{word}" in f"\n{text}"
    assert text == unicodedata.normalize("NFC", text)
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert rows == sorted(set(rows))
    assert all(len(row.split("\t")) == len(COLUMNS) for row in rows)


def test_the_tables_hold_nothing_impossible() -> None:
    states = frozenset(entry.country for entry in load_world().entries.values() if entry.country)
    assert find_problems(load_holders(), states=states) == []


def test_an_organisation_bears_the_name_it_has_elsewhere() -> None:
    known = {entry.name for entry in load_world().entries.values()}
    assert {row.organisation for row in load_holders() if row.organisation} - known == set()


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ((ONE, replace(TWO, start="2023-12-31")), "president of USA: Ann Ames"),
        ((ONE, replace(TWO, start="2024")), ""),
        ((replace(ONE, end="2019-12"),), "ends 2019-12 before it starts"),
        ((replace(ONE, end="2024-13"),), "is no day, month or year"),
        ((replace(ONE, country="XXX"),), 'unknown state "XXX"'),
        ((replace(ONE, country=None),), "wants a state or an organisation"),
        ((replace(ONE, organisation="NATO"),), "wants a state or an organisation"),
        ((replace(ONE, office="Prime Minister"),), "is no key"),
        ((replace(ONE, wikidata="22686"),), "is no Wikidata id"),
        ((replace(ONE, source=""),), "no source"),
        ((ONE, replace(ONE, name="Ann Ámes", office="senator")), "another spelling"),
        ((ONE, TWO), ""),
        ((ONE, replace(TWO, office="senator", start="2021-01-01")), ""),
    ],
)
def test_the_check_names_what_is_wrong(rows: tuple[Holder, ...], problem: str) -> None:
    found = find_problems(rows, states=frozenset({"USA"}))
    assert (found == []) if problem == "" else (problem in found[0])


def test_a_coarse_date_gives_those_who_may_have_held_the_office() -> None:
    holders = Holders([replace(ONE, end="2024"), replace(TWO, start="2024")])
    assert [row.name for row in holders.in_office("president", "USA", "2023-12-31")] == ["Ann Ames"]
    assert [row.name for row in holders.in_office("president", "USA", "2024-06-01")] == ["Bob Burr", "Ann Ames"]
    assert [row.name for row in holders.in_office("president", "USA", "2025-01-01")] == ["Bob Burr"]


def test_names_are_compared_as_everywhere_else() -> None:
    holders = load_holders()
    for row in holders:
        assert row in holders.by_name(key(row.name)), row.name


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(DataError, match=r"mine\.tsv:2: 3 cells"):
        list(read_holders("# What\nAnn Ames\t\tUSA", "mine.tsv"))


def test_the_tables_are_as_wide_as_they_were() -> None:
    assert len(load_holders()) >= 4_030


def test_they_load_quickly() -> None:
    def load() -> None:
        load_holders.cache_clear()
        load_holders()

    # 0.08 s on a slow machine with two cores; the margin is for a busy one.
    assert fastest(load) < 0.5
