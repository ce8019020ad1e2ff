"""The sentence that some words stand in, by punctuation and line ends alone."""

import re

from dragoman.model import Span

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”»’']?\s+|\n+")


def sentence_span(body: str, span: Span, *, behind: int = 0) -> Span:
    """Where the sentence that some words stand in begins and ends, with `behind` sentences after it."""
    start = max((end.end() for end in SENTENCE_END.finditer(body, 0, span.start)), default=0)
    ends = [end.start() for end in SENTENCE_END.finditer(body, span.end)][: behind + 1]
    return Span(start, ends[behind] if len(ends) > behind else len(body))


def sentence_around(body: str, span: Span, *, behind: int = 0) -> str:
    """The words of `sentence_span`."""
    return sentence_span(body, span, behind=behind).of(body)
