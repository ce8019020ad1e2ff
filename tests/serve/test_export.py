"""Lists to take along: exactly what is shown, and nothing a spreadsheet would run."""

import csv
import io
import json
import re

import pytest

from dragoman.record import add_reading, open_to_write
from dragoman.record.export_merged import CSV_COLUMNS
from readings import MONGOLIA, VISIT, Who, make_page, make_reading

LISTS = [
    "events",
    "search",
    "reports",
    "agreements",
    "between/FIN/MNG",
    "actor/FIN",
    "actor/Aino Salmi",
    "place/Darhan",
]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_as_csv_and_json_lines_with_the_same_rows(visitor, name):
    rows = list(csv.DictReader(io.StringIO(visitor.get(f"/export/{name}.csv").text)))
    lines = [json.loads(line) for line in visitor.get(f"/export/{name}.jsonl").text.splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in lines] and rows
    shown = visitor.get(f"/{name}").text
    assert all(row["id"] in shown for row in rows)


def test_what_is_narrowed_on_the_page_is_narrowed_in_the_file(visitor):
    rows = list(csv.DictReader(io.StringIO(visitor.get("/export/events.csv?act=visit").text)))
    assert [row["act"] for row in rows] == ["visit"] and tuple(rows[0]) == CSV_COLUMNS


def test_parquet_holds_the_same_cells(visitor):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(visitor.get("/export/events.parquet").content))
    rows = list(csv.DictReader(io.StringIO(visitor.get("/export/events.csv").text)))
    assert table.column("id").to_pylist() == [row["id"] for row in rows]
    assert tuple(table.column_names) == CSV_COLUMNS


def test_a_list_is_cited_with_what_was_asked_and_the_state_of_the_record(visitor):
    text = visitor.get("/export/events.cite?act=visit").text
    head, only = text.splitlines()
    assert "1 event: /events?act=visit" in head and visitor.get("/api/stats").json()["version"][:16] in head
    [row] = csv.DictReader(io.StringIO(visitor.get("/export/events.csv?act=visit").text))
    assert only.startswith("1. Aino Salmi → Mongolia: visit, Darhan, 11 July 2025.") and row["id"] in only
    turkish = visitor.get("/export/events.cite?act=visit", headers={"Accept-Language": "tr"}).text
    assert "1 olay: /events?act=visit" in turkish and "Moğolistan: ziyaret, Darhan, 11 Temmuz 2025" in turkish


def test_a_long_list_is_cited_as_far_as_it_says(visitor, monkeypatch):
    for module in ("dragoman.serve.cite", "dragoman.serve.pages.export"):
        monkeypatch.setattr(f"{module}.MOST_CITED", 2)
    head, *lines = visitor.get("/export/reports.cite").text.splitlines()
    assert "more than 2 events: /reports" in head and [line[:2] for line in lines] == ["1.", "2."]


@pytest.mark.parametrize("language,separator,point", [("tr", ";", ","), ("en", ",", ".")])
def test_a_file_for_a_spreadsheet_has_the_separators_of_its_language(visitor, language, separator, point):
    answer = visitor.get("/export/reports.excel", headers={"Accept-Language": language})
    assert answer.content.startswith(b"\xef\xbb\xbf") and 'reports-excel.csv"' in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=separator))
    plain = list(csv.DictReader(io.StringIO(visitor.get("/export/reports.csv").text, newline="")))
    assert [row["title"] for row in rows] == [row["title"] for row in plain] and rows
    assert [row["confidence"] for row in rows] == [row["confidence"].replace(".", point) for row in plain]
    assert [row["date"] for row in rows] == [row["date"] for row in plain]


@pytest.mark.parametrize("query", ["act=nonsense", "since=x", "after=x", "sort=sideways"])
def test_what_cannot_be_asked_is_told_before_anything_is_sent(visitor, query):
    answer = visitor.get(f"/export/events.csv?{query}")
    assert answer.status_code in (200, 400) and (answer.status_code == 400 or query == "after=x")


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+1", "-1+1", "-A1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠1", "=cmd|' /C calc'!A0"]
)
def test_no_cell_is_a_formula(visitor_of, tmp_path, name):
    path = tmp_path / "formula.dragoman"
    page = make_page()
    salmi = Who(id="aino-salmi", kind="person", name=name, country="FIN", words=("Aino Salmi",))
    with open_to_write(path) as conn:
        add_reading(conn, page, make_reading(page, actors=(salmi, MONGOLIA), events=(VISIT,), with_more=False))
    for kind in ("events.csv", "reports.csv", "events.excel", "reports.excel"):
        for row in csv.reader(io.StringIO(visitor_of(path).get(f"/export/{kind}").text.removeprefix("\ufeff"))):
            dangerous = [cell for cell in row if cell[:1] in set("=+-@\t\r＝＋－＠")]
            assert all(re.fullmatch(r"-[0-9]+(?:[.][0-9]+)?", cell) for cell in dangerous), row  # a score is a number


@pytest.mark.parametrize("name", ["search", "agreements"])
def test_what_is_looked_for_is_looked_for_in_the_file(visitor, name):
    for words, found in (("Salmi" if name == "search" else "değişim", True), ("yokyok", False)):
        assert (
            bool(list(csv.DictReader(io.StringIO(visitor.get(f"/export/{name}.csv", params={"q": words}).text))))
            is found
        )


def test_agreements_are_cited_as_such(visitor):
    head, only = visitor.get("/export/agreements.cite", headers={"Accept-Language": "tr"}).text.splitlines()
    assert "1 anlaşma: /agreements" in head and only.startswith("1. ") and ", plan, " in only
    assert 'href="/export/agreements.csv"' in visitor.get("/agreements").text


@pytest.mark.parametrize(
    "path,name",
    [
        ("actor/Aino Salmi.csv", "actor-aino-salmi.csv"),
        ("actor/Moğolistan.csv", "actor-mng.csv"),
        ("place/Darhan.jsonl", "place-darhan.jsonl"),
        ("between/FIN/MNG.excel", "fin-mng-excel.csv"),
        ("events.csv", "events.csv"),
    ],
)
def test_a_file_is_called_by_what_it_lists(visitor, path, name):
    assert visitor.get(f"/export/{path}").headers["Content-Disposition"] == f'attachment; filename="dragoman-{name}"'


@pytest.mark.parametrize("name", ["events", "reports", "agreements"])
def test_a_file_for_a_spreadsheet_speaks_the_language_of_the_visit(visitor, name):
    answer = visitor.get(f"/export/{name}.excel", headers={"Accept-Language": "tr"})
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    plain = list(csv.DictReader(io.StringIO(visitor.get(f"/export/{name}.csv").text, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in plain] and rows
    cells = {cell for row in rows for column, cell in row.items() if column != "mode"}
    if name == "agreements":
        assert any("imza" in row["steps"] and "gerçekleşti" in row["steps"] for row in rows)
        assert {row["parties"] for row in rows} == {"Finlandiya; Moğolistan"}
    else:
        assert {"ziyaret", "gerçekleşti", "görüşme ve temas", "Moğolistan", "Aino Salmi"} <= cells
    assert not cells & {"visit", "occurred", "CONSULT", "Mongolia", "false"}
    assert {"Mongolia", "Finland; Mongolia"} & {cell for row in plain for cell in row.values()}
