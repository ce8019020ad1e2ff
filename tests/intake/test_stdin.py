"""`cat anything | dragoman read -`: what came is told by its bytes, and read as the file of that kind would be."""

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dragoman.intake import Found, Options, load_pages
from dragoman.model import Page, Rejected
from hostile.archives import PAGE, page_no, record, warc_gz, zip_of

TEXT = "Karvanya Dışişleri Bakanı Arkan, Meridya'yı ziyaret etti ve protokol imzaladı."
LINES = "".join(json.dumps({"text": f"{number}. {TEXT}"}, ensure_ascii=False) + "\n" for number in range(3)).encode()
ONE_OBJECT = json.dumps({"text": TEXT}, indent=2, ensure_ascii=False).encode()
LIST = json.dumps({"items": [{"id": "7", "text": TEXT}]}, ensure_ascii=False).encode()
ITEM = f"<item><title>x</title><description>{TEXT}</description></item>"
RSS = f"<rss version='2.0'><channel><title>Ajans</title>{ITEM}</channel></rss>"
WARC = record(page_no(0)) + record(page_no(1))


class Pipe(io.RawIOBase):
    """Gives a few bytes at a time and cannot go back, as pipes do."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def readable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        part = self._data[self._at : self._at + min(count, 3_000)]
        self._at += len(part)
        return part


def from_stdin(stream) -> tuple[list[Page], dict[str, str]]:
    items = list(load_pages(Found(path="-", source="-"), Options(stdin=stream)))
    pages = [item for item in items if isinstance(item, Page)]
    return pages, {item.source: item.reason for item in items if isinstance(item, Rejected)}


KINDS = {
    "warc": (WARC, ["-@0", f"-@{len(record(page_no(0)))}"]),
    "warc.gz": (warc_gz([record(page_no(0)), record(page_no(1))])[0], None),
    "zip": (zip_of({"a.html": PAGE, "b.txt": TEXT.encode()}), ["-!a.html", "-!b.txt"]),
    "jsonl": (LINES, ["-:1", "-:2", "-:3"]),
    "jsonl.gz": (gzip.compress(LINES), ["-:1", "-:2", "-:3"]),
    "jsonl with a bad line": (b"{bad\n" + LINES, ["-:2", "-:3", "-:4"]),
    "json": (ONE_OBJECT, ["-"]),
    "json list": (LIST, ["-:1 (7)"]),
    "rss": (RSS.encode(), ["-#1"]),
    "rss with a declaration": (b"\xef\xbb\xbf<?xml version='1.0'?>\n" + RSS.encode(), ["-#1"]),
    "rss.gz": (gzip.compress(RSS.encode()), ["-#1"]),
    "html": (PAGE, ["-"]),
    "html.gz": (gzip.compress(PAGE), ["-"]),
    "html about feeds": (PAGE.replace(b"<body>", b"<body><!-- <rss version -->"), ["-"]),
    "text": (TEXT.encode(), ["-"]),
    "text that begins with a bracket": (f"[Sorra] {TEXT}\n".encode(), ["-"]),
    "text that begins with a brace": (f"{{{TEXT}}}\n".encode(), ["-"]),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", [Pipe, io.BytesIO])
def test_what_came_is_known_by_its_bytes(kind, make):
    data, sources = KINDS[kind]
    pages, reasons = from_stdin(make(data))
    assert sources is None or [page.source for page in pages] == sources
    assert len(pages) == len(sources or [1, 2])
    assert set(reasons.values()) <= ({"not-json"} if "bad line" in kind else set())


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "zip", "jsonl", "jsonl.gz", "json", "rss"])
def test_it_is_read_as_the_file_of_that_name_would_be(kind, tmp_path):
    path = tmp_path / f"x.{kind}"
    path.write_bytes(KINDS[kind][0])
    loose = list(load_pages(Found(path=str(path), source="-"), Options()))
    assert from_stdin(Pipe(KINDS[kind][0]))[0] == loose
    with open(path, "rb") as handle:  # `< x.warc`: no copy is needed
        assert from_stdin(handle)[0] == loose


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"a" * 10_000_001, "too-large"),
        (b"[" + b" " * 20_000_001, "too-large"),
        (b"WARC/1.0\r\n", "truncated"),
        (b"WARC/1.0\r\n\r\n", "truncated"),
        (b"WARC/1.0\r\n\r\n" + WARC, "bad-length"),
        (b"PK\x03\x04" + bytes(100), "corrupt"),
        (b"PK\x05\x06" + bytes(18), "empty"),
        (gzip.compress(b"WARC/1.0\r\n")[:-9], "truncated"),
        (gzip.compress(bytes(300_000_000), 9), "bomb"),
        (gzip.compress(b"[" * 50_000_000, 9), "too-large"),
        (b"<rss>" + b" " * 10_000_001, "too-large"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, reason):
    pages, reasons = from_stdin(Pipe(data))
    assert set(reasons.values()) == {reason} and len(pages) == (2 if data.endswith(WARC) else 0)


def test_a_document_that_is_a_zip_file_is_told_as_what_it_is():
    (page,), _ = from_stdin(Pipe(zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})))
    assert page.source == "-"  # the article room says: an office document, save its text


def test_the_copy_of_a_pipe_is_gone_afterwards(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    items = load_pages(Found(path="-", source="-"), Options(stdin=Pipe(WARC * 100)))
    next(items)
    items.close()
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_reason_and_no_traceback(monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    assert from_stdin(Pipe(WARC * 50)) == ([], {"-": "unreadable"})


# -- the command -----------------------------------------------------------------------------------------------------

DEMO = Path(__file__).resolve().parents[2] / "demo" / "pages"


def dragoman(*arguments: str, stdin: bytes | None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dragoman.cli", *arguments]
    closing = {"preexec_fn": lambda: os.close(0)} if stdin is None else {"input": stdin}
    return subprocess.run(command, capture_output=True, timeout=120, **closing)


def test_the_command_reads_an_archive_from_a_pipe():
    bodies = [path.read_bytes() for path in sorted(DEMO.iterdir())[:3]]
    data, offsets = warc_gz([record(body) for body in bodies])
    ran = dragoman("read", "-", "--format", "jsonl", stdin=data)
    sources = [json.loads(line)["source"] for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert sources == [f"-@{offset}" for offset in offsets]


def test_a_closed_standard_input_is_told_in_a_line():
    ran = dragoman("read", "-", stdin=None)
    assert (ran.returncode, ran.stderr.count(b"\n")) == (66, 1) and b"closed" in ran.stderr
