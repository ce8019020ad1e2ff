"""The lines of a page: where they stand, what they look like, which broken lines are one paragraph."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.article.shape import ends_sentence, in_capitals, one_line, phrase_of, plain, sentence_count, squash, words

MAX_LINE_CHARS = 60_000  # longer lines are data, not prose; they are cut at this length so that nothing runs away
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\n|\r\n?")


class _Lazy:
    """A property worked out once. functools.cached_property takes a lock each time up to Python 3.11: a tenth of the
    room's time."""

    def __init__(self, make: Callable[["Line"], Any]) -> None:
        self.make = make

    def __get__(self, line: "Line", owner: type) -> Any:
        value = line.__dict__[self.make.__name__] = self.make(line)
        return value


@dataclass(frozen=True)
class Line:
    """`text` is `shadow[start:end]` with single spaces. `gap`: after a blank line. `tag`: its HTML element."""

    start: int
    end: int
    text: str
    gap: bool
    tag: str = ""

    @_Lazy
    def plain(self) -> str:
        return plain(self.text)

    @_Lazy
    def phrase(self) -> str:
        return phrase_of(self.plain)

    @_Lazy
    def squashed(self) -> str:
        return squash(self.text)

    @_Lazy
    def word_count(self) -> int:
        return len(words(self.text))

    @_Lazy
    def capitals(self) -> bool:
        return in_capitals(self.text)

    @_Lazy
    def stops(self) -> bool:
        return ends_sentence(self.text)

    @_Lazy
    def sentences(self) -> int:
        return sentence_count(self.text)


def split_lines(text: str, *, openers: Collection[str] = ()) -> list[Line]:
    """The lines that hold anything, with paragraphs broken over lines joined again.

    openers  words in small letters that begin a line of their own before a name ("by")
    """
    raw = list(_raw_lines(text))
    return _joined(text, raw, openers) if any(len(line.text) > 40 for line in raw) else raw


def _raw_lines(text: str) -> Iterator[Line]:
    done = 0
    for match in _LINE.finditer(text):
        gap = len(_NEWLINE.findall(text[done : match.start()])) > 1
        for start in range(match.start(), match.end(), MAX_LINE_CHARS):
            end = min(start + MAX_LINE_CHARS, match.end())
            chunk = text[start:end]
            content = one_line(chunk)
            if content:
                lead = len(chunk) - len(chunk.lstrip())
                yield Line(start + lead, start + len(chunk.rstrip()), content, gap)
                done = match.end()


def _joined(text: str, lines: Sequence[Line], openers: Collection[str]) -> list[Line]:
    width = _wrap_width(lines)
    counts = Counter(line.text for line in lines)
    runs: list[list[Line]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        # A line that stands twice is a headline, however well it fills the width.
        apart = line.gap or _opens_byline(line, openers)
        joins = before and not apart and counts[before.text] == 1 and _goes_on(before, line, width)
        if joins and line.end - runs[-1][0].start <= MAX_LINE_CHARS:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_paragraph(text, run) for run in runs]


def _paragraph(text: str, run: Sequence[Line]) -> Line:
    """The lines of one paragraph as one; only at its end, as joining line by line would be quadratic."""
    first, last = run[0], run[-1]
    return first if first is last else Line(first.start, last.end, one_line(text[first.start : last.end]), first.gap)


def _opens_byline(line: Line, openers: Collection[str]) -> bool:
    first, _, rest = line.text.partition(" ")
    return first.lower() in openers and rest[:1].isupper() and not line.stops


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width that a page is wrapped at, 0 when it is not: most lines end in mid-sentence close to one width."""
    full = [len(line.text) for line in lines if len(line.text) >= 40]
    if len(full) < 4 or max(full) > 140:
        return 0
    width = max(full)
    open_ended = [line for line in lines if 0.75 * width <= len(line.text) and not line.stops]
    return width if len(open_ended) >= max(3, 0.4 * len(full)) else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether a paragraph goes on from one line of the page to the next."""
    if before.stops or before.text[-1] == ":":
        return False
    if line.text[0].islower() or line.text[0] in ",;)":
        return len(before.text) >= 40 and (bool(width) or line.stops or len(line.text) >= 25)  # not "by Name Surname"
    return bool(width) and 0.7 * width <= len(before.text) and len(line.text) <= width
