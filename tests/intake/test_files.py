"""Files, folders and standard input become pages, and whatever else is there is named with its reason."""

import hashlib
import io
import os

import pytest

from dragoman.intake import MAX_PAGE_BYTES, Found, find_pages, find_sources, load_page, pages_from
from dragoman.model import Page, Rejected


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text("ikinci")
    (tmp_path / "a.html").write_text("<p>birinci")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.HTM").write_text("<p>üçüncü")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / ".hidden.txt").write_text("gizli")
    return tmp_path


def reasons(items):
    return [item.reason for item in items if isinstance(item, Rejected)]


def test_a_folder_gives_its_pages_sorted_and_names_what_it_skips(folder):
    items = list(pages_from([folder]))
    assert [item.source for item in items if isinstance(item, Page)] == ["a.html", "b.txt", "deep/c.HTM"]
    skipped = [item for item in items if isinstance(item, Rejected)]
    assert [(item.source, item.reason) for item in skipped] == [(str(folder / "notes.pdf"), "skipped")]


def test_a_page_is_named_by_its_file_and_known_by_its_bytes(folder):
    (page,) = pages_from([folder / "b.txt"])
    assert isinstance(page, Page)
    assert (page.source, page.data) == ("b.txt", b"ikinci")
    assert page.id == hashlib.sha256(b"ikinci").hexdigest()


def test_a_file_named_outright_is_read_whatever_its_suffix(tmp_path):
    (tmp_path / "page.md").write_text("metin")
    assert isinstance(next(pages_from([tmp_path / "page.md"])), Page)


def test_standard_input_is_a_page_called_dash():
    (page,) = pages_from(["-"], stdin=io.BytesIO(b"metin"))
    assert isinstance(page, Page)
    assert (page.source, page.data) == ("-", b"metin")


def test_two_files_of_one_name_keep_apart(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(name)
    sources = [item.source for item in pages_from([tmp_path / "one", tmp_path / "two"])]
    assert sources == ["x.txt", str(tmp_path / "two" / "x.txt")]


@pytest.mark.parametrize("data", [b"", b" ", b"\n\t\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_a_file_without_text_is_empty(tmp_path, data):
    (tmp_path / "x.txt").write_bytes(data)
    assert reasons(pages_from([tmp_path / "x.txt"])) == ["empty"]


def test_a_missing_path_is_named_and_the_rest_is_read(folder):
    items = list(pages_from([folder / "absent.txt", folder / "b.txt"]))
    assert reasons(items) == ["missing"]
    assert items[0].source == str(folder / "absent.txt")
    assert isinstance(items[1], Page)


def test_a_folder_without_pages_says_so(tmp_path):
    (item,) = pages_from([tmp_path])
    assert isinstance(item, Rejected)
    assert item.reason == "no-pages"
    assert "*.txt" in item.detail


def test_a_pipe_or_device_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(pages_from([tmp_path / "pipe.txt", "/dev/zero"])) == ["not-a-file", "not-a-file"]
    assert reasons(pages_from([tmp_path])) == ["not-a-file", "no-pages"]


def test_a_file_that_turned_into_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    item = load_page(Found(path=str(tmp_path / "pipe.txt"), source="pipe.txt"))
    assert isinstance(item, Rejected)
    assert item.reason == "unreadable"


def test_a_file_that_vanished_is_unreadable(folder):
    (found,) = find_pages([folder / "b.txt"])
    (folder / "b.txt").unlink()
    item = load_page(found)
    assert isinstance(item, Rejected)
    assert (item.reason, item.source) == ("unreadable", "b.txt")


def test_a_link_that_leads_nowhere_is_named(tmp_path):
    (tmp_path / "x.txt").symlink_to(tmp_path / "absent")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert reasons(pages_from([tmp_path])) == ["unreadable", "unreadable", "no-pages"]


def test_an_unreadable_file_is_named(folder, monkeypatch):
    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("dragoman.intake.files.os.open", refuse)
    (item,) = pages_from([folder / "b.txt"])
    assert isinstance(item, Rejected)
    assert "permission denied" in item.detail


def test_a_page_at_the_limit_is_read_and_one_past_it_is_not(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"a" * 11)
    found = Found(path=str(tmp_path / "x.txt"), source="x.txt")
    assert isinstance(load_page(found, max_bytes=11), Page)
    item = load_page(found, max_bytes=10)
    assert isinstance(item, Rejected)
    assert item.reason == "too-large"


def test_a_huge_file_is_refused_by_reading_only_up_to_the_limit(tmp_path):
    with open(tmp_path / "x.txt", "wb") as handle:
        handle.truncate(100 * MAX_PAGE_BYTES)  # sparse
    assert reasons(pages_from([tmp_path / "x.txt"])) == ["too-large"]


def test_a_name_the_system_cannot_hold_is_named():
    assert reasons(pages_from(["bad\0name.txt", "x" * 5000])) == ["unreadable", "unreadable"]


def test_a_file_name_that_is_not_utf8_is_read(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"k\xfd\xfe.txt")
    with open(path, "wb") as handle:
        handle.write(b"metin")
    (page,) = pages_from([tmp_path])
    assert isinstance(page, Page)
    assert os.fsencode(page.source) == b"k\xfd\xfe.txt"


@pytest.mark.parametrize("name", ["ornek.example/x.html", "www.ornek.example"])
def test_an_address_without_its_beginning_is_told_how_it_begins(name):
    (found,) = find_sources([name])
    assert isinstance(found, Rejected) and found.reason == "missing"
    assert f"https://{name}" in found.detail


def test_a_file_that_is_not_there_is_no_address():
    (found,) = find_sources(["gone.html"])
    assert isinstance(found, Rejected) and "https" not in found.detail
