"""Where words stand: half-open spans, and the map from a cleaned text back to the text it was made from."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of some text; the record that holds the span says of which.

    >>> Span(3, 9).of("in Ankara today")
    'Ankara'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Run(NamedTuple):
    """`out[out_start:out_end]` was made from `src[src_start:src_end]`.

    Runs of equal length are copied character by character; an HTML entity is a run of one character out of several.
    """

    out_start: int
    out_end: int
    src_start: int
    src_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way back from a made text to its source: runs in the order of the made text, without overlap.

    Characters outside every run were put in by us (the blank line between paragraphs) and have no source.

    >>> there = OffsetMap((Run(0, 4, 10, 14), Run(6, 9, 30, 33)))
    >>> there.back(Span(1, 3))
    Span(start=11, end=13)
    >>> there.back(Span(2, 8))
    Span(start=12, end=32)
    """

    runs: tuple[Run, ...]

    def back(self, span: Span) -> Span:
        """The smallest stretch of the source that holds everything `span` was made from."""
        first, last = self._at(span.start), self._at(max(span.start, span.end - 1))
        return Span(min(first.start, last.start), max(first.end, last.end))

    def _at(self, offset: int) -> Span:
        index = bisect_right(self.runs, (offset, 1 << 62, 0, 0)) - 1
        if index < 0:
            start = self.runs[0].src_start if self.runs else 0
            return Span(start, start)
        run = self.runs[index]
        if offset >= run.out_end:  # a separator of ours: it stands for the end of the run before it
            return Span(run.src_end, run.src_end)
        if run.out_end - run.out_start == run.src_end - run.src_start:
            at = run.src_start + offset - run.out_start
            return Span(at, at + 1)
        return Span(run.src_start, run.src_end)
