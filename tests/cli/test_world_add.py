"""`dragoman world add`: rows of one's own, added whole or not at all."""

import json
from pathlib import Path

import pytest

from dragoman.world.folder import VARIABLE

MINISTERS = """name;variants;country;organisation;office;start;end;wikidata;source
Anders Lund;Anderş Lund;NOR;;foreign-minister;2026-02-01;;;own notes
Elsa Vahl;;;NATO;spokesperson;2026-01;;;own notes
"""
COLUMNS = "name,variants,country,organisation,office,start,end,wikidata,source"


def holder(*cells: str) -> str:
    return f"{COLUMNS}\n{','.join(cells)}\n"


def test_rows_are_added_once(run, folder, sheet):
    ran = run("world", "add", sheet(MINISTERS))
    assert ran.code == 0 and "2 rows of holders added" in ran.out
    assert "Espen Barth Eide (holders/europe-west.tsv" in ran.out and "now ends 2026-02-01" in ran.out
    table = folder / "holders/added.tsv"
    before = table.read_bytes()
    ran = run("world", "add", sheet(MINISTERS))
    assert ran.code == 0 and "0 rows of holders added, 2 there already" in ran.out
    assert table.read_bytes() == before
    office = json.loads(run("world", "who", "Anders Lund", "--format", "json").out)["candidates"][0]["offices"][0]
    assert (office["file"], office["line"]) == (str(table), 3)
    assert "Elsa Vahl" in run("world", "list").out
    assert run("world", "check").code == 0


def test_the_folder_may_be_given_on_the_command_line(run, sheet, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "other"))
    assert run("world", "add", sheet(MINISTERS), "--world", tmp_path / "mine").code == 0
    assert (tmp_path / "mine/holders/added.tsv").is_file()
    assert not (tmp_path / "other").exists()


def envoy(
    country="NOR", organisation="", office="envoy", start="2026", end="", wikidata="", source="x", name="Ann Ames"
):
    return holder(name, "", country, organisation, office, start, end, wikidata, source)


ENTRY, FORM, PLACE = "id,name,source,tr\n", "lang,entry,form,role,source\n", "names,name,kind,country,lat,lon\n"
REFUSED = [
    (envoy("ATL"), 'rows.csv:2: country: unknown state "ATL"'),
    (envoy("Norveç"), 'did you mean "NOR"?'),
    (envoy("", "NATOO"), 'organisation: "NATOO" is in no table; did'),
    (envoy("NOR", "NATO"), "a state or an organisation, and not"),
    (envoy(office="Foreign Minister"), 'did you mean "foreign-minister"?'),
    (envoy(office="Trade Envoy"), '"Trade Envoy" is no key'),
    (envoy(start="2026-13"), '"2026-13" is no day, month or year'),
    (envoy(end="2025"), "ends 2025 before it starts"),
    (envoy(start=""), "start: empty"),
    (envoy(wikidata="22686"), "is no Wikidata id"),
    (envoy(source=""), "rows.csv:2: source: empty"),
    (envoy(name="김정은"), "no letters of the Latin alphabet"),
    (holder("Ann Ames", "", "NOR", "", "envoy", "2026"), "rows.csv:2: 6 cells under 9 columns"),
    (
        envoy("USA", office="president", start="2022-01-01", end="2022-06-01"),
        "overlaps with Joe Biden (2021-01-20/2025-01-20) in holders/americas.tsv",
    ),
    (
        envoy("RUS", office="foreign-minister", start="2010", name="Sergey Lavrov"),
        "holds this office from 2004-03-09 to now in holders/europe-east.tsv",
    ),
    (MINISTERS + MINISTERS.splitlines()[1] + "\n", "rows.csv:4: the same term as in"),
    (MINISTERS.replace("variants", "varients"), 'rows.csv:1: unknown column "varients"; did you mean "variants"?'),
    (MINISTERS.replace(";source", ";quelle"), 'no column "source"'),
    ("a,b\n1,2\n", "rows.csv:1: no table has these columns"),
    (COLUMNS + "\n", "rows.csv:2: no rows below the header"),
    (MINISTERS.encode("iso-8859-9"), "rows.csv:2: byte 18 of the line (0xfe) is not UTF-8; save the file as UTF-8"),
    (MINISTERS.encode("utf-16"), "rows.csv:1: byte 1 of the line (0xff) is not UTF-8"),
    (envoy(name='"Ann'), "check the quotation marks"),
    (envoy(name="Ann\tAmes"), "the character U+0009 cannot stand in a table"),
    (envoy(name="#Ann"), 'begins with "#"'),
    (ENTRY + "org:x y,X,own,İks\n", 'rows.csv:2: id: "org:x y"'),
    (ENTRY + "org:nato,Other,own,İks\n", 'id: "org:nato" is NATO already'),
    (ENTRY + "org:new,New,own,\n", "no form in any language"),
    (ENTRY + "org:new,New Front,own,NATO\n", 'form: "NATO" is org:nato already'),
    (FORM + "tr,org:natoo,Kuzey,,own\n", 'unknown entry "org:natoo"; did you mean "org:nato"?'),
    (FORM + "tr,org:nato,Kuzey,nmae,own\n", 'unknown role "nmae"'),
    (PLACE + "Yeni,Yeni,town,NOR,60,10\n", 'rows.csv:2: kind: unknown kind "town"'),
    (PLACE + "Yeni,Yeni,city,NOR,91,10\n", 'lat: "91"; write degrees'),
    (PLACE + "Yeni,Yeni,city,NOR,60,\n", "one without the other"),
]


@pytest.mark.parametrize(("text", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_what_cannot_be_is_refused_with_its_line_and_nothing_is_added(run, folder, sheet, text, told):
    ran = run("world", "add", sheet(text))
    assert ran.code == 65
    assert told in ran.err, ran.err
    assert not folder.exists()


def test_one_bad_row_keeps_the_good_ones_out(run, folder, sheet):
    text = MINISTERS + "Bob Burr;;ATL;;envoy;2026;;;own notes\n"
    assert run("world", "add", sheet(text)).code == 65
    assert not folder.exists()


def test_a_file_that_is_not_there_is_told(run, folder, tmp_path):
    ran = run("world", "add", tmp_path / "none.csv")
    assert ran.code == 66 and "no such file" in ran.err


def test_an_organisation_and_a_place_are_added_without_code(run, folder, sheet):
    text = "id,country,name,source,tr,en\norg:halden-pact,,Halden Pact,own,Halden Paktı; HALPA,Halden Pact\n"
    assert run("world", "add", sheet(text)).code == 0
    place = "names,name,kind,country,lat,lon\nYeni Halden|Nevhalden,New Halden,city,NOR,59.1,11.4\n"
    assert run("world", "add", sheet(place, "places.csv")).code == 0
    found = json.loads(run("world", "where", "Nevhalden", "--format", "json").out)["places"]
    assert [(one["name"], one["country"]) for one in found] == [("New Halden", "NOR")]
    assert sorted(path.name for path in folder.rglob("*.tsv")) == [
        "added.tsv", "organisations.en.tsv", "organisations.tr.tsv", "organisations.tsv",
    ]  # fmt: skip
    text = "lang,entry,form,role,source\ntr,org:halden-pact,Haldenciler,nickname,own\n"
    assert run("world", "add", sheet(text, "forms.csv")).code == 0
    assert run("world", "check").code == 0


def test_a_table_broken_by_hand_is_refused_before_anything_is_read(run, folder, sheet):
    run("world", "add", sheet(MINISTERS))
    table = folder / "holders/added.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("NOR", "ATL"), encoding="utf-8")
    ran = run("world", "check")
    assert ran.code == 65 and "added.tsv:3" in ran.err and 'unknown state "ATL"' in ran.err
    table.write_bytes(table.read_bytes().replace(b"Lund", b"L\xfcnd"))
    assert "is not UTF-8" in run("world", "check").err


def added(folder: Path) -> list[str]:
    return (folder / "holders/added.tsv").read_text(encoding="utf-8").splitlines()


def minister(name: str, start: str, end: str = "") -> str:
    return f"name,country,office,start,end,source\n{name},FRA,foreign-minister,{start},{end},own\n"


FIRST, SECOND = minister("Anna Aames", "2026-03-01"), minister("Berta Bbames", "2026-06-01")
ADDS = {
    "who came after": [FIRST, SECOND],
    "who came before": [SECOND, FIRST],
    "the first again": [FIRST, SECOND, FIRST],
    "the same start told anew": [FIRST, minister("Anna Aames", "2026-03-01", "2026-05-01")],
    "both in one file": [FIRST + SECOND.splitlines()[1] + "\n"],
}


@pytest.mark.parametrize("texts", ADDS.values(), ids=ADDS)
def test_what_was_added_can_be_loaded_by_every_later_command(run, folder, sheet, texts):
    for text in texts:
        ran = run("world", "add", sheet(text))
        assert ran.code == 0, ran.err
    assert run("world", "check").code == 0
    (anna,) = [row.split("\t") for row in added(folder) if row.startswith("Anna")]
    assert anna[6] == ("2026-05-01" if len(texts) == 2 and "2026-05-01" in texts[1] else "2026-06-01")


def test_a_row_that_does_not_fit_beside_a_table_of_ones_own_is_refused(run, folder, sheet):
    run("world", "add", sheet(FIRST))
    before = added(folder)
    ran = run("world", "add", sheet(minister("Carla Ccames", "2026-02-01", "2026-04-01")))
    assert ran.code == 65 and "overlaps with Anna Aames" in ran.err
    assert added(folder) == before


def test_comments_of_the_users_stay_where_they_stand(run, folder, sheet):
    run("world", "add", sheet(FIRST))
    table = folder / "holders/added.tsv"
    *head, row = added(folder)
    lines = [*head, "# seen in the gazette", row, "", "# ask again in May"]
    table.write_text("\n".join(lines), encoding="utf-8")
    run("world", "add", sheet(SECOND))
    *found, last = added(folder)
    assert found[:2] == head and found[2] == "# seen in the gazette" and found[4:] == ["", "# ask again in May"]
    assert found[3].startswith("Anna") and last.startswith("Berta")


@pytest.mark.parametrize(
    ("row", "told"),
    [(envoy(office="Trade Envoy"), "write it as foreign-minister"), (envoy(start="12.3.2026"), "write 2025-07-11,")],
)
def test_the_wanted_form_of_an_office_and_a_date_is_told(run, folder, sheet, row, told):
    assert told in run("world", "add", sheet(row)).err
