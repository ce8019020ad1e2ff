"""`dragoman world who`, `where`, `list` and `check`: what the tables say, with where they say it."""

import json
from pathlib import Path

import pytest

from dragoman.world.folder import VARIABLE, named_folder


@pytest.mark.parametrize("name", ["Choe Son Hui", "Çoe Son Hui", "Choe Son-hui", "Чхве Сон Хи", "최선희"])
def test_who_somebody_is_comes_with_its_evidence(run, folder, name):
    folder.mkdir()
    ran = run("world", "who", name, "--on", "2025-07-12", "--format", "json")
    (one,) = json.loads(ran.out)["candidates"]
    assert ran.code == 0
    assert one["name"] == "Choe Son-hui"
    office = one["offices"][0]
    told = ("office", "country", "country_name", "start", "end", "in_office", "file", "source")
    assert [office[key] for key in told] == [
        "foreign-minister", "PRK", "North Korea", "2022-06-11", None, "yes", "holders/asia.tsv", "hand-2026-11",
    ]  # fmt: skip
    table = Path(__file__).parents[2] / "src/dragoman/world" / office["file"]
    row = table.read_text(encoding="utf-8").splitlines()[office["line"] - 1]
    assert row.startswith("Choe Son-hui\t") and "\tforeign-minister\t" in row


def test_a_family_name_is_everybodys_who_bears_it(run, folder):
    folder.mkdir()
    ran = run("world", "who", "Bush", "--on", "2003-01-01")
    names = [line.split("  ")[0] for line in ran.out.splitlines() if line and line[0] != " " and "bears" not in line]
    assert names[0] == "George W. Bush"
    assert "George H. W. Bush" in names
    assert "may be meant" in ran.out and "a part of the name" in ran.out


def test_who_held_office_that_day_comes_first(run, folder):
    folder.mkdir()
    first = {
        on: json.loads(run("world", "who", "Bush", "--on", on, "--format", "json").out)["candidates"][0]["name"]
        for on in ("1990-06-01", "2003-01-01")
    }
    assert first == {"1990-06-01": "George H. W. Bush", "2003-01-01": "George W. Bush"}


def test_nobody_of_a_name_is_told_with_the_nearest_names(run, folder):
    folder.mkdir()
    ran = run("world", "who", "Serkey Lavrovskiyan")
    assert (ran.code, ran.out) == (0, "")
    assert 'nobody known by the name "Serkey Lavrovskiyan"; the nearest names are' in ran.err
    assert json.loads(run("world", "who", "Qqq Zzz", "--format", "json").out)["candidates"] == []


def test_a_short_name_of_somebody_is_not_everybody_with_that_family_name(run, folder):
    folder.mkdir()
    assert "nobody known" in run("world", "who", "Hasan Erdoğan").err


@pytest.mark.parametrize(("name", "expect"), [("Pekin", "Beijing"), ("Hürmüz Boğazı", "Strait of Hormuz")])
def test_where_a_place_is(run, folder, name, expect):
    folder.mkdir()
    places = json.loads(run("world", "where", name, "--format", "json").out)["places"]
    assert places[0]["name"] == expect
    assert run("world", "where", name).out.startswith(expect)


def test_a_place_nobody_knows_is_told_with_the_nearest(run, folder):
    folder.mkdir()
    ran = run("world", "where", "Pekinn")
    assert ran.code == 0 and "pekin" in ran.err


def test_the_folder_follows_the_xdg_rules(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert named_folder() == tmp_path / "dragoman/world"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert named_folder() == Path.home() / ".local/share/dragoman/world"


def test_a_folder_that_was_named_and_is_not_there_is_told(run, folder):
    ran = run("world", "who", "Lavrov")
    assert ran.code == 65 and "no such folder; `dragoman world add FILE.csv` makes it" in ran.err


def test_gaps_are_told_and_are_no_mistake(run, folder):
    folder.mkdir()
    ran = run("world", "check", "--gaps", "--since", "2015")
    assert ran.code == 0
    assert "CHN  defence-minister: nobody from 2023-10-25 to 2023-12-29" in ran.out


@pytest.mark.parametrize(
    ("asked", "name", "office"),
    [
        (("NOR",), "Jonas Gahr Støre", "prime-minister"),
        (("Norveç",), "Jonas Gahr Støre", "prime-minister"),
        (("NATO",), "Jens Stoltenberg", "secretary-general"),
        (("foreign minister", "--of", "RUS"), "Sergey Lavrov", "foreign-minister"),
    ],
)
def test_who_is_in_office_can_be_asked(run, folder, asked, name, office):
    folder.mkdir()
    ran = run("world", "who", *asked, "--on", "2023-05-01", "--format", "json")
    found = {(one["name"], one["office"]): one["in_office"] for one in json.loads(ran.out)["holders"]}
    assert found[name, office] == "yes"
    if "--of" in asked:
        assert len(found) == 1
    assert name in run("world", "who", *asked, "--on", "2023-05-01").out


def test_what_can_be_asked_is_told(run, folder):
    folder.mkdir()
    assert "states and organisations (NOR, NATO)" in run("world", "who", "Qqq Zzz").err
    ran = run("world", "who", "forein minister", "--of", "NOR")
    assert ran.code == 64 and 'did you mean "foreign-minister"?' in ran.err
    assert run("world", "who", "foreign minister", "--of", "Atlantis").code == 64
    assert "foreign-minister" in run("world", "list", "--offices").out.splitlines()
