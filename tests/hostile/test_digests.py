"""Digests of WARC records are checked; what does not fit is flagged, or turned away when that is asked for (H065)."""

import base64
import hashlib

import pytest

from hostile.archives import PAGE, page_no, record
from hostile.test_warc_records import CHUNKED

HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def with_digest(name: str, digest: str, **more) -> bytes:
    return record(extra=f"{name}: {digest}\r\n", **more)


RIGHT = {
    "block, base 32": ("WARC-Block-Digest", sha1(HTTP + PAGE)),
    "block, small letters": ("WARC-Block-Digest", sha1(HTTP + PAGE).lower()),
    "block, hex": ("WARC-Block-Digest", "sha-256:" + hashlib.sha256(HTTP + PAGE).hexdigest()),
    "block, md5": ("WARC-Block-Digest", "md5:" + hashlib.md5(HTTP + PAGE).hexdigest()),
    "payload": ("WARC-Payload-Digest", sha1(PAGE)),
    "of a kind nobody here can reckon": ("WARC-Block-Digest", "xxh3:" + "0" * 16),
    "empty": ("WARC-Block-Digest", ""),
}
WRONG = {
    "block": ("WARC-Block-Digest", f"sha1:{'A' * 32}"),
    "payload": ("WARC-Payload-Digest", f"sha1:{'A' * 32}"),
    "payload for block": ("WARC-Block-Digest", sha1(PAGE)),
    "too short": ("WARC-Block-Digest", "sha1:AAAA"),
    "no digits": ("WARC-Block-Digest", "sha1:???"),
}


@pytest.mark.parametrize("case", RIGHT)
@pytest.mark.parametrize("strict", [False, True])
def test_h065_a_digest_that_fits_says_nothing(read_file, case, strict):
    pages, reasons = read_file("a.warc", with_digest(*RIGHT[case]), strict=strict)
    assert [page.flags for page in pages] == [()] and reasons == {}


@pytest.mark.parametrize("case", WRONG)
def test_h065_a_digest_of_other_bytes_is_flagged(read_file, case):
    pages, reasons = read_file("a.warc", with_digest(*WRONG[case]))
    assert [page.flags for page in pages] == [("digest-mismatch",)] and reasons == {}


@pytest.mark.parametrize("case", WRONG)
def test_h065_strict_turns_that_record_away_and_reads_the_rest(read_file, case):
    first = record(page_no(1))
    data = first + with_digest(*WRONG[case]) + record(page_no(2))
    pages, reasons = read_file("a.warc", data, strict=True)
    assert [page.data for page in pages] == [page_no(1), page_no(2)]
    assert reasons == {f"a.warc@{len(first)}": "digest-mismatch"}


@pytest.mark.parametrize("digest", [sha1(PAGE), sha1(b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE))])
def test_a_payload_digest_may_be_of_the_chunks_or_of_what_they_give(read_file, digest):
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    pages, _ = read_file("a.warc", with_digest("WARC-Payload-Digest", digest, body=body, http=CHUNKED))
    assert (pages[0].data, pages[0].flags) == (PAGE, ())


def test_a_bit_that_flipped_in_a_plain_archive_is_found(read_file):
    data = with_digest("WARC-Block-Digest", sha1(HTTP + PAGE)).replace(b"imzalad", b"imzalae", 1)
    assert read_file("a.warc", data)[0][0].flags == ("digest-mismatch",)
    assert read_file("a.warc", data, strict=True) == ([], {"a.warc@0": "digest-mismatch"})
