"""Words, numbers and marks, each with its place in the text."""

import re
from typing import Literal, NamedTuple

from dragoman.model import Span
from dragoman.text import APOSTROPHES

_LETTER = r"[^\W\d_]\u0307?"
# One such letter or more; said so that the matcher runs through letters without stopping at each.
_LETTERS = r"[^\W\d_]+(?:\u0307[^\W\d_]+)*\u0307?"
_SUFFIX = rf"(?:[{APOSTROPHES}]{_LETTERS})"
_TOKEN = re.compile(
    rf"""
    (?P<number>%?\d+(?:[.,:]\d+)*(?:{_SUFFIX}|(?:{_LETTERS})?))
  | (?P<word>(?:(?:{_LETTER})\.){{2,}}(?:{_SUFFIX})?|{_LETTERS}(?:{_SUFFIX}|\d+{_SUFFIX})*\d*)
  | (?P<punct>\.\.\.|''|\S)
    """,
    re.VERBOSE,
)


Kind = Literal["word", "number", "punct"]
_KINDS: dict[str, Kind] = {"number": "number", "word": "word", "punct": "punct"}


class Token(NamedTuple):
    text: str
    span: Span
    kind: Kind


def tokenize(text: str, start: int = 0) -> list[Token]:
    """The tokens of a stretch of text; `start` is where the stretch begins in the body.

    >>> [token.text for token in tokenize("Kim Jong-Un’un 146'şar askeri, A.B.D.'de %5,2 ile.")]
    ['Kim', 'Jong', '-', 'Un’un', "146'şar", 'askeri', ',', "A.B.D.'de", '%5,2', 'ile', '.']

    A suffix stays with its word; which part is the suffix is the analyser's business. Hyphens stand alone, since
    "Rusya-Kuzey Kore ilişkileri" is two states and "Jong-Un" one name: mentions decide that.
    """
    tokens = []
    for found in _TOKEN.finditer(text):
        first, end = found.span()
        tokens.append(Token(found[0], Span(start + first, start + end), _KINDS[found.lastgroup or "punct"]))
    return tokens
