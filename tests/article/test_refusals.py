"""What holds no article is refused with a word that can be counted."""

from collections.abc import Callable

import pytest

from dragoman.article.decode import MAX_BYTES
from dragoman.model import Article, Rejected

Read = Callable[[bytes | str], Article | Rejected]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "binary"),
        (b"a" * (MAX_BYTES + 1), "too-large"),
        ("Anasayfa\nGündem\nDünya\nÇok Okunanlar\nSorra'da kar alarmı", "no-body"),
        ("<html><body><nav><a>Gündem</a></nav><footer>Künye</footer></body></html>", "no-body"),
        ("Министр иностранных дел провёл переговоры с коллегой и подписал соглашение.", "language"),
        ("The foreign minister met her counterpart in Sorra on Friday and signed a memorandum with him.", "language"),
        ("Azərbaycan Prezidenti iyunun 5-də Bakıda Türkiyə Prezidenti ilə görüşüb və bir saat danışıb.", "language"),
    ],
)
def test_a_page_without_a_turkish_article_is_refused(content: bytes | str, reason: str, read: Read) -> None:
    got = read(content)
    assert isinstance(got, Rejected)
    assert (got.room, got.reason) == ("article", reason)
    assert got.detail


def test_the_detail_names_the_language_found(read: Read) -> None:
    got = read("Le ministre a rencontré son homologue à Sorra et a signé un mémorandum, a annoncé le ministère.")
    assert isinstance(got, Rejected)
    assert got.detail == "the text is in French ('fr'); only Turkish is read so far"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"%PDF-1.4", "a PDF file; save its text as .txt"),
        (b"\x1f\x8b\x08", "packed with gzip; unpack it first"),
        (b"SQLite format 3\x00", "an SQLite database; there is no page in it"),
        (b"\x00\x00\x00\x18ftypmp42", "a film; there is no page in it"),
        (b"PK\x03\x04", "a ZIP archive or an office document; name an archive *.zip"),
    ],
)
def test_what_is_no_text_says_what_it_looks_like_and_what_to_do(start: bytes, said: str, read: Read) -> None:
    got = read(start + b" and the rest")
    assert isinstance(got, Rejected)
    assert f"it looks like {said}" in got.detail


@pytest.mark.parametrize(
    "text",
    [
        "Dovan bugün Sorra'ya geldi, Solt ile görüşecek.",
        "Meridya komandoları sınırı geçti, Velin tepki gösterdi.",
        "Disisleri Bakani Dovan, Sorra'da mevkidasi ile bir araya geldi.",
    ],
)
def test_a_short_turkish_text_is_read(text: str, read: Read) -> None:
    got = read(text)
    assert isinstance(got, Article)
    assert got.body == text
