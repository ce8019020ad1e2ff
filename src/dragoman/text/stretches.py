"""A text cut wherever a mark on it begins or ends."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from dragoman.model import Span


class Marking(Protocol):
    """Anything that covers a stretch of the text."""

    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=Marking)


def stretches(length: int, marks: Sequence[M]) -> Iterator[tuple[Span, list[M]]]:
    """A text of this length in pieces, each with the marks that cover it; marks may nest or overlap."""
    edges = sorted({0, length} | {edge for mark in marks for edge in mark.span if edge <= length})
    coming = deque(sorted(marks, key=lambda mark: mark.span.start))
    over: list[M] = []
    for start, end in pairwise(edges):
        while coming and coming[0].span.start <= start:
            over.append(coming.popleft())
        over = [mark for mark in over if mark.span.end >= end]
        yield Span(start, end), list(over)
