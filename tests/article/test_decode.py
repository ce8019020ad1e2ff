"""Bytes become text: the encoding is found whatever the page says, and byte offsets come back."""

from collections.abc import Callable

import pytest

from dragoman.article.decode import decode, is_binary
from dragoman.article.shadow import cast_shadow
from dragoman.model import Article, Rejected, Span

Read = Callable[[bytes | str], Article | Rejected]
TEXT = "Karvanya ile Meridya, “sınır kapılarını” açma konusunda anlaşmaya vardı. Şubatta İğdir'de görüşülecek.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "flags"),
    [
        (TEXT.encode("utf-8"), "utf-8", ()),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "utf-8", ()),
        (TEXT.encode("utf-16"), "utf-16-le", ()),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", ()),
        (TEXT.encode("utf-16-le"), "utf-16-le", ("encoding-guessed",)),
        (TEXT.encode("utf-16-be"), "utf-16-be", ("encoding-guessed",)),
        (TEXT.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        (b'<meta charset="windows-1254">' + TEXT.encode("cp1254"), "cp1254", ()),
        (b'<meta charset="iso-8859-9">' + TEXT.encode("cp1254"), "cp1254", ()),
        (b'<meta charset="iso-8859-1">' + TEXT.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        (b'<meta charset="utf-8">' + TEXT.encode("cp1254"), "cp1254", ("encoding-guessed",)),
        (b'<meta charset="windows-1254">' + TEXT.encode("utf-8"), "utf-8", ("encoding-guessed",)),
        (b'<meta charset="nonsense-7">' + TEXT.encode("utf-8"), "utf-8", ()),
        (b'<?xml encoding="koi8-r"?>' + "Министр сказал".encode("koi8-r"), "koi8-r", ()),
        (TEXT.encode("utf-8") + b"\xff " + TEXT.encode("utf-8"), "utf-8", ("replaced-bytes",)),
        (TEXT.encode("utf-8")[:-40] + b"\xc5", "utf-8", ("replaced-bytes",)),
        (b"", "utf-8", ()),
    ],
)
def test_a_page_is_decoded(data: bytes, encoding: str, flags: tuple[str, ...]) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.flags) == (encoding, flags)
    if "replaced-bytes" not in flags:
        assert decoded.text.encode(decoded.encoding) == data
    else:
        assert "\ufffd" in decoded.text


def test_letters_lost_to_latin_1_come_back_and_keep_their_bytes_places() -> None:
    lost = TEXT.translate(str.maketrans("ışğİŞĞ", "ýþðÝÞÐ")) + "Dýþiþleri\n"
    decoded = decode(lost.encode("utf-8"))
    assert decoded.text == TEXT + "Dışişleri\n"
    assert decoded.flags == ("mojibake",)
    assert len(decoded.text.encode("utf-8")) == len(lost.encode("utf-8"))


def test_icelandic_is_left_alone() -> None:
    text = "Það er þýðing á íslensku, segir ráðherra: þá verður það þýtt."
    assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 abc", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zip", b"\x00\x00\x00\x18ftypmp42", bytes(range(32)) * 40],
)
def test_binary_is_known_by_its_first_bytes_or_its_controls(data: bytes) -> None:
    assert is_binary(data)


@pytest.mark.parametrize("data", [TEXT.encode("utf-8"), TEXT.encode("utf-16-le"), b"a\x00b " + TEXT.encode("utf-8")])
def test_text_is_not_binary(data: bytes) -> None:
    assert is_binary(data) is None


def test_byte_offsets_come_back_by_the_encoding(read: Read) -> None:
    data = ("Karvanya ile Meridya anlaştı\n20.10.2031 10:00\n" + TEXT).encode("cp1254")
    article = read(data)
    assert isinstance(article, Article)
    start = article.body.index("anlaşmaya")
    span = article.anchors.back(Span(start, start + 9))
    low = len(article.page_text[: span.start].encode(article.encoding))
    high = len(article.page_text[: span.end].encode(article.encoding))
    assert data[low:high].decode("cp1254") == "anlaşmaya"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Kim&#39;in &quot;sözü&quot; &amp; öteki", 'Kim\'in "sözü" & öteki'),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>kalın</b> yazı", "kalın yazı"),
        ("3 < 4 ve 5 > 2 &c; &", "3 < 4 ve 5 > 2 &c; &"),
        ('Dovan\\\'ın \\"sözü\\"', 'Dovan\'ın "sözü"'),
        ("Meri\u00addya ve Kar\u200bvanya", "Meridya ve Karvanya"),
        ("i\u0307ki I\u0307ki", "iki İki"),
        ("TÃ¼rkiye", "TÃ¼rkiye"),
        ("TÃ¼rkiye Ä±ÅŸÄ±k â€œsözâ€\u009d â€™", "Türkiye ışık “söz” ’"),
    ],
)
def test_the_shadow_is_what_a_reader_sees(page: str, text: str) -> None:
    assert cast_shadow(page).text == text
