"""Words, numbers and marks, each with its place in the text."""

import re
from typing import Literal, NamedTuple

from dragoman.model import Span
from dragoman.text import APOSTROPHES

_LETTER = r"[^\W\d_]\u0307?"
_SUFFIX = rf"(?:[{APOSTROPHES}](?:{_LETTER})+)"
_TOKEN = re.compile(
    rf"""
    (?P<number>%?\d+(?:[.,:]\d+)*(?:{_SUFFIX}|(?:{_LETTER})*))
  | (?P<word>(?:(?:{_LETTER})\.){{2,}}(?:{_SUFFIX})?|(?:{_LETTER})+(?:[{APOSTROPHES}](?:{_LETTER})+|\d+{_SUFFIX})*\d*)
  | (?P<punct>\.\.\.|''|\S)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    text: str
    span: Span
    kind: Literal["word", "number", "punct"]


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of a stretch of text; `start` is where the stretch begins in the body.

    >>> [token.text for token in tokenize("Kim Jong-Un’un 146'şar askeri, A.B.D.'de %5,2 ile.")]
    ['Kim', 'Jong', '-', 'Un’un', "146'şar", 'askeri', ',', "A.B.D.'de", '%5,2', 'ile', '.']

    A suffix stays with its word; which part is the suffix is the analyser's business. Hyphens stand alone, since
    "Rusya-Kuzey Kore ilişkileri" is two states and "Jong-Un" one name: mentions decide that.
    """
    return [
        Token(found.group(), Span(start + found.start(), start + found.end()), _kind(found.lastgroup))
        for found in _TOKEN.finditer(text)
    ]


def _kind(group: str | None) -> Literal["word", "number", "punct"]:
    if group == "number":
        return "number"
    return "word" if group == "word" else "punct"
