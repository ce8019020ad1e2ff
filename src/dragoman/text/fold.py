"""Folding: one form for comparing, with the way back to the characters it came from."""

import re
import unicodedata
from functools import lru_cache

# `str.replace` leaps over what it does not look for, which is most of a text; `str.translate` asks for every character.
_SMALL = tuple(zip("İIâîûÂÎÛ", "iıaiuaİu", strict=True))
# What Turkish letters are without case and marks.
_PLAIN = tuple(zip("İıçÇğĞöÖşŞüÜâÂîÎûÛ", "iiccggoossuuaaiiuu", strict=True))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(r"[^\W_]+")
APOSTROPHES = "'’‘´`′ʼ"
# Words come again and again, long texts do not: of words this many are remembered, of longer texts none.
_WORD_CHARS, _WORDS_KEPT = 40, 32_768
_NAME_CHARS, _NAMES_KEPT = 48, 16_384


def fold(text: str) -> str:
    """Lower-case Turkish text, character for character, so that offsets stay.

    >>> fold("İKİ ALTI")
    'iki altı'

    `str.lower` turns İ into i plus a combining dot, and I into i, so "İKİ" stops matching "iki". Circumflexes come
    and go on real pages ("harekât", "harekat") and are dropped.
    """
    return _fold_word(text) if len(text) <= _WORD_CHARS else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.replace("I", "ı").lower()
    for letter, small in _SMALL:
        text = text.replace(letter, small)
    lowered = text.lower()
    if len(lowered) == len(text) and "Σ" not in text:
        return lowered
    # One character in, one character out: what grows under lower() is left as it is, and a sigma does not look around.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


_fold_word = lru_cache(maxsize=_WORDS_KEPT)(_fold)


def key(name: str | None) -> str:
    """What a name is compared by: no case, no diacritics, no hyphens; the same as the scorer of the codebook.

    >>> key("Choe Son-hui") == key("CHOE SON HUI")
    True
    >>> key("Şi Cinping")
    'si cinping'
    >>> key("№ 5 _ Ek™")
    'no 5 ektm'
    """
    text = name or ""
    return _key_of_name(text) if len(text) <= _NAME_CHARS else _key(text)


def _key(text: str) -> str:
    if not text.isascii():  # whole articles come through here
        for letter, plain in _PLAIN:
            text = text.replace(letter, plain)
    text = text.lower()
    if not text.isascii():
        text = _NOT_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", text))
        text = text.lower().replace("ı", "i")  # "№" has become "No"
    return " ".join(_WORD.findall(text))


_key_of_name = lru_cache(maxsize=_NAMES_KEPT)(_key)


def _without_marks(run: re.Match[str]) -> str:
    return "".join(char for char in run[0] if not unicodedata.combining(char))


def slug(name: str) -> str:
    """An id made from a name: "Sergey Lavrov" -> "sergey-lavrov"."""
    return key(name).replace(" ", "-") or "x"
