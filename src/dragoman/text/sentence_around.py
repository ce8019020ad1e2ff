"""The sentence that some words stand in, by punctuation and line ends alone."""

import re
from itertools import islice

from dragoman.model import Span

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’']?\s+|\n+")
# Most sentences begin within so many characters of their words; only for others a body is read from its beginning.
_NEAR = 400


def sentence_span(body: str, span: Span, *, behind: int = 0) -> Span:
    """Where the sentence that some words stand in begins and ends, with `behind` sentences after it.

    >>> body = "Geldi. Üç saat kaldı. Gitti. Döndü."
    >>> sentence_span(body, Span(10, 14), behind=1).of(body)
    'Üç saat kaldı. Gitti.'
    """
    near = max(0, span.start - _NEAR)
    while near > 0 and not body[near].isalnum():
        near -= 1  # no end of a sentence reaches over a letter: from one on the same ends are found
    start = _last_end(body, near, span.start) or (_last_end(body, 0, near) if near else None) or 0
    last = next(islice(SENTENCE_END.finditer(body, span.end), behind, None), None)
    return Span(start, last.start() if last is not None else len(body))


def _last_end(body: str, first: int, last: int) -> int | None:
    """Where the last gap between two sentences ends that lies between two places."""
    return max((end.end() for end in SENTENCE_END.finditer(body, first, last)), default=None)


def sentence_around(body: str, span: Span, *, behind: int = 0) -> str:
    """The words of `sentence_span`."""
    return sentence_span(body, span, behind=behind).of(body)
