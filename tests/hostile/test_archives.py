"""Packed pages and archives: safe parts are read, the rest is named, and nothing grows without bounds (H050–H076)."""

import gzip
import io
import random
import resource
import time

import brotli
import pytest

from dragoman.intake import Found, Options, load_pages
from dragoman.intake.unpack import Refusal, Unpacked, unpack
from dragoman.model import Page, Rejected
from hostile import archives
from hostile.archives import PAGE, page_no, raw_deflate, record, two_hundred, warc_gz, zeros, zip_of, zip_that_claims

BOMB_BYTES = 200_000_000


@pytest.fixture
def read(tmp_path):
    """read("x.warc.gz", data): (pages, reasons) of a file of that name."""

    def read(name: str, data: bytes) -> tuple[list[Page], dict[str, str]]:
        path = tmp_path / name
        path.write_bytes(data)
        items = list(load_pages(Found(path=str(path), source=name), Options()))
        pages = [item for item in items if isinstance(item, Page)]
        return pages, {item.source: item.reason for item in items if isinstance(item, Rejected)}

    return read


# -- H050–H055: compression ------------------------------------------------------------------------------------------

BOMBS = {
    "H050-brotli": (lambda: brotli.compress(zeros(BOMB_BYTES), quality=1), "br"),
    "H051-gzip": (lambda: gzip.compress(zeros(BOMB_BYTES), 1), "gzip"),
    "H051-raw-deflate": (lambda: raw_deflate(zeros(BOMB_BYTES)), "deflate"),
    "H051-zlib": (lambda: __import__("zlib").compress(zeros(BOMB_BYTES), 1), "deflate"),
    "H051-zstd": (lambda: _zstd(zeros(BOMB_BYTES)), "zstd"),
}


def _zstd(data: bytes) -> bytes:
    try:
        from compression import zstd
    except ImportError:
        from backports import zstd
    return bytes(zstd.compress(data))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name):
    make, encoding = BOMBS[name]
    data = make()
    before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.monotonic()
    found = unpack(data, encodings=[encoding])
    assert isinstance(found, Refusal) and found.reason == "bomb"
    assert time.monotonic() - start < 2
    # Making the bomb took more than defusing it may: the peak must not move.
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 60_000


def test_h052_packed_ten_times_over_is_refused():
    data = PAGE
    for _ in range(10):
        data = gzip.compress(data)
    found = unpack(data)
    assert isinstance(found, Refusal) and found.reason == "layers"


def test_three_layers_are_unpacked():
    found = unpack(gzip.compress(_zstd(gzip.compress(PAGE))))
    assert isinstance(found, Unpacked) and found.data == PAGE


def test_h053_a_hundred_encodings_are_refused():
    found = unpack(PAGE, encodings=["gzip", "br"] * 50)
    assert isinstance(found, Refusal) and found.reason == "layers"


def test_h054_a_gzip_header_before_noise_is_corrupt():
    found = unpack(b"\x1f\x8b\x08\x00" + random.Random(54).randbytes(4000))
    assert isinstance(found, Refusal) and found.reason == "corrupt"


def test_h055_trailing_bytes_are_flagged_and_a_second_member_is_read():
    assert unpack(gzip.compress(PAGE) + b"garbage") == Unpacked(PAGE, ("trailing-bytes",))
    assert unpack(gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:])) == Unpacked(PAGE, ())


def test_a_body_that_is_not_packed_as_its_header_says_is_taken_as_it_is():
    for encoding in ("gzip", "br", "deflate", "zstd"):
        assert unpack(PAGE, encodings=[encoding]) == Unpacked(PAGE, ())


def test_a_million_empty_members_are_no_work():
    start = time.monotonic()
    assert isinstance(unpack(gzip.compress(b"") * 300_000), Refusal)
    assert time.monotonic() - start < 2


def test_a_packed_file_is_a_page(read):
    pages, reasons = read("x.html.gz", gzip.compress(PAGE))
    assert ([page.data for page in pages], reasons) == ([PAGE], {})


def test_a_packed_file_without_its_end_is_truncated(read):
    assert read("x.html.gz", gzip.compress(PAGE)[:-30]) == ([], {"x.html.gz": "truncated"})


# -- H056: zip -------------------------------------------------------------------------------------------------------


def test_h056_only_safe_members_of_a_zip_are_read(read):
    members = {
        "2026/a.html": PAGE,
        "../../etc/x.html": PAGE,
        "/etc/passwd.txt": PAGE,
        "C:\\x.html": PAGE,
        "b.jpg": b"x",
    }
    pages, reasons = read("x.zip", zip_of(members, link="/etc/passwd"))
    assert [(page.source, page.data) for page in pages] == [("x.zip!2026/a.html", PAGE)]
    assert reasons["x.zip!../../etc/x.html"] == reasons["x.zip!/etc/passwd.txt"] == "unsafe-name"
    assert (reasons["x.zip!kisayol.html"], reasons["x.zip!b.jpg"]) == ("not-a-file", "skipped")
    assert len(reasons) == 5


def test_h056_an_archive_in_an_archive_stays_closed(read):
    inner = zip_of({str(i): zeros(1_000_000) for i in range(16)})
    pages, reasons = read("42.zip", zip_of({f"{i}.zip": inner for i in range(16)}))
    assert pages == [] and set(reasons.values()) == {"skipped"}


@pytest.mark.parametrize("claim", [100_001, 1_000_000, 2**40])
def test_h056_a_million_members_are_refused_before_they_are_listed(read, claim):
    start = time.monotonic()
    assert read("x.zip", zip_that_claims(claim)) == ([], {"x.zip": "bomb"})
    assert time.monotonic() - start < 1


def test_h056_a_zip_that_would_unpack_to_gigabytes_is_refused(read):
    big = zip_of({f"{i}.html": zeros(18_000_000) for i in range(12)})
    assert read("x.zip", big) == ([], {"x.zip": "bomb"})


def test_h056_a_damaged_member_costs_itself_alone(read):
    data = bytearray(zip_of({f"{i}.html": page_no(i) for i in range(5)}))
    data[data.index(b"2.html") + 400] ^= 0xFF
    pages, reasons = read("x.zip", bytes(data))
    assert [page.source[-6:] for page in pages] == ["0.html", "1.html", "3.html", "4.html"]
    assert reasons == {"x.zip!2.html": "corrupt"}


def test_h056_what_is_no_zip_is_corrupt(read):
    assert read("x.zip", PAGE) == ([], {"x.zip": "corrupt"})


# -- H057–H076: WARC -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def archive():
    return two_hundred()


def damaged(data: bytes, at: int, *, flip: int = 0, cut: int = 0, insert: bytes = b"") -> bytes:
    out = bytearray(data)
    if flip:
        out[at] ^= flip
    out[at : at + cut] = insert
    return bytes(out)


def test_a_sound_archive_gives_all_its_pages(read, archive):
    data, offsets = archive
    pages, reasons = read("a.warc.gz", data)
    assert [page.source for page in pages] == [f"a.warc.gz@{offset}" for offset in offsets]
    assert [page.data for page in pages] == [page_no(i) for i in range(200)]
    assert (pages[7].url, pages[7].captured) == ("http://haber.example/7", "2026-01-02T03:04:05Z")
    assert pages[7].published is None and reasons == {}


def test_h057_one_flipped_byte_costs_one_record_which_is_named(read, archive):
    data, offsets = archive
    pages, reasons = read("a.warc.gz", damaged(data, offsets[51] + 300, flip=4))
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[51]}": "corrupt"}


def test_h058_forty_bytes_cut_cost_one_record(read, archive):
    data, offsets = archive
    pages, reasons = read("a.warc.gz", damaged(data, offsets[51] + 300, cut=40))
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[51]}": "corrupt"}


def test_h059_garbage_between_records_costs_none(read, archive):
    data, offsets = archive
    noise = random.Random(59).randbytes(2000)
    pages, reasons = read("a.warc.gz", damaged(data, offsets[51], insert=noise))
    assert len(pages) == 200 and reasons == {f"a.warc.gz@{offsets[51]}": "garbage"}


def test_h060_an_end_that_is_missing_is_told(read, archive):
    data, offsets = archive
    pages, reasons = read("a.warc.gz", data[: offsets[199] + 200])
    assert len(pages) == 199 and reasons == {f"a.warc.gz@{offsets[199]}": "truncated"}


def test_h061_an_end_between_records_loses_nothing_that_is_there(read, archive):
    data, offsets = archive
    pages, reasons = read("a.warc.gz", data[: offsets[150]])
    assert len(pages) == 150 and reasons == {}


def test_h062_one_member_for_the_whole_archive_is_read(read):
    plain = b"".join(record(page_no(i), url=f"http://haber.example/{i}") for i in range(50))
    pages, reasons = read("a.warc.gz", gzip.compress(plain))
    assert len(pages) == 50 and reasons == {}
    assert pages[1].source == f"a.warc.gz@0+{plain.index(b'WARC/1.0', 10)}"


@pytest.mark.parametrize("length", ["99999999999", "-1", "abc", "", "10", "1_0", "５"])
@pytest.mark.parametrize("how", ["plain", "members", "one member"])
def test_h063_a_length_that_is_none_costs_one_record(read, length, how):
    records = [record(page_no(i)) for i in range(5)]
    records[2] = record(page_no(2), length=length)
    if how == "plain":
        pages, reasons = read("a.warc", b"".join(records))
    else:
        data = warc_gz(records)[0] if how == "members" else gzip.compress(b"".join(records))
        pages, reasons = read("a.warc.gz", data)
    assert [page.data for page in pages] == [page_no(i) for i in (0, 1, 3, 4)]
    assert list(reasons.values()) in (["bad-length"], ["bomb"])


def test_h063_two_lengths_are_none(read):
    double = record(page_no(1), extra="Content-Length: 7\r\n")
    pages, reasons = read("a.warc", record(page_no(0)) + double + record(page_no(2)))
    assert len(pages) == 2 and list(reasons.values()) == ["bad-length"]


@pytest.mark.parametrize("junk", ["X-Long: " + "x" * 10_000_000 + "\r\n", "X-Many: 1\r\n" * 100_000])
def test_h064_endless_headers_cost_one_record(read, junk):
    for name, join in (("a.warc", b"".join), ("a.warc.gz", lambda parts: warc_gz(parts)[0])):
        pages, reasons = read(name, join([record(page_no(0)), record(page_no(1), extra=junk), record(page_no(2))]))
        assert [page.data for page in pages] == [page_no(0), page_no(2)]
        assert list(reasons.values()) in (["header"], ["bomb"])


@pytest.mark.parametrize("name", ["WARC-Block-Digest", "WARC-Payload-Digest"])
def test_h065_a_digest_of_other_bytes_is_flagged(read, name):
    pages, _ = read("a.warc", record(extra=f"{name}: sha1:{'A' * 32}\r\n"))
    assert pages[0].flags == ("digest-mismatch",)


def test_h066_a_record_of_300_mb_is_a_bomb(read):
    bomb = record(zeros(300_000_000))
    data, offsets = warc_gz([record(page_no(0)), bomb, record(page_no(2))])
    del bomb
    start = time.monotonic()
    pages, reasons = read("a.warc.gz", data)
    assert len(pages) == 2 and reasons == {f"a.warc.gz@{offsets[1]}": "bomb"}
    assert time.monotonic() - start < 3


def test_h066_a_packed_body_of_300_mb_is_a_bomb(read):
    packed = gzip.compress(zeros(300_000_000), 6)
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    pages, reasons = read("a.warc", record(packed, http=http) + record(page_no(1)))
    assert len(pages) == 1 and reasons == {"a.warc@0": "bomb"}


def test_h067_records_without_a_page_are_counted(read):
    kinds = ["warcinfo", "request", "request", "metadata", "revisit"]
    pages, reasons = read("a.warc", b"".join(record(type=kind) for kind in kinds) + record())
    assert len(pages) == 1 and reasons == {"a.warc": "skipped"}


def test_h068_a_page_that_was_cut_in_the_archive_is_flagged(read):
    pages, _ = read("a.warc", record(extra="WARC-Truncated: length\r\n"))
    assert pages[0].flags == ("truncated-in-archive",)


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "expected", "flags"),
    [
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), PAGE, ()),
        (b"%x\r\n%s" % (len(PAGE), PAGE), PAGE, ("bad-chunks",)),
        (b"%x\r\n%s\r\nzz\r\nson" % (len(PAGE), PAGE), PAGE + b"zz\r\nson", ("bad-chunks",)),
        (b"fffffff\r\n" + PAGE, PAGE, ("bad-chunks",)),
        (PAGE, PAGE, ()),
    ],
)
def test_h069_chunks_are_joined_as_far_as_they_go(read, body, expected, flags):
    pages, _ = read("a.warc", record(body, http=CHUNKED))
    assert (pages[0].data, pages[0].flags) == (expected, flags)


@pytest.mark.parametrize(
    "http",
    [
        b"",
        b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type:\r\n text/html\r\nX-Folded: a\r\n b\r\n\r\n",
        b"HTTP/1.0 200 OK\nContent-Type: text/html\n\n",
    ],
)
def test_h070_odd_http_heads_are_read(read, http):
    pages, reasons = read("a.warc", record(http=http))
    assert reasons == {} and pages[0].data == PAGE


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("<http://haber.example/a>", "http://haber.example/a"),
        ("http://haber.example/a b", "http://haber.example/a%20b"),
        ("http://müze.example/ş", "http://xn--mze-hoa.example/%C5%9F"),
        ("javascript:alert(1)", None),
        ("http://haber.example/" + "x" * 100_000, None),
        ("http://user:secret@haber.example/", "http://haber.example/"),
    ],
)
def test_h071_addresses_are_put_right_or_not_kept(read, url, kept):
    pages, reasons = read("a.warc", record(url=url.encode().decode("utf-8", "surrogateescape")))
    assert [page.url for page in pages] == ([kept] if kept else [])
    assert kept is not None or set(reasons.values()) <= {"skipped", "header"}


def test_h072_the_same_page_a_thousand_times_is_one_page(read):
    pages, _ = read("a.warc", record() * 1_000)
    assert len(pages) == 1_000 and len({page.id for page in pages}) == 1


def test_h073_one_address_with_many_bodies_is_many_pages(read):
    pages, _ = read("a.warc", b"".join(record(page_no(i)) for i in range(500)))
    assert len({page.id for page in pages}) == 500 and len({page.url for page in pages}) == 1


@pytest.mark.parametrize("date", ["1970-01-01T00:00:00Z", "2099-12-31T00:00:00Z", "yesterday", "2026-13-45T00:00:00Z"])
def test_h074_a_day_of_capture_that_cannot_be_is_flagged_and_dropped(read, date):
    pages, _ = read("a.warc", record(date=date))
    assert (pages[0].captured, pages[0].published, pages[0].flags) == (None, None, ("odd-capture-date",))


def test_h075_empty_archives_are_told_of(read):
    assert read("a.warc", b"") == ([], {"a.warc": "empty"})
    assert read("b.warc.gz", gzip.compress(b"")) == ([], {"b.warc.gz": "empty"})
    assert read("c.warc", record(b"") * 3) == ([], {"c.warc": "skipped"})


@pytest.mark.parametrize("data", [b"filedesc://a.arc 0.0.0.0 20260101 text/plain 76\n1 0 X\n", PAGE])
def test_h076_what_is_no_warc_is_refused_with_what_it_is(read, data):
    assert read("a.warc", data) == ([], {"a.warc@0": "wrong-type"})


def test_pages_are_known_by_their_bytes_whatever_they_come_in(read):
    (loose,), _ = read("x.html", PAGE)
    (in_warc,), _ = read("x.warc", record())
    (in_zip,), _ = read("x.zip", zip_of({"x.html": PAGE}))
    assert loose.id == in_warc.id == in_zip.id


def test_the_archive_of_the_other_tests_is_not_trivial(archive):
    data, offsets = archive
    assert len(data) > 100_000 and len(offsets) == 200 and io.BytesIO(data).read(2) == b"\x1f\x8b"
    assert archives.PAGE == PAGE
