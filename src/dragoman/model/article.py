"""The article a page holds: its own words, and where each of them stands on the page."""

from dataclasses import dataclass

from dragoman.model.span import OffsetMap, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact about the article, with the characters of the page it was read from.

    value  normalised ("2025-09-05T20:33+03:00", "İHA")
    span   in code points of `Article.page_text`; None when it came with the page from outside (a feed)
    rule   what read it: "stamp.numeric", "meta.og:title", …
    """

    value: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A stretch of the page that is not the article, and why ("menu", "related", "repeated-lead", …)."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, cleaned.

    page_text  the decoded page; all spans of fields and cuts are code points of it
    encoding   the codec that decoded it: `page_text.encode(encoding)` gives byte offsets back
    body       paragraphs separated by one blank line; every span of later rooms is code points of it
    anchors    body -> page_text
    flags      what a careful user should know ("encoding-guessed", "two-dates", …)
    """

    id: str
    source: str
    url: str | None
    language: str
    page_text: str
    encoding: str
    title: Field | None
    published: Field | None
    updated: Field | None
    outlet: Field | None
    agency: Field | None
    author: Field | None
    body: str
    anchors: OffsetMap
    cuts: tuple[Cut, ...]
    flags: tuple[str, ...] = ()
