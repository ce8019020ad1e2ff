"""Quotations: which marks open, which close, and which are only a suffix apostrophe."""

import re

from dragoman.model import Quote, Span

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "'": "'"}
_MARK = re.compile(f"[{''.join(_PAIRS)}]")
_OPEN_BEFORE = set(" \n\t(-–—:;,.")


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every outermost quotation of the text, left to right.

    >>> [quote.span.of(text) for text in ["“Hazırız” dedi, ‘açık kapı’ istedi."] for quote in find_quotes(text)]
    ['Hazırız', 'açık kapı']

    An apostrophe with a letter on both sides belongs to a suffix ("Lavrov'u") and never opens or closes. A quotation
    that nobody closes runs to the end of its paragraph; one that the next paragraph opens again is two quotations.
    """
    quotes: list[Quote] = []
    at = 0
    while mark := _MARK.search(text, at):
        at = mark.start()
        opener = _opens(text, at)
        if not opener:
            at += 1
            continue
        close, width = _close(text, at + len(opener), opener)
        if close is None:
            at += len(opener)
            continue
        inner = Span(at + len(opener), close)
        quotes.append(Quote(span=inner, outer=Span(at, close + width)))
        at = close + width
    return tuple(quotes)


def _opens(text: str, at: int) -> str:
    """The opening mark that stands here, or an empty string."""
    char = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if char == "'" and after == "'":
        return "''" if before in _OPEN_BEFORE else ""
    if char in "'‘" and (before not in _OPEN_BEFORE or after.isspace()):
        return ""
    if char == '"' and after.isspace() and before.isalnum():  # a stray closing mark
        return ""
    return char if char in _PAIRS else ""


def _close(text: str, start: int, opener: str) -> tuple[int | None, int]:
    """Where the quotation closes, and how wide its mark is; `None` when it never does and is not one."""
    end = text.find("\n\n", start)
    end = len(text) if end < 0 else end
    if opener == "''":
        close = text.find("''", start, end)
        return (close, 2) if close > start else (None, 0)
    closers = _PAIRS[opener]
    for at in range(start, end):
        if text[at] in closers and _closes(text, at, opener):
            return at, 1
    # Double marks left open reach to the end of the paragraph; single ones were apostrophes after all.
    return (end, 0) if opener in '"“«„' and end - start > 1 else (None, 0)


def _closes(text: str, at: int, opener: str) -> bool:
    if opener not in "'‘":
        return True
    before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()
