"""The body of an article in pieces: who is named, what is said, what is told, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model import Span
from dragoman.record import Words
from dragoman.text.stretches import stretches


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch and what it is: "event" (its words), "trigger", "said", or "actor". `href` leads to more."""

    span: Span
    kind: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks; `href` and `note` are those of the innermost."""

    text: str
    kinds: tuple[str, ...]
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    start: int
    pieces: tuple[Piece, ...]


_INNERMOST = ("trigger", "actor", "event", "said")


def paragraphs(body: str, marks: Sequence[Mark]) -> list[Paragraph]:
    """The body as blocks; `start` is where each begins, in code points."""
    cut = list(stretches(len(body), [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(body)]))
    found: list[Paragraph] = []
    start = 0
    for block in body.split("\n\n"):
        span = Span(start, start + len(block))
        pieces = tuple(_pieces(body, cut, span))
        if pieces:
            found.append(Paragraph(start, pieces))
        start = span.end + 2
    return found


def _pieces(body: str, cut: Sequence[tuple[Span, list[Mark]]], block: Span) -> Iterator[Piece]:
    for span, over in cut:
        part = Span(max(span.start, block.start), min(span.end, block.end))
        if part.start < part.end:
            inner = min(over, key=lambda mark: _INNERMOST.index(mark.kind), default=None)
            kinds = tuple(dict.fromkeys(mark.kind for mark in over))
            yield Piece(part.of(body), kinds, inner.href if inner else "", inner.note if inner else "")


def span_of(words: Words) -> Span | None:
    return None if words.start is None or words.end is None else Span(words.start, words.end)
