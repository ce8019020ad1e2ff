"""A token made ready for taking apart: folded letters, and the way back to the characters as written."""

import re
from typing import NamedTuple

from dragoman.lang.tr.morphology.grammar import context_of
from dragoman.text.fold import APOSTROPHES, fold

_SILENT = re.compile("[\u0307\u00ad\u200b-\u200d]")

_DIGIT_WORDS = {
    **dict(
        zip("0123456789", ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"], strict=True)
    ),
    **{
        f"{n}0": word
        for n, word in enumerate(
            ["on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"], start=1
        )
    },
}


class Token(NamedTuple):
    """A token made ready: `word` is folded letters only; `at[i]` is where letter i ended up counting from in the token.

    edge   number of letters before the apostrophe, 0 when there is none
    """

    text: str
    word: str
    at: tuple[int, ...]
    edge: int
    capital: bool


def read_token(text: str) -> Token:
    """Take the apostrophe and invisible characters off, keeping the way back."""
    folded = fold(text)
    if folded.isalpha():
        return Token(text, folded, tuple(range(len(folded) + 1)), 0, text[0] != folded[0])
    mark = max((folded.rfind(sign) for sign in APOSTROPHES), default=-1)
    if not 0 < mark < len(folded) - 1 or not folded[mark + 1 :].replace("\u0307", "").isalpha():
        mark = -1
    kept = [i for i, char in enumerate(folded) if i != mark and not _SILENT.match(char)]
    word = "".join(folded[i] for i in kept)
    edge = sum(i < mark for i in kept) if mark > 0 else 0
    # The apostrophe belongs to neither side: what ends before it ends at its left.
    at = (0, *(i + 1 for i in kept))
    return Token(text, word, at, edge, any(a != b for a, b in zip(text[:1], folded[:1], strict=True)))


def number_context(digits: str) -> str:
    """The sound context after a number read aloud: "146" ends as "altı"."""
    digits = "".join(char for char in digits if char.isdigit())
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros >= 6:
        return context_of("milyon" if zeros < 9 else "milyar")
    if zeros >= 3:
        return context_of("bin")
    if zeros == 2:
        return context_of("yüz")
    return context_of(_DIGIT_WORDS.get(digits[-2:] if zeros == 1 and len(digits) > 1 else digits[-1:], "sıfır"))
