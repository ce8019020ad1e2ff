"""A folder of pages and the same pages in archives give one record, byte offsets and all, and say the same."""

import json
import re
import sqlite3
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hostile.archives import zip_of

GOLD = Path(__file__).resolve().parents[2] / "eval" / "gold"
TABLES = ("readings", "actors", "events", "event_actors", "statements", "agreements", "evidence", "pages", "rejects")
# What names the copy and not the page, and what counts readings in the order they were added.
# Only an archived copy has an address and a day of capture, and the seals cover both.
OF_THE_COPY = {"id", "source", "url", "captured", "added", "reading", "item", "seal"}


def our_pages(count: int) -> list[bytes]:
    """Our own pages, and each of them again with a line of its own until there are enough; every seventh in Latin-5."""
    found = []
    for path in sorted(GOLD.glob("tr*/*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(article, dict) and (raw := article.get("raw_html") or article.get("raw")):
            found.append(raw)
    pages = []
    for number in range(count):
        text = found[number * 7 % len(found)] if count < len(found) else found[number % len(found)]
        text += f"\n{number}\n" if number >= len(found) else ""
        pages.append(text.encode("cp1254", "replace") if number % 7 == 6 else text.encode())
    assert len(set(pages)) == count
    return pages


def archived(pages: list[bytes], *, gz: bool) -> bytes:
    """An archive as warcio writes it."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=gz)
    for number, page in enumerate(pages):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = f"http://haber.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(page), http_headers=http))
    return out.getvalue()


def added(folder: Path, what: Path | str, name: str, stdin: bytes | None = None) -> tuple[list[str], str, Path]:
    """(what was said of each page, what was complained of, the record)."""
    record = folder / f"{name}.dragoman"
    command = [sys.executable, "-m", "dragoman.cli", "add", str(what), "--record", str(record)]
    ran = subprocess.run(command, capture_output=True, input=stdin, timeout=3_600)
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.decode().replace(str(record), "RECORD").splitlines()
    said = [re.sub(r"(added|already there)  \S+", r"\1  PAGE", line) for line in lines]
    return said, re.sub(r"(?m)^dragoman: \S+:", "dragoman: PAGE:", ran.stderr.decode()), record


def dump(record: Path) -> dict[str, list[str]]:
    """Every row of every table, without what names the copy."""
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as conn:
        conn.row_factory = sqlite3.Row
        pages = {row["id"]: row["page"] for row in conn.execute("SELECT id, page FROM readings")}
        found = {}
        for table in TABLES:
            rows = [dict(row) for row in conn.execute(f"SELECT * FROM {table}")]
            found[table] = sorted(
                repr((pages.get(row.get("reading")), {key: row[key] for key in row if key not in OF_THE_COPY}))
                for row in rows
            )
    return found


def compare(tmp_path: Path, count: int, names: tuple[str, ...]) -> None:
    pages = our_pages(count)
    (tmp_path / "loose").mkdir()
    for number, page in enumerate(pages):
        (tmp_path / "loose" / f"{number:05}.html").write_bytes(page)
    said, complaints, record = added(tmp_path, tmp_path / "loose", "loose")
    expected = dump(record)
    assert len(expected["pages"]) == count and len(expected["readings"]) > 0.9 * count
    assert sum("'byte_start': None" not in row for row in expected["evidence"]) > 10 * count
    (tmp_path / "a.warc").write_bytes(archived(pages, gz=False))
    (tmp_path / "a.warc.gz").write_bytes(archived(pages, gz=True))
    (tmp_path / "a.zip").write_bytes(zip_of({f"{number:05}.html": page for number, page in enumerate(pages)}))
    for name in names:
        assert (*added(tmp_path, tmp_path / name, name)[:2], name) == (said, complaints, name)
        assert dump(tmp_path / f"{name}.dragoman") == expected, name
    assert added(tmp_path, "-", "pipe", (tmp_path / "a.warc.gz").read_bytes())[:2] == (said, complaints)
    assert dump(tmp_path / "pipe.dragoman") == expected


def test_a_dozen_pages_give_one_record_loose_archived_and_from_a_pipe(tmp_path):
    compare(tmp_path, 12, ("a.warc",))


@pytest.mark.chaos
def test_a_thousand_pages_give_one_record_loose_archived_and_from_a_pipe(tmp_path):
    compare(tmp_path, 1_000, ("a.warc", "a.warc.gz", "a.zip"))
