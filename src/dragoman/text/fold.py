"""Folding: one form for comparing, with the way back to the characters it came from."""

import re
import unicodedata

_TURKISH = str.maketrans({"İ": "i", "I": "ı"})
_PLAIN = str.maketrans({"İ": "i", "I": "i", "ı": "i"})
_CIRCUMFLEX = str.maketrans("âîûÂÎÛ", "aiuAİU")
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
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text).replace("_", " ").strip()


def slug(name: str) -> str:
    """An id made from a name: "Sergey Lavrov" -> "sergey-lavrov"."""
    return key(name).replace(" ", "-") or "x"
