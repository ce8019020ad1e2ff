"""Records of WARC archives that are odd and not damaged (H067–H076)."""

import gzip

import pytest

from hostile.archives import PAGE, page_no, record


def test_h067_records_without_a_page_are_counted(read_file):
    kinds = ["warcinfo", "request", "request", "metadata", "revisit"]
    pages, reasons = read_file("a.warc", b"".join(record(type=kind) for kind in kinds) + record())
    assert len(pages) == 1 and reasons == {"a.warc": "skipped"}


def test_h068_a_page_that_was_cut_in_the_archive_is_flagged(read_file):
    pages, _ = read_file("a.warc", record(extra="WARC-Truncated: length\r\n"))
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
def test_h069_chunks_are_joined_as_far_as_they_go(read_file, body, expected, flags):
    pages, _ = read_file("a.warc", record(body, http=CHUNKED))
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
def test_h070_odd_http_heads_are_read(read_file, http):
    pages, reasons = read_file("a.warc", record(http=http))
    assert reasons == {} and pages[0].data == PAGE


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("<http://haber.example/a>", "http://haber.example/a"),
        ("http://haber.example/a b", "http://haber.example/a%20b"),
        ("http://müze.example/ş", "http://xn--mze-hoa.example/%C5%9F"),
        ("javascript:alert(1)", None),
        ("http://haber.example/" + "x" * 100_000, None),
        ("http://h\u00a0aber\u00e7.example/", None),
        ('http://haber"onmouseover="x.example/', None),
        ("http://<b>haber.example/", None),
        ("http://haber%2eexample/", None),
        ("http://haber_1.example:8080/", "http://haber_1.example:8080/"),
        ("http://[2a00:1450:4017::1]/", "http://[2a00:1450:4017::1]/"),
        ("http://user:secret@haber.example/", "http://haber.example/"),
    ],
)
def test_h071_addresses_are_put_right_or_not_kept(read_file, url, kept):
    pages, reasons = read_file("a.warc", record(url=url.encode().decode("utf-8", "surrogateescape")))
    assert [page.url for page in pages] == ([kept] if kept else [])
    assert kept is not None or set(reasons.values()) <= {"skipped", "header"}


def test_h072_the_same_page_a_thousand_times_is_one_page(read_file):
    pages, _ = read_file("a.warc", record() * 1_000)
    assert len(pages) == 1_000 and len({page.id for page in pages}) == 1


def test_h073_one_address_with_many_bodies_is_many_pages(read_file):
    pages, _ = read_file("a.warc", b"".join(record(page_no(i)) for i in range(500)))
    assert len({page.id for page in pages}) == 500 and len({page.url for page in pages}) == 1


@pytest.mark.parametrize("date", ["1970-01-01T00:00:00Z", "2099-12-31T00:00:00Z", "yesterday", "2026-13-45T00:00:00Z"])
def test_h074_a_day_of_capture_that_cannot_be_is_flagged_and_dropped(read_file, date):
    pages, _ = read_file("a.warc", record(date=date))
    assert (pages[0].captured, pages[0].published, pages[0].flags) == (None, None, ("odd-capture-date",))


def test_h075_empty_archives_are_told_of(read_file):
    assert read_file("a.warc", b"") == ([], {"a.warc": "empty"})
    assert read_file("b.warc.gz", gzip.compress(b"")) == ([], {"b.warc.gz": "empty"})
    assert read_file("c.warc", record(b"") * 3) == ([], {"c.warc": "skipped"})


@pytest.mark.parametrize("data", [b"filedesc://a.arc 0.0.0.0 20260101 text/plain 76\n1 0 X\n", PAGE])
def test_h076_what_is_no_warc_is_refused_with_what_it_is(read_file, data):
    assert read_file("a.warc", data) == ([], {"a.warc@0": "wrong-type"})


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        (b"text/html; charset=windows-1254", "windows-1254"),
        (b'Text/HTML;Charset="ISO-8859-9"', "ISO-8859-9"),
        (b"text/html", None),
        (b"text/html; charset=", None),
        (b"text/html; charset=" + b"x" * 100_000, None),
        (b"text/html; charset=\xff\xfe", None),
        (b"text/html; boundary=charset=x", None),
    ],
)
def test_the_charset_of_the_answer_goes_with_the_page(read_file, header, charset):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: " + header[:60_000] + b"\r\n\r\n"
    pages, _ = read_file("a.warc", record(http=http))
    assert [page.charset for page in pages] == [charset]
