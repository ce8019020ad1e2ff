"""HTML pages as lines: block by block, each with its element and the region of the page it stands in.

The text that trafilatura takes for the article decides between the regions; a line is body when trafilatura kept it
and no region around it is furniture. As no library keeps offsets, the lines are ours and trafilatura's text is looked
up in them without regard to white space, so every character of the body keeps its place in the source.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from dragoman.article.lines import Line
from dragoman.article.shadow import Shadow, cast_shadow
from dragoman.article.shape import one_line, squash
from dragoman.lang.base import PagePack
from dragoman.model import Span

BLOCK = "\x1e"  # stands for a block tag; a newline in the source is only white space
MIN_SHARE = 0.5  # of the prose in furniture-free regions; below it trafilatura has lost the article and is not followed
WRAPPER_SHARE = 0.5  # of the article's prose in one kind of furniture: then that is no furniture
MAX_WRAPPERS = 4  # wrappers inside one another
PROSE_WORDS = 10  # shorter lines are left to the line rules
MAX_TREE_CHARS = 3_000_000  # a bigger page is read by regions alone
# What lxml and its users raise on hostile markup; the page is then read by regions alone.
_TREE_ERRORS = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError, MemoryError)
MAX_DEPTH = 400
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<article[\s>]", re.IGNORECASE)
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{2000,}>")  # pictures as text, or a trap
_CLOSED = re.compile(r"</(?:p|div|span|li|td)\s*>", re.IGNORECASE)
_RAW_OPEN = re.compile(r"<(script|style|noscript|template|svg|iframe|textarea|object|math)\b|<!--", re.IGNORECASE)
# A tag may hold a whole picture as text; no part of it is looked at twice, as it ends at the next bracket.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b([^<>]{0,10000000})>")
_ATTRIBUTE = re.compile(r"""\b(?:class|id|role)\s{0,3}=\s{0,3}["']?([^"'<>]{1,400})""", re.IGNORECASE)
_INLINE = re.compile(
    r"(?:a|abbr|b|bdi|bdo|cite|code|data|em|font|i|img|input|ins|kbd|label|link|mark|meta|q|s|samp|small|source|span|strong"
    r"|sub|sup|time|u|var|wbr)$"
)
_VOID = re.compile(r"(?:area|base|br|col|embed|hr|param|track)$")
_NOISE_TAG = re.compile(r"(?:nav|aside|footer|button|select|figcaption|figure|menu|dialog|title)$")
_PLAIN_TAG = re.compile(r"(?:body|html|main|article)$")
# Parts of class names and ids that sites anywhere give to what is not the article; packs add those of their language.
_NOISE_CLASS = (
    "comment|disqus|twitter-tweet|instagram-media|embed|reaction|related|recommend|popular|trending|most-?read|newsletter"
    "|subscribe|paywall|share|social|breadcrumb|sidebar|widget|banner|advert|sponsor|promo|teaser|caption|credit|copyright"
    "|footer|cookie|gdpr|consent|navbar|menu|tags|keyword|gallery|ticker|up-?next|next-|masthead|popup|modal|poll|bio"
    "|read-?more|more-|also-"
)
_NOISE_WORD = re.compile(r"(?<![a-z])(?:ad|ads|adv|rel|next|prev|tag|nav|foot|share|cmt|react|follow|lire)(?![a-z])")


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
    skip = raw_spans(text)
    shadow = cast_shadow(text, skip=skip, line_end=BLOCK)
    classes = [word for pack in packs.values() for word in pack.noise_classes]
    kept: str | None = None
    ignored: frozenset[str] = frozenset()
    for _ in range(MAX_WRAPPERS):
        lines, outside = _lines(shadow, list(_regions(text, skip, classes, ignored)))
        if kept is None:  # without prose there is nothing to decide between, as on a page of links
            kept = _extracted(text) if any(line.word_count >= PROSE_WORDS for line in lines) else ""
        wrappers = _wrappers(lines, outside, kept)
        if not wrappers:
            break
        ignored |= wrappers
    _follow(lines, outside, kept or "")
    return HtmlPage(shadow, lines, outside)


def raw_spans(text: str) -> list[Span]:
    """Scripts, styles and comments: from the opening to the end tag, or to the end of the page."""
    low = text.lower() if len(text.lower()) == len(text) else text
    spans: list[Span] = []
    at, missing = 0, set[str]()
    while match := _RAW_OPEN.search(text, at):
        name = (match[1] or "").lower()
        closing = f"</{name}" if name else "-->"
        end = -1 if closing in missing else low.find(closing, match.end())
        if end < 0:
            missing.add(closing)
            at = match.end()
            continue
        stop = text.find(">", end) + 1 or len(text)
        spans.append(Span(match.start(), stop))
        at = stop
    return spans


def _regions(
    text: str, skip: Sequence[Span], classes: Sequence[str], ignored: frozenset[str]
) -> Iterator[tuple[int, str, str]]:
    """(position, element, furniture around it) at every block tag, as the page opens and closes them.

    ignored  kinds of furniture that are none on this page
    """
    noise = re.compile("|".join([_NOISE_CLASS, *(re.escape(c) for c in classes)]))
    stack: list[tuple[str, str]] = []
    at = 0
    for gap in [*skip, Span(len(text), len(text))]:
        for match in _TAG.finditer(text, at, gap.start):
            name = match[2].lower()
            if _INLINE.match(name):
                continue
            if match[1]:
                for depth in range(len(stack) - 1, max(-1, len(stack) - 40), -1):
                    if stack[depth][0] == name:
                        del stack[depth:]
                        break
            elif not _VOID.match(name) and not match[3].endswith("/"):
                around = stack[-1][1] if stack else ""
                if name == "p" and stack and stack[-1][0] == "p":
                    stack.pop()  # an open <p> ends where the next one begins
                    around = stack[-1][1] if stack else ""
                if len(stack) < MAX_DEPTH:
                    stack.append((name, around or _furniture(name, match[3], noise, ignored)))
            yield match.end(), "br" if name == "br" else stack[-1][0] if stack else "", stack[-1][1] if stack else ""
        at = gap.end


def _furniture(name: str, attributes: str, noise: re.Pattern[str], ignored: frozenset[str]) -> str:
    if _NOISE_TAG.match(name) and name not in ignored:
        return name
    if _PLAIN_TAG.match(name):
        return ""
    for value in _ATTRIBUTE.findall(attributes):
        low = value.lower()
        for pattern in (noise, _NOISE_WORD):
            for hit in pattern.finditer(low):
                if hit[0] not in ignored:
                    return hit[0]
    return ""


def _lines(shadow: Shadow, regions: Sequence[tuple[int, str, str]]) -> tuple[list[Line], dict[int, str]]:
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
            while region + 1 < len(regions) and regions[region + 1][0] <= place:
                region += 1
            tag, around = (
                (regions[region][1], regions[region][2]) if regions and regions[region][0] <= place else ("", "")
            )
            if around:
                outside[len(lines)] = around
            lines.append(Line(start, stop, content, tag != "br", tag))
        at = end + 1
    return lines, outside


def _extracted(text: str) -> str:
    """Trafilatura's article, squashed; empty when it finds none or the page is too big for a tree."""
    if len(text) > MAX_TREE_CHARS:
        return ""
    import trafilatura  # half a second to load, and only HTML needs it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs every page it cannot parse
    try:
        plain_tags = _LONG_TAG.sub(r"<\1>", text)  # libxml2 takes minutes for a tag of a hundred thousand attributes
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
