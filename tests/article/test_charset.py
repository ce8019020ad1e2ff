"""What the server says of the encoding is a witness: heard where the bytes leave a choice, and never obeyed."""

import time

import pytest

from dragoman.article import extract_article
from dragoman.article.decode import decode
from dragoman.model import Article, Page

TURKISH = "Karvanya ile Meridya, “sınır kapılarını” açma konusunda anlaşmaya vardı. Şubatta İğdir'de görüşülecek.\n"
RUSSIAN = "Министр иностранных дел Карвании посетил Меридию и подписал протокол."


def meta(charset: str) -> bytes:
    return f'<meta charset="{charset}">'.encode()


@pytest.mark.parametrize(
    ("said", "data", "encoding", "flags"),
    [
        ("windows-1254", TURKISH.encode("cp1254"), "cp1254", ()),
        ("ISO-8859-9", TURKISH.encode("cp1254"), "cp1254", ()),
        ("windows-1254", meta("windows-1254") + TURKISH.encode("cp1254"), "cp1254", ()),
        ("koi8-r", RUSSIAN.encode("koi8-r"), "koi8-r", ()),
        ("windows-1251", RUSSIAN.encode("cp1251"), "cp1251", ()),
        # It is wrong, or the page says otherwise: the bytes decide, and somebody is told.
        ("windows-1254", TURKISH.encode(), "utf-8", ("encoding-guessed",)),
        ("iso-8859-1", meta("utf-8") + TURKISH.encode(), "utf-8", ("encoding-guessed",)),
        ("utf-8", TURKISH.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        ("utf-8", meta("windows-1254") + TURKISH.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        ("windows-1254", meta("utf-8") + TURKISH.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        ("koi8-r", meta("windows-1251") + RUSSIAN.encode("koi8-r"), "koi8-r", ("encoding-guessed",)),
        ("euc-kr", TURKISH.encode("cp1254") + b"\xff", "cp1254", ("encoding-guessed",)),
        ("utf-16", TURKISH.encode(), "utf-8", ("encoding-guessed",)),
        ("windows-1254", b"\xef\xbb\xbf" + TURKISH.encode(), "utf-8", ()),
        ("windows-1254", TURKISH.encode("utf-16"), "utf-16-le", ()),
        ("utf-8", TURKISH.encode(), "utf-8", ()),
        ("iso-8859-1", b"plain ascii", "utf-8", ()),
        (None, TURKISH.encode(), "utf-8", ()),
    ],
)
def test_the_bytes_come_first_then_the_server_then_the_page(said, data, encoding, flags):
    decoded = decode(data, said=said)
    assert (decoded.encoding, decoded.flags) == (encoding, flags)
    assert decoded.text.encode(decoded.encoding) == data


# Names that are no encoding, or none of the web: Python would make text from escapes, or take minutes.
NONSENSE = [
    "", "x-foo", "x" * 10_000, "a\x00b", "base64", "rot13", "zlib", "hex", "punycode", "idna", "unicode_escape",
    "raw_unicode_escape", "utf-7", "undefined", "mbcs", "oem", "../utf-8", "encodings", "aliases", "ş", "utf-32",
]  # fmt: skip


@pytest.mark.parametrize("said", NONSENSE)
def test_h039_a_charset_that_is_none_changes_no_letter(said):
    for text, codec in ((TURKISH, "cp1254"), (TURKISH, "utf-8"), ("a\\u0041 xn--a " * 3 + "ş", "cp1254")):
        data = text.encode(codec)
        assert decode(data, said=said).text == text and decode(meta(said) + data).text.endswith(text)


@pytest.mark.parametrize("said", ["punycode", "idna", "unicode_escape", "utf-7"])
def test_h038_a_charset_meant_to_take_long_or_to_smuggle_does_neither(said):
    start = time.monotonic()
    data = "+ADw-script+AD4- ş\\u003cscript\\u003e ".encode("cp1254") * 20_000
    assert "<script" not in decode(data, said=said).text and "<script" not in decode(meta(said) + data).text
    assert time.monotonic() - start < 2


def test_an_article_is_decoded_as_its_server_says(pack):
    body = "<h1>Karvanya ile Meridya protokol imzaladı</h1><p>Karvanya Dışişleri Bakanı Selin Arkan Sorra'ya gitti.</p>"
    page = Page.of(f"<html><body>{body * 2}</body></html>".encode("cp1254"), source="x", charset="windows-1254")
    article = extract_article(page, packs={"tr": pack})
    assert isinstance(article, Article)
    assert (article.encoding, article.flags) == ("cp1254", ())
