"""Pages from RSS and Atom feeds: each entry's own content, or its summary. Links are kept as addresses, never followed.

feedparser gets bytes only, as it opens whatever a string names; what could make it work for long is turned away first:
declared entities, depth, size, the number of entries. It raises on some damaged feeds, though it promises not to; their
entries are then read one by one, so that a bad one costs itself alone.
"""

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

from dragoman.intake.days import read_date
from dragoman.intake.limits import MAX_FEED_BYTES, MAX_FEED_ENTRIES
from dragoman.intake.refuse import refuse
from dragoman.intake.urls import clean_url
from dragoman.model import Page, Rejected

MAX_DEPTH = 500
_ENTITY = re.compile(rb"<\x00?!\x00?E\x00?N\x00?T\x00?I\x00?T\x00?Y", re.IGNORECASE)
_TAG = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<(/?)[A-Za-z][^<>]{0,4000}?(/?)>", re.DOTALL)
_ENTRY = re.compile(rb"<(?:[a-z]{1,10}:)?(?:item|entry)[\s<>]", re.IGNORECASE)
_LOOKS = re.compile(rb"<(?:rss|feed|rdf:RDF|(?:[a-z]{1,10}:)?(?:rss|feed))[\s>]", re.IGNORECASE)
_CHARREF = re.compile(rb"&#([0-9]{4,}|[xX][0-9a-fA-F]{4,});?")
_HEAD_BYTES = 20_000
_NAME_CHARS = 120
_BEGINNINGS = {b"rss": b"<rss version='2.0'><channel>", b"feed": b"<feed xmlns='http://www.w3.org/2005/Atom'>"}
_ENDS = {b"rss": b"</channel></rss>", b"feed": b"</feed>"}


def is_feed(data: bytes) -> bool:
    """Whether these bytes begin like a feed."""
    return bool(_LOOKS.search(data[:2000].replace(b"\x00", b"")))


def pages_in_feed(data: bytes, *, path: str, source: str) -> Iterator[Page | Rejected]:
    """The feed's entries, numbered from 1; a feed that is none, or a trap, is one Rejected."""
    if len(data) > MAX_FEED_BYTES:
        yield refuse(path, "too-large", f"a feed larger than {MAX_FEED_BYTES / 1e6:g} MB", source=source)
        return
    if not data.strip():
        yield refuse(path, "empty", "holds nothing; was the download cut off?", source=source)
        return
    if (trap := _trap(data)) is not None:
        yield refuse(path, *trap, source=source)
        return
    data, cut = _first_entries(data)
    parsed = _parsed(data)
    if parsed is None:
        yield from _one_by_one(data, path=path, source=source)
    elif parsed.entries:
        flags = ("feed-not-well-formed",) if parsed.bozo and not cut else ()
        for number, entry in enumerate(parsed.entries[:MAX_FEED_ENTRIES], start=1):
            yield _entry_page(entry, _outlet(parsed), flags, path=path, source=f"{source}#{number}")
    elif parsed.get("version"):
        yield refuse(path, "empty", "a feed without entries", source=source)
    else:
        yield refuse(path, "not-a-feed", f"no RSS or Atom feed (it begins with {data[:40]!r})", source=source)
    if cut:
        what = f"only the first {MAX_FEED_ENTRIES:,} entries of the feed are read; save the rest as another file"
        yield refuse(path, "clipped", what, source=source)


def _parsed(data: bytes) -> Any:
    """feedparser's result; None when it raised."""
    import feedparser  # takes a tenth of a second to load

    data = _CHARREF.sub(lambda found: found[0] if _is_character(found[1]) else b"&#xFFFD;", data)
    try:
        return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except MemoryError:
        raise
    except Exception:  # KeyError, OverflowError, UnicodeError, …: whatever its handlers trip over
        return None


def _is_character(ref: bytes) -> bool:
    digits = ref.lstrip(b"xX").lstrip(b"0") or b"0"
    if len(digits) > 7:
        return False
    number = int(digits, 10 if ref[:1].isdigit() else 16)
    return number < 0xD800 or 0xE000 <= number < 0x110000


def _one_by_one(data: bytes, *, path: str, source: str) -> Iterator[Page | Rejected]:
    """Each entry as a feed of its own."""
    starts = [match.start() for match in _ENTRY.finditer(data)]
    root = b"rss" if b"<rss" in data[:2000].lower() or not is_feed(data) else b"feed"
    head, end = data[: starts[0] if starts else 0], _ENDS[root]
    if len(head) > _HEAD_BYTES or _parsed(head + end) is None:
        head = _BEGINNINGS[root]
    for number, (start, stop) in enumerate(itertools.pairwise([*starts, len(data)]), start=1):
        parsed = _parsed(head + data[start:stop] + end)
        if parsed is None or not parsed.entries:
            yield refuse(f"{path}#{number}", "corrupt", "an entry damaged beyond reading", source=f"{source}#{number}")
            continue
        flags = ("feed-not-well-formed",)
        yield _entry_page(parsed.entries[0], _outlet(parsed), flags, path=path, source=f"{source}#{number}")
    if not starts:
        yield refuse(path, "corrupt", "a feed damaged beyond reading", source=source)


def _outlet(parsed: Any) -> str | None:
    """The feed's name, as plain text: it goes into no page."""
    name = parsed.feed.get("title")
    return (" ".join(name.replace("\x00", "").split())[:_NAME_CHARS] or None) if isinstance(name, str) else None


def _trap(data: bytes) -> tuple[str, str] | None:
    if _ENTITY.search(data):
        return "entity", "the feed declares entities of its own, which no feed needs and traps are made of"
    depth = deepest = 0
    for match in _TAG.finditer(data):
        if match[1] is None:
            continue
        depth += -1 if match[1] else 0 if match[2] else 1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            return "depth", f"elements more than {MAX_DEPTH} deep in one another"
    return None


def _first_entries(data: bytes) -> tuple[bytes, bool]:
    """The feed with no more entries than are read, closed again behind the last one."""
    for number, match in enumerate(_ENTRY.finditer(data)):
        if number == MAX_FEED_ENTRIES:
            root = b"rss" if b"<rss" in data[:2000].lower() else b"feed"
            return data[: match.start()] + _ENDS[root], True
    return data, False


def _entry_page(entry: Any, outlet: str | None, flags: tuple[str, ...], *, path: str, source: str) -> Page | Rejected:
    title, body = _text(entry.get("title")), _body(entry)
    if not title and not body:
        number = source.rpartition("#")[2]
        return refuse(f"{path}#{number}", "empty", "an entry without title and content", source=source)
    link = entry.get("link")
    url = clean_url(link) if isinstance(link, str) else None
    said = entry.get("published") or entry.get("updated") or entry.get("created")
    published = read_date(said) if isinstance(said, str) else None
    odd = [flag for flag, bad in (("odd-link", link and not url), ("odd-date", said and not published)) if bad]
    page = f"<html><head><meta charset=utf-8></head><body><article><h1>{title}</h1>\n{body}\n</article></body></html>"
    return Page.of(
        page.encode("utf-8", "replace"), source=source, url=url, outlet=outlet, published=published,
        flags=(*flags, *odd),
    )  # fmt: skip


def _body(entry: Any) -> str:
    """The longest content, else the summary, as HTML."""
    parts = [part for part in (*entry.get("content", ()), entry.get("summary_detail")) if part and part.get("value")]
    if not parts:
        return ""
    part = max(parts, key=lambda part: len(part["value"]))
    value = part["value"].replace("\x00", "")
    return "<p>" + _inert(value).replace("\n\n", "</p>\n<p>") + "</p>" if part.get("type") == "text/plain" else value


def _text(value: object) -> str:
    return _inert(" ".join(value.split())) if isinstance(value, str) else ""


def _inert(text: str) -> str:
    """Markup as the text it is; entities stay, as feeds often encode twice."""
    return text.replace("\x00", "").replace("<", "&lt;").replace(">", "&gt;")
