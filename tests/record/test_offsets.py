"""Characters of a page are found again in its bytes."""

import random

import pytest

from dragoman.model import Span
from dragoman.record.offsets import ByteOffsets

TEXT = "Dışişleri Bakanı «Şen», İstanbul’da 🙂 görüştü.\n" * 60


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_words_of_the_page_are_found_in_its_bytes(encoding):
    text = TEXT.replace("🙂", "-") if encoding == "cp1254" else TEXT
    data = text.encode(encoding)
    offsets = ByteOffsets(data, text, encoding)
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding)
    dice = random.Random(1)
    for _ in range(50):
        start = dice.randrange(len(text) - 40)
        span = Span(start, start + dice.randrange(1, 40))
        found = offsets.of(span)
        assert found is not None
        assert data[found.start : found.end].decode(plain) == span.of(text)


def test_words_after_broken_bytes_are_found():
    data = "Şam’da ".encode() + b"\xff\xc3\x28" + " görüştü, ayrıldı".encode()
    text = data.decode("utf-8", "replace")
    span = Span(text.index("görüştü"), text.index("görüştü") + 7)
    found = ByteOffsets(data, text, "utf-8").of(span)
    assert found is not None
    assert data[found.start : found.end].decode() == "görüştü"


def test_broken_bytes_themselves_are_found():
    data = b"ab\xffcd"
    found = ByteOffsets(data, data.decode("utf-8", "replace"), "utf-8").of(Span(1, 4))
    assert found == Span(1, 4)


def test_a_page_that_was_mended_has_no_byte_offsets():
    """Mojibake undone: the characters cannot be had by decoding, and a wrong range would be worse than none."""
    data = "TÃ¼rkiye ve Ã‡in".encode()
    assert ByteOffsets(data, "Türkiye ve Çin", "utf-8").of(Span(0, 7)) is None


def test_letters_that_were_put_back_are_found_where_the_others_stand():
    data = "Dýþiþleri Bakaný".encode()
    found = ByteOffsets(data, "Dışişleri Bakanı", "utf-8").of(Span(10, 16))
    assert found is not None
    assert data[found.start : found.end].decode() == "Bakaný"


def test_half_a_surrogate_pair_is_no_byte():
    assert ByteOffsets(b"a?b", "a\ud83db", "utf-8").of(Span(2, 3)) == Span(2, 3)
