"""The tables of offices, bodies and groups keep their format, and say in English what the training articles say."""

import re
import unicodedata
from importlib.resources import files

import pytest

from dragoman.text import fold
from dragoman.world import load_world

COLUMNS = {
    "offices.tsv": ["form", "key", "english", "holder", "domestic", "special", "note"],
    "bodies.tsv": ["form", "key", "english", "kind", "special", "note"],
    "groups.tsv": ["form", "key", "english", "note"],
}
HOLDERS = {"state", "organisation", "body", "party", "group", "none", "prefix"}
KINDS = {"body", "state", "organisation", "group"}
FIELDS = {"adj", "state", "post", "owner", "office", "name"}


def read(name: str) -> list[dict[str, str]]:
    text = files("dragoman.lang.tr").joinpath(name).read_text(encoding="utf-8")
    columns = COLUMNS[name]
    assert "# Columns   " + "\t".join(columns) in text.splitlines()
    rows = [line.split("\t") for line in text.splitlines() if line[:1] not in "#"]
    assert all(len(row) <= len(columns) for row in rows)
    assert rows == sorted(rows)
    return [dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True)) for row in rows]


@pytest.mark.parametrize("name", COLUMNS)
def test_forms_are_folded_composed_and_written_once(name: str) -> None:
    rows = read(name)
    forms = [row["form"] for row in rows]
    assert len(forms) == len(set(forms)), [form for form in forms if forms.count(form) > 1]
    for row in rows:
        # A circumflex may stand in a form, as the spelling guide asks; whoever looks up folds both sides.
        assert row["form"] == unicodedata.normalize("NFC", row["form"]).replace("I", "ı").lower()
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["key"]), row
        assert set(re.findall(r"\{(\w+)\}", row["english"])) <= FIELDS, row


@pytest.mark.parametrize("name", COLUMNS)
def test_two_spellings_that_fold_alike_mean_the_same(name: str) -> None:
    meaning: dict[str, str] = {}
    for row in read(name):
        assert meaning.setdefault(fold(row["form"]), row["key"]) == row["key"], row


@pytest.mark.parametrize("name", ["offices.tsv", "bodies.tsv"])
def test_states_that_call_it_otherwise_are_states(name: str) -> None:
    codes = {entry.country for entry in load_world().entries.values() if entry.kind == "state"}
    for row in read(name):
        for special in filter(None, row["special"].split(";")):
            code, _, english = special.partition("=")
            assert code in codes, row
            assert english, row


def test_an_office_says_whom_its_holder_acts_for() -> None:
    for row in read("offices.tsv"):
        assert row["holder"], row
        assert set(row["holder"].split()) <= HOLDERS, row
        assert row["domestic"] in ("", "yes"), row
        assert ("{office}" in row["english"]) == (row["holder"] == "prefix"), row


def test_a_body_has_a_kind() -> None:
    for row in read("bodies.tsv"):
        assert row["kind"] in KINDS, row
        assert ("{state}" in row["english"]) == (row["kind"] == "state"), row


@pytest.mark.parametrize(
    ("table", "form", "english"),
    [
        ("offices.tsv", "dışişleri bakanı", "foreign minister"),
        ("offices.tsv", "dışişleri bakan yardımcısı", "deputy foreign minister"),
        ("offices.tsv", "dışişleri bakanlığı sözcüsü", "Foreign Ministry spokesperson"),
        ("offices.tsv", "devlet başkanı", "president"),
        ("offices.tsv", "genelkurmay başkanı", "chief of the general staff"),
        ("bodies.tsv", "savunma bakanlığı", "{adj} Defence Ministry"),
        ("bodies.tsv", "yönetimi", "{state}"),
        ("groups.tsv", "asker", "{adj} soldiers"),
    ],
)
def test_english_wording(table: str, form: str, english: str) -> None:
    assert [row["english"] for row in read(table) if row["form"] == form] == [english]


def test_germany_has_a_chancellor() -> None:
    (row,) = (row for row in read("offices.tsv") if row["form"] == "başbakan")
    assert "DEU=chancellor" in row["special"].split(";")
