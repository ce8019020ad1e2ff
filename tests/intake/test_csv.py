"""A table is read row by row, whatever a spreadsheet made of it, and never as one article."""

import io
import json
import zipfile

import pytest

from dragoman.intake import Fields, Found, Options, load_pages
from dragoman.model import Page, Rejected

TEXT = "Karvanya Dışişleri Bakanı Arkan Meridya'yı ziyaret etti."
COMMA = (
    f'title,text,url,published\nBir,"{TEXT}\n\nİkinci paragraf, ""tırnaklı"".",https://a.example/1,2026-11-21\n'
    f"İki,{TEXT} 2,,\n"
)
FIRST = f'Bir\n\n{TEXT}\n\nİkinci paragraf, "tırnaklı".'


@pytest.fixture
def read(tmp_path):
    def read(name: str, data: bytes | str, fields: str | None = None) -> tuple[list[Page], dict[str, Rejected]]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return split(load_pages(Found(path=str(path), source=name), Options(fields=Fields.parse(fields))))

    return read


def split(items):
    items = list(items)
    pages = [item for item in items if isinstance(item, Page)]
    return pages, {item.source: item for item in items if isinstance(item, Rejected)}


TABLES = {
    "comma": ("x.csv", COMMA.encode()),
    "with its mark": ("x.csv", COMMA.encode("utf-8-sig")),
    "as Windows writes it": ("x.csv", COMMA.replace("\n", "\r\n").encode("utf-8-sig")),
    "UTF-16": ("x.csv", COMMA.encode("utf-16")),
    "a name in capitals": ("X.CSV", COMMA.replace("title,text", "Title,TEXT").encode()),
    "tab": ("x.tsv", COMMA.replace("title,text,url,published", "title\ttext\turl\tpublished")
            .replace("Bir,", "Bir\t").replace(",https://a.example/1,", "\thttps://a.example/1\t")
            .replace("İki,", "İki\t").replace("2,,", "2\t\t").encode()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), TABLES.values(), ids=TABLES)
def test_a_row_is_a_page(read, name, data):
    (one, two), reasons = read(name, data)
    assert one.data.decode().replace("\r\n", "\n") == FIRST and reasons == {}
    assert (one.source, one.url, one.published) == (f"{name}:2", "https://a.example/1", "2026-11-21")
    assert (two.source, two.data.decode(), two.url, two.published) == (f"{name}:5", f"İki\n\n{TEXT} 2", None, None)


def test_the_columns_of_a_turkish_spreadsheet_are_known(read):
    (page,), _ = read("x.csv", f"Başlık;Metin;Yayın Tarihi\nBir;{TEXT};14.03.2031 10:42\n")
    assert (page.data.decode(), page.published) == (f"Bir\n\n{TEXT}", "2031-03-14T10:42")


def test_a_column_can_be_named(read):
    table = f"no,haber,gün\n7,{TEXT},2026-11-21\n"
    (page,), _ = read("x.csv", table, "text=haber,published=gün,id=no")
    assert (page.data.decode(), page.published, page.source) == (TEXT, "2026-11-21", "x.csv:2 (7)")


REFUSED = {
    "no header": (f"1,{TEXT}\n2,{TEXT}\n", {"x.csv": "no-text-field"}),
    "no text": ("a,b\n1,2\n", {"x.csv": "no-text-field"}),
    "an empty cell": ("title,text\nBir,\n", {"x.csv:2": "no-text-field"}),
    "no rows": ("title,text\n", {"x.csv": "empty"}),
    "nothing": ("", {"x.csv": "empty"}),
    "another codec": (f"title,text\nBir,{TEXT}\n".encode("iso-8859-9"), {"x.csv:2": "not-csv"}),
    "an open quotation mark": ('title,text\nBir,"' + ("x" * 99 + "\n") * 102_000, {"x.csv:2": "not-csv"}),
    "a row of too many cells": (f"title,text\nBir,{TEXT},x\n", {"x.csv:2": "not-csv"}),
    "a long line": ("x" * 20_000_010, {"x.csv:1": "not-csv"}),
}


@pytest.mark.parametrize(("data", "reasons"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_refused_with_its_line(read, data, reasons):
    pages, refused = read("x.csv", data)
    assert pages == [] and {where: item.reason for where, item in refused.items()} == reasons


def test_the_columns_there_are_are_told(read):
    _, refused = read("x.csv", "no,haber\n1,x\n")
    assert "there are" not in refused["x.csv"].detail
    assert "no, haber; say which with --fields text=NAME" in refused["x.csv"].detail


def test_a_bad_row_costs_itself_alone(read):
    pages, refused = read("x.csv", f"title,text\nBir,{TEXT},x\nİki,{TEXT}\n")
    assert [page.source for page in pages] == ["x.csv:3"] and list(refused) == ["x.csv:2"]


def test_a_table_in_a_zip_and_on_standard_input_is_one_too(tmp_path, read):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", COMMA)
    pages, _ = read("x.zip", packed.getvalue())
    assert [page.source for page in pages] == ["x.zip!a.csv:2", "x.zip!a.csv:5"]
    pages, _ = split(load_pages(Found(path="-", source="-"), Options(stdin=io.BytesIO(COMMA.encode()))))
    assert [page.source for page in pages] == ["-:2", "-:5"]


def test_a_text_on_standard_input_is_no_table(read):
    text = f"Haber, metin ve tarih\n\n{TEXT}\n"
    (page,), _ = split(load_pages(Found(path="-", source="-"), Options(stdin=io.BytesIO(text.encode()))))
    assert page.source == "-" and page.data.decode() == text


@pytest.mark.parametrize(
    ("key", "said", "expect"),
    [
        ("publishedAt", "2026-11-21T10:00:00Z", "2026-11-21T10:00+00:00"),
        ("published_at", "2026-11-21", "2026-11-21"),
        ("pubDate", "Sat, 21 Nov 2026 10:00:00 +0300", "2026-11-21T10:00+03:00"),
        ("tarih", "21.11.2026", "2026-11-21"),
        ("Tarih", "21.11.2026 - 10:00", "2026-11-21T10:00"),
        ("datePublished", "2026-11-21 10:00", "2026-11-21T10:00"),
    ],
)
def test_the_usual_names_and_forms_of_a_date_are_known(read, key, said, expect):
    (page,), _ = read("x.json", json.dumps({"text": TEXT, key: said}))
    assert (page.published, page.flags) == (expect, ())


def test_a_date_that_may_be_two_days_is_none(read):
    (page,), _ = read("x.json", json.dumps({"text": TEXT, "tarih": "03/04/2031"}))
    assert (page.published, page.flags) == (None, ("odd-date",))
