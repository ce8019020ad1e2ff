"""Archives give the same pages as loose files, and every whole record whatever is damaged."""

import gzip
import io
import json
import random
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.article import extract_article
from dragoman.intake import Found, Options, load_pages
from dragoman.intake.warc import read_records
from dragoman.intake.warc_record import Damage, Record
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Page

GOLD = Path(__file__).resolve().parents[2] / "eval" / "gold"


def written(bodies: list[bytes], *, gz: bool = True, digests: bool = True) -> bytes:
    """An archive as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gz)
    for number, body in enumerate(bodies):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://haber.example/{number}", "response", payload=io.BytesIO(body), http_headers=http
        )
        writer.write_record(record)
    return out.getvalue()


def body_no(number: int) -> bytes:
    dice = random.Random(number)
    words = " ".join("".join(dice.choices("abcçdefgğhıijklmnoöprsştuüvyz", k=7)) for _ in range(120))
    return f"<html><body><p>{number}: {words}</p></body></html>".encode()


def gold_pages() -> list[bytes]:
    found = []
    for path in sorted(GOLD.glob("tr*/*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(article, dict) and (raw := article.get("raw_html") or article.get("raw")):
            found.append(raw.encode())
    return found


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_a_thousand_pages_read_the_same_from_an_archive_as_loose(tmp_path, name):
    """Our own pages, and each of them again with a line of its own until there are a thousand."""
    pages = gold_pages()
    loose = [pages[i % len(pages)] + (f"\n{i}\n".encode() if i >= len(pages) else b"") for i in range(1_000)]
    path = tmp_path / name
    path.write_bytes(written(loose, gz=name.endswith(".gz")))
    found = list(load_pages(Found(path=str(path), source=name), Options()))
    assert all(isinstance(item, Page) for item in found)
    assert [page.data for page in found] == loose
    packs = {"tr": load_page_pack()}
    for page, data in list(zip(found, loose, strict=True))[::25]:
        archived = extract_article(page, packs=packs)
        alone = extract_article(Page.of(data, source=page.source, url=page.url), packs=packs)
        assert archived == alone  # body, anchors to the page's characters, fields, cuts, flags
    # Each name leads back to its record in the archive.
    data = path.read_bytes()
    for page in found[::100]:
        offset = int(page.source.partition("@")[2])
        record = gzip.GzipFile(fileobj=io.BytesIO(data[offset:])).read() if name.endswith(".gz") else data[offset:]
        assert record.startswith(b"WARC/") and page.data in record.partition(b"WARC-Type")[2].partition(b"WARC/1.")[0]


@pytest.mark.parametrize("gz", [True, False])
def test_offsets_and_contents_are_those_of_fastwarc(gz):
    data = written([body_no(i) for i in range(60)], gz=gz)
    ours = [(record.at, record.content) for record in read_records(io.BytesIO(data)) if isinstance(record, Record)]
    theirs = [
        (str(record.stream_pos), record.reader.read())
        for record in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response, parse_http=False)
    ]
    assert ours == theirs


# -- damage ----------------------------------------------------------------------------------------------------------


class Archive:
    """Two hundred records, and what a damaged copy of them still gives."""

    def __init__(self, *, gz: bool) -> None:
        self.data = written([body_no(i) for i in range(200)], gz=gz)
        sound = [item for item in read_records(io.BytesIO(self.data)) if isinstance(item, Record)]
        self.offsets = [int(record.at) for record in sound]
        self.contents = [record.content for record in sound]
        self.whole = set(self.contents)

    def judge(self, data: bytes) -> tuple[list[int], int, int]:
        """(records lost, complaints, records that were never written and bear no flag)."""
        found = list(read_records(io.BytesIO(data)))
        records = [item for item in found if isinstance(item, Record)]
        given = {record.content for record in records}
        lost = [number for number, content in enumerate(self.contents) if content not in given]
        flagged = sum("digest-mismatch" in record.flags for record in records)
        invented = sum(record.content not in self.whole and "digest-mismatch" not in record.flags for record in records)
        return lost, sum(isinstance(item, Damage) for item in found) + flagged, invented


@pytest.fixture(scope="module", params=["warc.gz", "warc"])
def archive(request) -> Archive:
    return Archive(gz=request.param == "warc.gz")


def structural(archive: Archive, number: int) -> list[int]:
    """Every byte of a record's head and end, in the file; where a flip does the most harm."""
    start, end = archive.offsets[number], archive.offsets[number + 1]
    return [*range(start - 6, start + 60), *range(end - 30, end)]


def test_one_flipped_byte_at_any_structural_place_costs_at_most_one_record(archive):
    for at in structural(archive, 50):
        data = bytearray(archive.data)
        data[at] ^= 1 << at % 8
        lost, complaints, invented = archive.judge(bytes(data))
        assert len(lost) <= 1 and complaints >= len(lost) and invented == 0, (at, lost)


@pytest.mark.parametrize("seed", range(3))
def test_one_flipped_byte_anywhere_costs_at_most_one_record(archive, seed):
    dice = random.Random(seed)
    for _ in range(25):
        at = dice.randrange(len(archive.data))
        data = bytearray(archive.data)
        data[at] ^= 1 << dice.randrange(8)
        lost, complaints, invented = archive.judge(bytes(data))
        assert len(lost) <= 1 and complaints >= len(lost) and invented == 0, (at, lost)


def test_a_cut_inside_a_record_costs_that_record(archive):
    for number in (0, 50, 120):
        at = archive.offsets[number] + 700
        lost, complaints, invented = archive.judge(archive.data[:at] + archive.data[at + 40 :])
        assert (lost, invented) == ([number], 0) and complaints == 1


def test_noise_between_records_costs_none(archive):
    for number in (0, 50, 199):
        at = archive.offsets[number]
        noise = random.Random(number).randbytes(2000)
        lost, complaints, invented = archive.judge(archive.data[:at] + noise + archive.data[at:])
        assert (lost, complaints, invented) == ([], 1, 0)


def test_an_archive_cut_short_says_so_wherever_it_is_cut(archive):
    for number in (0, 50, 199):
        for into in (3, 30, 300):
            found = list(read_records(io.BytesIO(archive.data[: archive.offsets[number] + into])))
            assert sum(isinstance(item, Record) for item in found) == number
            assert isinstance(found[-1], Damage) and found[-1].at == str(archive.offsets[number])


@pytest.mark.chaos
def test_ten_thousand_damaged_archives_lose_no_whole_record():
    archives = [Archive(gz=True), Archive(gz=False)]
    for number in range(10_000):
        dice = random.Random(f"warc/{number}")
        archive = archives[number % 2]
        data, at = bytearray(archive.data), dice.randrange(len(archive.data))
        kind = dice.choice(("flip", "cut", "insert"))
        if kind == "flip":
            data[at] ^= 1 << dice.randrange(8)
        elif kind == "cut":
            del data[at : at + 1]
        else:
            data[at:at] = dice.randbytes(dice.randint(1, 2000))
        lost, complaints, invented = archive.judge(bytes(data))
        assert len(lost) <= 1 and complaints >= len(lost) and invented == 0, (number, kind, at)
