"""HTML pages as lines: block by block, each with its element and the region of the page it stands in.

The text that trafilatura takes for the article decides between the regions; a line is body when trafilatura kept it
and no region around it is furniture. As no library keeps offsets, the lines are ours and trafilatura's text is looked
up in them without regard to white space, so every character of the body keeps its place in the source.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from dragoman.article.lines import Line
from dragoman.article.regions import PROSE_WORDS, Furniture, Region, link_lists, raw_spans, regions
from dragoman.article.shadow import Shadow, cast_shadow
from dragoman.article.shape import one_line, squash
from dragoman.lang.base import PagePack
from dragoman.model import Cut, Span

BLOCK = "\x1e"  # stands for a block tag; a newline in the source is only white space
MIN_SHARE = 0.5  # of the prose in furniture-free regions; below it trafilatura has lost the article and is not followed
WRAPPER_SHARE = 0.5  # of the article's prose in one kind of furniture: then that is no furniture
MAX_WRAPPERS = 4  # wrappers inside one another
MAX_TREE_CHARS = 3_000_000  # a bigger page is read by regions alone
# What lxml and its users raise on hostile markup; the page is then read by regions alone.
_TREE_ERRORS = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, MemoryError)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<article[\s>]", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{2000,}>")  # pictures as text, or a trap
_CLOSED = re.compile(r"</(?:p|div|span|li|td)\s*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a page is HTML rather than text with a few tags left in it."""
    return bool(_HTML.search(text[:20000])) or len(_CLOSED.findall(text[:20000])) >= 4


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """`outside`: lines that cannot be body, with the region they stand in."""

    shadow: Shadow
    lines: list[Line]
    outside: dict[int, str]


def read_html(text: str, packs: Mapping[str, PagePack]) -> HtmlPage:
    furniture = Furniture(packs)
    raw = raw_spans(text)
    lists = link_lists(text, raw, furniture)
    skip = _merged([*(Cut(span=span, reason="markup") for span in raw), *lists])
    shadow = cast_shadow(text, skip=skip, line_end=BLOCK)
    spans = [cut.span for cut in skip]
    kept: str | None = None
    ignored: frozenset[str] = frozenset()
    for _ in range(MAX_WRAPPERS):
        lines, outside = _lines(shadow, list(regions(text, spans, furniture, ignored)))
        if kept is None:  # without prose there is nothing to decide between, as on a page of links
            kept = _extracted(text, spans) if any(line.word_count >= PROSE_WORDS for line in lines) else ""
        wrappers = _wrappers(lines, outside, kept)
        if not wrappers:
            break
        ignored |= wrappers
    _follow(lines, outside, kept or "")
    return HtmlPage(shadow, lines, outside)


def _merged(cuts: Sequence[Cut]) -> list[Cut]:
    """In the order of the page, without those inside others; a cut never overlaps another in part."""
    out: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.span.start, -cut.span.end)):
        if not out or cut.span.start >= out[-1].span.end:
            out.append(cut)
    return out


def _lines(shadow: Shadow, regions: Sequence[Region]) -> tuple[list[Line], dict[int, str]]:
    lines: list[Line] = []
    outside: dict[int, str] = {}
    at = region = 0
    for block in [*re.finditer(BLOCK, shadow.text), None]:
        end = block.start() if block else len(shadow.text)
        content = one_line(shadow.text[at:end])
        if content:
            chunk = shadow.text[at:end]
            start, stop = at + len(chunk) - len(chunk.lstrip()), at + len(chunk.rstrip())
            place = shadow.back(start, stop).start
            while region + 1 < len(regions) and regions[region + 1].start <= place:
                region += 1
            _, tag, around = regions[region] if regions and regions[region].start <= place else Region(0, "", "")
            if around:
                outside[len(lines)] = around
            lines.append(Line(start, stop, content, tag != "br", tag))
        at = end + 1
    return lines, outside


def _extracted(text: str, skip: Sequence[Span]) -> str:
    """Trafilatura's article, squashed; empty when it finds none or the page is too big for a tree.

    It is spared what is skipped: most of its time would go into lists of links.
    """
    bounds = [0, *(at for span in skip for at in (span.start, span.end)), len(text)]
    rest = " ".join(text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    if len(rest) > MAX_TREE_CHARS:
        return ""
    import trafilatura  # half a second to load, and only HTML needs it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs every page it cannot parse
    try:
        plain_tags = _LONG_TAG.sub(r"<\1>", rest)  # libxml2 takes minutes for a tag of a hundred thousand attributes
        found = trafilatura.extract(plain_tags, include_comments=False, include_tables=True, deduplicate=False)
    except _TREE_ERRORS:
        found = None
    return squash(unescape(found or ""))


def _follow(lines: Sequence[Line], outside: dict[int, str], kept: str) -> None:
    """Put outside what trafilatura left out, unless it left out most of the prose."""
    inside = [i for i, line in enumerate(lines) if i not in outside and line.word_count >= PROSE_WORDS]
    held = {i for i in inside if kept and _holds(kept, lines[i])}
    if sum(len(lines[i].squashed) for i in held) < MIN_SHARE * sum(len(lines[i].squashed) for i in inside):
        return
    for i in inside:
        if i not in held:
            outside[i] = "not-extracted"


def _wrappers(lines: Sequence[Line], outside: dict[int, str], kept: str) -> frozenset[str]:
    """Regions that hold most of the article: wrappers with an unlucky name ("with-sidebar"), not furniture."""
    prose = [i for i, line in enumerate(lines) if line.word_count >= PROSE_WORDS]
    prose = [i for i in prose if kept and _holds(kept, lines[i])] or prose
    total = sum(len(lines[i].squashed) for i in prose)
    size: dict[str, int] = {}
    for i in prose:
        if i in outside:
            size[outside[i]] = size.get(outside[i], 0) + len(lines[i].squashed)
    return frozenset(region for region, chars in size.items() if chars > WRAPPER_SHARE * total)


def _holds(kept: str, line: Line) -> bool:
    key = line.squashed
    if key in kept:
        return True
    parts = [key[i : i + 40] for i in range(0, max(1, len(key) - 39), 40)]
    return sum(part in kept for part in parts) >= 0.5 * len(parts)
