"""What the record holds, as merging takes it in."""

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.merge import page_text, reports_of
from dragoman.model import Page
from dragoman.record import add_reading, find_page_named, open_to_read, open_to_write, page_names
from dragoman.record.tellings import agreements_told, pages_told
from readings import PAGE_TEXT, make_page, make_reading


def test_a_stored_reading_comes_back_as_it_would_have_been_merged_at_once(record):
    with open_to_read(record) as conn:
        (told,) = pages_told(conn, [make_page().id]).values()
    reading = make_reading(make_page())
    assert told.text == page_text(reading, page=told.text.id)
    fresh = sorted(reports_of(reading, page=told.text.id), key=lambda report: report.id)
    assert [plain(each) for each in told.reports] == [plain(each) for each in fresh]
    assert [each.confidence for each in told.reports] == pytest.approx([each.confidence for each in fresh], abs=1e-4)


def plain(report):
    """Confidence is rounded in the record."""
    return replace(report, confidence=0)


def test_agreements_come_with_their_parties(record):
    page = make_page()
    with open_to_read(record) as conn:
        told = agreements_told(conn, [page.id])
    reading = make_reading(page)
    assert [each.title for each in told] == [agreement.title for agreement in reading.agreements]
    assert all(each.parties for each in told)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("salmi.txt", "salmi"),
        ("set.json (md-001)", "md-001"),
        ("set.jsonl:3 (haber (2))", "haber (2)"),
        ("https://example.org/haber/salmi-darhan-da-12", "salmi-darhan-da-12"),
        ("-", "-"),
    ],
)
def test_pages_are_called_what_their_users_call_them(tmp_path, source, name):
    page = Page.of(PAGE_TEXT.encode(), source=source)
    with open_to_write(tmp_path / "r.dragoman") as conn:
        add_reading(conn, page, make_reading(page))
    with open_to_read(tmp_path / "r.dragoman") as conn:
        assert list(page_names(conn).values()) == [name]


def test_two_pages_of_one_name_are_told_apart(tmp_path):
    with open_to_write(tmp_path / "r.dragoman") as conn:
        for folder, end in (("a", ""), ("b", "\n")):
            page = Page.of((PAGE_TEXT + end).encode(), source=f"{folder}/salmi.txt")
            add_reading(conn, page, make_reading(page))
    with open_to_read(tmp_path / "r.dragoman") as conn:
        names = page_names(conn)
    assert len(set(names.values())) == 2
    assert all(name == f"salmi#{sha256[:8]}" for sha256, name in names.items())


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("haber/salmi.txt", ["salmi", "salmi.txt", "haber/salmi.txt", "DIGEST", "salmi#DIGEST"]),
        ("haber/set.jsonl:3 (md-001)", ["md-001", "set.jsonl:3", "haber/set.jsonl:3", "set.jsonl:3 (md-001)"]),
        ("haberler.jsonl:3", ["haberler.jsonl:3", "haberler.jsonl:3#DIGEST"]),
        ("a.zip!salmi.html", ["salmi.html", "a.zip!salmi.html"]),
    ],
)
def test_a_page_is_found_by_every_name_that_lists_print(tmp_path, source, names):
    page = Page.of(PAGE_TEXT.encode(), source=source)
    other = Page.of((PAGE_TEXT + "\n").encode(), source="haberler.jsonl:33")
    with open_to_write(tmp_path / "r.dragoman") as conn:
        for each in (page, other):
            add_reading(conn, each, make_reading(each))
    with open_to_read(tmp_path / "r.dragoman") as conn:
        for name in names:
            assert find_page_named(conn, name.replace("DIGEST", page.id[:8])) == page.id
        for name in ("", "jsonl:3", "lmi.txt", "SALMI.TXT", "0000", "salm%"):
            with pytest.raises(UsageError, match="not in this record"):
                find_page_named(conn, name)
