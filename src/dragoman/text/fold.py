"""Folding: one form for comparing, with the way back to the characters it came from."""

import re
import unicodedata

_TURKISH = str.maketrans({"İ": "i", "I": "ı"})
_PLAIN = str.maketrans({"İ": "i", "I": "i", "ı": "i"})
_CIRCUMFLEX = str.maketrans("âîûÂÎÛ", "aiuAİU")
_MARKS = dict.fromkeys(map(ord, "\u0302\u0306\u0307\u0308\u0327"))  # those of Turkish letters, quickly
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
APOSTROPHES = "'’‘´`′ʼ"


def fold(text: str) -> str:
    """Lower-case Turkish text, character for character, so that offsets stay.

    >>> fold("İKİ ALTI")
    'iki altı'

    `str.lower` turns İ into i plus a combining dot, and I into i, so "İKİ" stops matching "iki". Circumflexes come
    and go on real pages ("harekât", "harekat") and are dropped.
    """
    lowered = text.translate(_TURKISH).translate(_CIRCUMFLEX)
    # One character in, one character out: "ẞ" or "ﬁ" may grow under lower(); those are left as they are.
    return "".join(low if len(low := char.lower()) == 1 else char for char in lowered)


def key(name: str | None) -> str:
    """What a name is compared by: no case, no diacritics, no hyphens; the same as the scorer of the codebook.

    >>> key("Choe Son-hui") == key("CHOE SON HUI")
    True
    >>> key("Şi Cinping")
    'si cinping'
    """
    text = (name or "").translate(_PLAIN).lower()
    # Whole articles come through here: only what is not ASCII is looked at one by one.
    text = unicodedata.normalize("NFKD", text).translate(_MARKS)
    text = text if text.isascii() else _NOT_ASCII.sub(_without_marks, text)
    return re.sub(r"[^\w]+", " ", text).replace("_", " ").strip()


def _without_marks(run: re.Match[str]) -> str:
    return "".join(char for char in run[0] if not unicodedata.combining(char))


def slug(name: str) -> str:
    """An id made from a name: "Sergey Lavrov" -> "sergey-lavrov"."""
    return key(name).replace(" ", "-") or "x"
