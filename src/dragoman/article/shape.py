"""The outer shape of a line: its plain form, whether it ends like a sentence, whether it is written in capitals.

Knows no language: what a phrase means is in the page packs.
"""

import re
from collections.abc import Mapping

# Small letters and what they are without marks, for `str.replace`, which leaps over what it does not look for.
_MARKED = tuple(zip("ıçğöşüâîû", "icgosuaiu", strict=True))
_WORD = re.compile(r"[^\W_]+")
# A credit may follow the stop: "… dedi. (İHA)", "… dedi./İHA", "… dedi. - AFP".
_END = re.compile(r"[.!?…]+[\"”’'»)\]*]*(?: ?[(\[][^()\[\]]{1,40}[)\]]| ?[-–—/] ?[^\W\d_]{2,20})?$")
_SENTENCE_BREAK = re.compile(r"(?:[!?…]|(?<!\d)\.)[\"”’'»)]* (?=[\"“‘'«(]?[A-ZÇĞİÖŞÜ0-9])")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Lower case, no Turkish diacritics, one character for one: what phrases of a page pack are compared with.

    >>> plain("İLGİNİZİ ÇEKEBİLİR") == plain("İlginizi çekebilir") == plain("Ilginizi Cekebilir")
    True

    Sites upper-case with either rule and drop diacritics, so I, İ, ı and i are one letter here; `text.fold` keeps
    them apart because there the words carry meaning.
    """
    low = text.replace("İ", "i").lower()  # the only letter that two stand for in small
    if not low.isascii():
        for letter, bare in _MARKED:
            low = low.replace(letter, bare)
    return low


def phrase(text: str) -> str:
    """Plain words with single spaces, no punctuation, figures or pictures: "Yorumlar (3)" -> "yorumlar"."""
    return phrase_of(plain(text))


def phrase_of(plain_text: str) -> str:
    """`phrase` of a text that is plain already."""
    return " ".join(word for word in _WORD.findall(plain_text) if not word.isdigit())


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    return bool(_END.search(text[-60:]))


def sentence_count(text: str) -> int:
    return len(_SENTENCE_BREAK.findall(text)) + ends_sentence(text)


def in_capitals(text: str) -> bool:
    """Whether every word is in capitals, but for suffixes after an apostrophe and figures."""
    bare = re.sub(r"['’][^\W\d_]+", "", text)
    letters = [c for c in bare if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.95 * len(letters)


def squash(text: str) -> str:
    """Letters and digits only, lower case: two copies of a paragraph are equal in this form."""
    return "".join(_WORD.findall(text.lower()))


def doubled_at(text: str) -> int:
    """Where the second of two equal halves begins, 0 when the text is not twice the same."""
    half = len(text) // 2
    return (
        half + 1 if len(text) >= 30 and len(text) % 2 and text[half] == " " and text[:half] == text[half + 1 :] else 0
    )


def one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def stems(text: str) -> set[str]:
    """First five letters of the words that are long enough to carry a topic."""
    return {word[:5] for word in _WORD.findall(plain(text)) if len(word) >= 4}


def title_case(text: str, lowering: Mapping[str, str]) -> str:
    """ "MERCEK HABER" -> "Mercek Haber"; a single word in capitals may be an acronym and stays.

    lowering  capitals whose small letter is not the usual one
    """
    if not in_capitals(text) or len(text.split()) < 2:
        return text
    return " ".join(word[:1] + "".join(lowering.get(c, c.lower()) for c in word[1:]) for word in text.split())
