"""Where sentences end: glued, abbreviated, ordinal and quoted text included."""

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Quote, Span

_STOP = re.compile(r"[.!?…]+")
_MAX_ASIDE = 200  # characters that a bracket may hold; one that closes further off was never closed
_ROMAN = re.compile("(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
_CLOSING = "\"”»’')]"


def paragraphs(body: str) -> Iterator[Span]:
    """The paragraphs of a body: what stands between line breaks, outer blanks left out."""
    for found in re.finditer(r"[^\n]+", body):
        text = found.group()
        start = found.start() + len(text) - len(text.lstrip())
        end = found.end() - (len(text) - len(text.rstrip()))
        if end > start:
            yield Span(start, end)


def sentence_spans(
    body: str, paragraph: Span, *, quotes: Sequence[Quote], abbreviations: frozenset[str]
) -> Iterator[Span]:
    """The sentences of one paragraph.

    A full stop inside a quotation ends nothing: quotation and the verb of saying behind it are read together.
    """
    protected = [quote.outer for quote in quotes if quote.outer.overlaps(paragraph)]
    start = paragraph.start
    for found in _STOP.finditer(body, paragraph.start, paragraph.end):
        end = _end_of_sentence(body, found, paragraph, protected, abbreviations)
        if end is None or end <= start:
            continue
        yield _trim(body, start, end)
        start = end
    if body[start : paragraph.end].strip():
        yield _trim(body, start, paragraph.end)


def _end_of_sentence(
    body: str, stop: "re.Match[str]", paragraph: Span, protected: list[Span], abbreviations: frozenset[str]
) -> int | None:
    """Where the sentence ends that this stop may close, or None."""
    end = stop.end()
    while (
        end < paragraph.end and body[end] in _CLOSING and not _letter(body, end + 1, paragraph, after_quote=body[end])
    ):
        end += 1
    for quote in protected:
        if quote.start < stop.start() and end < quote.end:
            return None
        # `"Hazırız." dedi`: the quotation is over, the sentence is not.
        if quote.start < stop.start() < quote.end <= end and not _begins_sentence(body, end, paragraph):
            return None
    if end >= paragraph.end:
        return paragraph.end
    if not _begins_sentence(body, end, paragraph) or _in_brackets(body, stop.start(), paragraph):
        return None
    if stop.group() == "." and _is_abbreviation(body, stop.start(), end, abbreviations):
        return None
    return end


def _in_brackets(body: str, stop: int, paragraph: Span) -> bool:
    """The stop stands in "(heyet de. Hepsi.)": what is said aside belongs to the sentence around it."""
    opened = body.rfind("(", max(paragraph.start, stop - _MAX_ASIDE), stop)
    if opened < 0 or ")" in body[opened:stop]:
        return False
    closes = body.find(")", stop, min(paragraph.end, stop + _MAX_ASIDE)) >= 0
    return closes and body[stop + 1 : stop + 2] != ")"


def _letter(body: str, at: int, paragraph: Span, *, after_quote: str) -> bool:
    """True where an apostrophe is followed by its suffix ("A.B.D.'de") and closes nothing."""
    return after_quote in "'’" and at < paragraph.end and body[at].isalpha() and body[at].islower()


def _begins_sentence(body: str, at: int, paragraph: Span) -> bool:
    rest = body[at : min(paragraph.end, at + 8)]
    blank = len(rest) - len(rest.lstrip())
    head = rest.lstrip().lstrip("\"“«‘'„([-–—*• ")[:1]
    if not head:
        return not rest.strip()
    return head.isupper() or (blank > 0 and head.isdigit())


def _is_abbreviation(body: str, dot: int, end: int, abbreviations: frozenset[str]) -> bool:
    """ "Dr. Kaya", "T.C.Cumhurbaşkanlığı", "2. Dünya Savaşı", "A. Belousov", "haber.com"."""
    start = dot
    while start > 0 and (body[start - 1].isalnum() or body[start - 1] in ".'’"):
        start -= 1
    word = body[start:dot]
    if word.isdigit():
        # A number of one or two digits before a capital is an ordinal far more often than the end of a sentence.
        return len(word) <= 2 and body[end : end + 1] == " " and body[start - 1 : start] != "%"
    if is_roman(word):
        return body[end : end + 1] == " "
    if all(len(part) == 1 and part.isupper() for part in word.split(".")):
        return True  # initials: "A. Solt", "A.B.D."
    return word.lower().replace("i̇", "i") in abbreviations


def is_roman(word: str) -> bool:
    """A number of kings, popes, congresses and world wars.

    >>> is_roman("XIV"), is_roman("II"), is_roman("MI6")
    (True, True, False)
    """
    return _ROMAN.fullmatch(word) is not None


def _trim(body: str, start: int, end: int) -> Span:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end)
