"""Every table of the world keeps its own format, and no form has two bearers unless it says so."""

import re
import unicodedata
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import dragoman.world
from dragoman.errors import DataError
from dragoman.world import form_key, load_world
from dragoman.world.tables import ENTRY_COLUMNS, FORM_COLUMNS, KINDS

WORLD = Path(dragoman.world.__file__).parent
ENTRY_TABLES = [WORLD / f"{kind}.tsv" for kind in KINDS]
FORM_TABLES = sorted(path for kind in KINDS for path in WORLD.glob(f"{kind}.*.tsv"))
LANGUAGES = sorted({path.name.split(".")[1] for path in FORM_TABLES})
SOURCES = {"hand", "cldr", "train", "gold"}


def header_and_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("#")], [line.split("\t") for line in lines if line[:1] not in "#"]


@pytest.mark.parametrize("path", ENTRY_TABLES + FORM_TABLES, ids=lambda path: path.name)
def test_a_table_says_where_it_comes_from_and_is_sorted_and_composed(path: Path) -> None:
    header, rows = header_and_rows(path)
    for word in ("# What ", "# Source ", "# Licence ", "# Columns "):
        assert any(line.startswith(word) for line in header), f"{path.name} has no line {word!r}"
    assert rows == sorted(rows)
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    for row in rows:
        assert all(cell == cell.strip() and "  " not in cell for cell in row), row
        assert set(row[-1].split("+")) <= SOURCES, row
        assert len(row) == len(ENTRY_COLUMNS if path in ENTRY_TABLES else FORM_COLUMNS), row


def test_ids_are_unique_and_names_are_too() -> None:
    rows = [row for path in ENTRY_TABLES for row in header_and_rows(path)[1]]
    for column in (0, 2):
        values = [row[column] for row in rows]
        assert sorted(values) == sorted(set(values))
    for ident, *_ in rows:
        assert re.fullmatch(r"(org:|group:|body:)?[a-z0-9]+(-[a-z0-9]+)*", ident), ident


def test_every_state_with_a_code_bears_it_as_its_id() -> None:
    for entry in load_world().entries.values():
        if entry.kind == "state":
            assert entry.country is not None
            assert entry.adjective
            assert entry.id == entry.country.lower() or len(entry.id) > 3, entry


def test_every_country_of_an_entry_is_a_state() -> None:
    entries = load_world().entries
    for entry in entries.values():
        assert entry.country is None or entry.country.lower() in entries, entry


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_is_claimed_by_two_entries_unless_marked(lang: str) -> None:
    for key, forms in load_world().forms(lang).items():
        assert key
        bearers = {form.entry for form in forms}
        if len(bearers) > 1:
            assert all(form.contested for form in forms), forms
            assert sum(form.note.startswith("usual") for form in forms) == 1, forms
            assert forms[0].note.startswith("usual"), forms


@pytest.mark.parametrize("path", FORM_TABLES, ids=lambda path: path.name)
def test_an_entry_has_each_form_once(path: Path) -> None:
    lang = path.name.split(".")[1]
    keys = [(row[0], form_key(row[1], lang)) for row in header_and_rows(path)[1]]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]


@pytest.mark.parametrize("lang", ["tr", "en"])
def test_every_entry_can_be_named(lang: str) -> None:
    world = load_world()
    named = {form.entry for forms in world.forms(lang).values() for form in forms}
    assert not set(world.entries) - named


@pytest.mark.parametrize("lang", ["ar", "ko", "ru"])
def test_names_in_other_languages_are_the_ones_of_cldr(lang: str, tmp_path: Path) -> None:
    babel = pytest.importorskip("babel")
    header, rows = header_and_rows(WORLD / f"states.{lang}.tsv")
    try:
        if not any(version("babel") in line for line in header):
            pytest.skip("the table was written from another CLDR")
    except PackageNotFoundError:  # pragma: no cover
        pytest.skip("no babel")
    names = set(babel.Locale.parse(lang).territories.values())
    assert all(row[1] in names for row in rows if row[-1] == "cldr")


@pytest.mark.parametrize("lang", ["ar", "en", "ko", "ru", "tr"])
def test_every_state_and_territory_has_a_name_in_five_languages(lang: str) -> None:
    world = load_world()
    named = {form.entry for forms in world.forms(lang).values() for form in forms if form.role == "name"}
    assert {entry.id for entry in world.entries.values() if entry.kind == "state"} <= named


def test_organisations_of_states_with_acronyms_in_both_languages_are_as_many_as_they_were() -> None:
    world = load_world()
    short = [
        {form.entry for forms in world.forms(lang).values() for form in forms if form.role == "acronym"}
        for lang in ("tr", "en")
    ]
    of_many = {entry.id for entry in world.entries.values() if entry.kind == "organisation" and entry.country is None}
    assert len(of_many & short[0] & short[1]) >= 150


def test_a_user_adds_an_entry_and_a_form(tmp_path: Path) -> None:
    columns = "# Columns   " + "\t".join(ENTRY_COLUMNS)
    (tmp_path / "groups.tsv").write_text(f"{columns}\ngroup:new-front\tMLI\tNew Front\t\t\thand\n", encoding="utf-8")
    columns = "# Columns   " + "\t".join(FORM_COLUMNS)
    (tmp_path / "groups.tr.tsv").write_text(f"{columns}\ngroup:new-front\tYeni Cephe\tname\n", encoding="utf-8")
    world = load_world(user_dir=tmp_path)
    (form,) = world.forms("tr")[("yeni", "cephe")]
    assert world.entries[form.entry].country == "MLI"
    assert ("yeni", "cephe") not in load_world().forms("tr")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("group:x\tMLI\tX\t\t\thand\tstray", "groups.tsv:2: 7 cells"),
        ("x\tMLI\tX\t\t\thand", 'groups.tsv:2: id "x"'),
        ("group:x\tMali\tX\t\t\thand", 'groups.tsv:2: country "Mali"'),
    ],
)
def test_a_broken_row_is_named_with_its_line(row: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "groups.tsv").write_text("# Columns   " + "\t".join(ENTRY_COLUMNS) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(told)):
        load_world(user_dir=tmp_path)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        load_world(user_dir=tmp_path / "nowhere")
