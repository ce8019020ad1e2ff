"""Packed pages and zip archives: what is safe is read, and nothing grows without bounds (H050–H056)."""

import gzip
import random
import resource
import time
import zlib

import brotli
import pytest

from dragoman.intake.unpack import Refusal, Unpacked, unpack
from hostile.archives import PAGE, page_no, raw_deflate, record, zeros, zip_of, zip_that_claims

BOMB_BYTES = 200_000_000

# -- H050–H055: compression ------------------------------------------------------------------------------------------

BOMBS = {
    "H050-brotli": (lambda: brotli.compress(zeros(BOMB_BYTES), quality=1), "br"),
    "H051-gzip": (lambda: gzip.compress(zeros(BOMB_BYTES), 1), "gzip"),
    "H051-raw-deflate": (lambda: raw_deflate(zeros(BOMB_BYTES)), "deflate"),
    "H051-zlib": (lambda: zlib.compress(zeros(BOMB_BYTES), 1), "deflate"),
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


def test_a_packed_file_is_a_page(read_file):
    pages, reasons = read_file("x.html.gz", gzip.compress(PAGE))
    assert ([page.data for page in pages], reasons) == ([PAGE], {})


def test_a_packed_file_without_its_end_is_truncated(read_file):
    assert read_file("x.html.gz", gzip.compress(PAGE)[:-30]) == ([], {"x.html.gz": "truncated"})


# -- H056: zip -------------------------------------------------------------------------------------------------------


def test_h056_only_safe_members_of_a_zip_are_read(read_file):
    members = {
        "2026/a.html": PAGE,
        "../../etc/x.html": PAGE,
        "/etc/passwd.txt": PAGE,
        "C:\\x.html": PAGE,
        "b.jpg": b"x",
    }
    pages, reasons = read_file("x.zip", zip_of(members, link="/etc/passwd"))
    assert [(page.source, page.data) for page in pages] == [("x.zip!2026/a.html", PAGE)]
    assert reasons["x.zip!../../etc/x.html"] == reasons["x.zip!/etc/passwd.txt"] == "unsafe-name"
    assert (reasons["x.zip!kisayol.html"], reasons["x.zip!b.jpg"]) == ("not-a-file", "skipped")
    assert len(reasons) == 5


def test_h056_an_archive_in_an_archive_stays_closed(read_file):
    inner = zip_of({str(i): zeros(1_000_000) for i in range(16)})
    pages, reasons = read_file("42.zip", zip_of({f"{i}.zip": inner for i in range(16)}))
    assert pages == [] and set(reasons.values()) == {"skipped"}


@pytest.mark.parametrize("claim", [100_001, 1_000_000, 2**40])
def test_h056_a_million_members_are_refused_before_they_are_listed(read_file, claim):
    start = time.monotonic()
    assert read_file("x.zip", zip_that_claims(claim)) == ([], {"x.zip": "bomb"})
    assert time.monotonic() - start < 1


def test_h056_a_zip_that_would_unpack_to_gigabytes_is_refused(read_file):
    big = zip_of({f"{i}.html": zeros(18_000_000) for i in range(12)})
    assert read_file("x.zip", big) == ([], {"x.zip": "bomb"})


def test_h056_a_damaged_member_costs_itself_alone(read_file):
    data = bytearray(zip_of({f"{i}.html": page_no(i) for i in range(5)}))
    data[data.index(b"2.html") + 400] ^= 0xFF
    pages, reasons = read_file("x.zip", bytes(data))
    assert [page.source[-6:] for page in pages] == ["0.html", "1.html", "3.html", "4.html"]
    assert reasons == {"x.zip!2.html": "corrupt"}


def test_h056_what_is_no_zip_is_corrupt(read_file):
    assert read_file("x.zip", PAGE) == ([], {"x.zip": "corrupt"})


def test_pages_are_known_by_their_bytes_whatever_they_come_in(read_file):
    (loose,), _ = read_file("x.html", PAGE)
    (in_warc,), _ = read_file("x.warc", record())
    (in_zip,), _ = read_file("x.zip", zip_of({"x.html": PAGE}))
    assert loose.id == in_warc.id == in_zip.id
