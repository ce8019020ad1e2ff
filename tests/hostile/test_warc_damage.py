"""Damaged WARC archives: a record lost is named, and the rest is read (H057–H066)."""

import gzip
import io
import random
import time

import pytest

from hostile.archives import page_no, record, warc_gz, zeros


def damaged(data: bytes, at: int, *, flip: int = 0, cut: int = 0, insert: bytes = b"") -> bytes:
    out = bytearray(data)
    if flip:
        out[at] ^= flip
    out[at : at + cut] = insert
    return bytes(out)


def test_a_sound_archive_gives_all_its_pages(read_file, archive):
    data, offsets = archive
    pages, reasons = read_file("a.warc.gz", data)
    assert [page.source for page in pages] == [f"a.warc.gz@{offset}" for offset in offsets]
    assert [page.data for page in pages] == [page_no(i) for i in range(200)]
    assert (pages[7].url, pages[7].captured) == ("http://haber.example/7", "2026-01-02T03:04:05Z")
    assert pages[7].published is None and reasons == {}


def test_h057_one_flipped_byte_costs_one_record_which_is_named(read_file, archive):
    data, offsets = archive
    pages, reasons = read_file("a.warc.gz", damaged(data, offsets[51] + 300, flip=4))
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[51]}": "corrupt"}


def test_h058_forty_bytes_cut_cost_one_record(read_file, archive):
    data, offsets = archive
    pages, reasons = read_file("a.warc.gz", damaged(data, offsets[51] + 300, cut=40))
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[51]}": "corrupt"}


def test_h059_garbage_between_records_costs_none(read_file, archive):
    data, offsets = archive
    noise = random.Random(59).randbytes(2000)
    pages, reasons = read_file("a.warc.gz", damaged(data, offsets[51], insert=noise))
    assert len(pages) == 200 and reasons == {f"a.warc.gz@{offsets[51]}": "garbage"}


def test_h060_an_end_that_is_missing_is_told(read_file, archive):
    data, offsets = archive
    pages, reasons = read_file("a.warc.gz", data[: offsets[199] + 200])
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[199]}": "truncated"}


def test_h061_an_end_between_records_loses_nothing_that_is_there(read_file, archive):
    data, offsets = archive
    pages, reasons = read_file("a.warc.gz", data[: offsets[150]])
    assert len(pages) == 150 and reasons == {}


def test_h062_one_member_for_the_whole_archive_is_read(read_file):
    plain = b"".join(record(page_no(i), url=f"http://haber.example/{i}") for i in range(50))
    pages, reasons = read_file("a.warc.gz", gzip.compress(plain))
    assert len(pages) == 50 and reasons == {}
    assert pages[1].source == f"a.warc.gz@0+{plain.index(b'WARC/1.0', 10)}"


@pytest.mark.parametrize("length", ["99999999999", "-1", "abc", "", "absent", "10", "1_0", "５"])
@pytest.mark.parametrize("how", ["plain", "members", "one member"])
def test_h063_a_length_that_is_none_costs_one_record(read_file, length, how):
    records = [record(page_no(i)) for i in range(5)]
    records[2] = record(page_no(2), length=length)
    if how == "plain":
        pages, reasons = read_file("a.warc", b"".join(records))
    else:
        data = warc_gz(records)[0] if how == "members" else gzip.compress(b"".join(records))
        pages, reasons = read_file("a.warc.gz", data)
    assert [page.data for page in pages] == [page_no(i) for i in (0, 1, 3, 4)]
    assert list(reasons.values()) in (["bad-length"], ["bomb"])


def test_h063_two_lengths_are_none(read_file):
    double = record(page_no(1), extra="Content-Length: 7\r\n")
    pages, reasons = read_file("a.warc", record(page_no(0)) + double + record(page_no(2)))
    assert len(pages) == 2 and list(reasons.values()) == ["bad-length"]


@pytest.mark.parametrize("junk", ["X-Long: " + "x" * 10_000_000 + "\r\n", "X-Many: 1\r\n" * 100_000])
def test_h064_endless_headers_cost_one_record(read_file, junk):
    for name, join in (("a.warc", b"".join), ("a.warc.gz", lambda parts: warc_gz(parts)[0])):
        pages, reasons = read_file(name, join([record(page_no(0)), record(page_no(1), extra=junk), record(page_no(2))]))
        assert [page.data for page in pages] == [page_no(0), page_no(2)]
        assert list(reasons.values()) in (["header"], ["bomb"])


FLOODS = {
    "records without a length": b"WARC/1.0\r\nContent-Type: x\r\n\r\n" * 6_000,
    "first lines": b"WARC/1.0\r\nWARC-\r\n" * 10_000,
    "members without a record": gzip.compress(b"WARC/1.0\r\n\r\n", mtime=0) * 5_000,
    "beginnings of members": b"\x1f\x8b\x08" * 70_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_h064_thousands_of_beginnings_without_a_record_are_little_work(read_file, name):
    """Looking a megabyte ahead from each of them would take minutes."""
    start = time.monotonic()
    pages, reasons = read_file("a.warc.gz" if "member" in name else "a.warc", FLOODS[name])
    assert pages == [] and reasons and time.monotonic() - start < 6


def test_h066_a_record_of_300_mb_is_a_bomb(read_file):
    bomb = record(zeros(300_000_000))
    data, offsets = warc_gz([record(page_no(0)), bomb, record(page_no(2))])
    del bomb
    start = time.monotonic()
    pages, reasons = read_file("a.warc.gz", data)
    assert len(pages) == 2 and reasons == {f"a.warc.gz@{offsets[1]}": "bomb"}
    assert time.monotonic() - start < 3


def test_h066_a_packed_body_of_300_mb_is_a_bomb(read_file):
    packed = gzip.compress(zeros(300_000_000), 6)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    pages, reasons = read_file("a.warc", record(packed, http=http) + record(page_no(1)))
    assert len(pages) == 1 and reasons == {"a.warc@0": "bomb"}


def test_the_archive_of_the_other_tests_is_not_trivial(archive):
    data, offsets = archive
    assert len(data) > 100_000 and len(offsets) == 200 and io.BytesIO(data).read(2) == b"\x1f\x8b"


def test_many_broken_headers_cost_no_more_than_their_bytes():
    import io
    import time

    from dragoman.intake.warc import read_records

    class Counted(io.BytesIO):
        taken = 0

        def read(self, size=-1):
            data = super().read(size)
            self.taken += len(data)
            return data

    archive = Counted(b"WARC/1.0\r\nWARC-Type: response\r\n" * 5_000)
    began = time.monotonic()
    found = list(read_records(archive))
    assert len(found) == 5_000 and time.monotonic() - began < 10
    assert archive.taken < 300 * len(archive.getvalue())
