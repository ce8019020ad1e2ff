"""The page as it came, line by line, with what is not the article and the reason beside it."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.model import Article, Span
from dragoman.text.harmless import one_line

_TAG = re.compile(r"<[^<>]{0,4000}>|<!--.{0,4000}?-->", re.DOTALL)
_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|article|section|header|footer|body|blockquote)\b", re.IGNORECASE
)
_MARKUP = "markup"  # shown as the line breaks it makes, or not at all
_CUT_CHARS = 400  # of one stretch that was cut; a script or a list of links tells no more at full length


class Line(NamedTuple):
    text: str
    reason: str


def page_lines(article: Article) -> Iterator[Line]:
    """The page line by line; markup is not shown."""
    line = ""
    for span, reason in _stretches(article):
        text = span.of(article.page_text)
        if reason == _MARKUP:
            if _BLOCK.search(text):
                yield from _line(line, "")
                line = ""
        elif reason:
            yield from _line(line, "")
            line = ""
            words = one_line(html.unescape(_TAG.sub(" ", text)))
            shown = words if len(words) <= _CUT_CHARS else f"{words[:_CUT_CHARS]} … ({len(words):,} characters)"
            yield from _line(shown, reason)
        else:
            *whole, line = _BREAK.split(line + text)
            for part in whole:
                yield from _line(part, "")
    yield from _line(line, "")


def _line(text: str, reason: str) -> Iterator[Line]:
    shown = one_line(html.unescape(text))
    if shown:
        yield Line(shown, reason)


def _stretches(article: Article) -> Iterator[tuple[Span, str]]:
    """The whole page in pieces, each with the reason it was cut for, or ""."""
    at = 0
    for cut in article.cuts:
        if at < cut.span.start:
            yield Span(at, cut.span.start), ""
        if cut.span.end > at:
            yield Span(max(at, cut.span.start), cut.span.end), cut.reason
            at = cut.span.end
    if at < len(article.page_text):
        yield Span(at, len(article.page_text)), ""
