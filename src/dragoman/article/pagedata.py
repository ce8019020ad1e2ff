"""What a page says of itself beside its text: JSON-LD, meta elements, <time>, <title>.

Read with patterns and not with a JSON parser: pages ship broken JSON-LD, and every value needs its place in the
source. Several articles' data on one page: the ones nearest to the headline count.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from dragoman.article.shape import squash
from dragoman.model import Span

_PAIR = re.compile(r'"(datePublished|dateModified|headline)"\s{0,5}:\s{0,5}"((?:[^"\\\n]|\\.){1,600})"')
_PUBLISHER = re.compile(r'"publisher"\s{0,5}:\s{0,5}\{[^{}]{0,600}?"name"\s{0,5}:\s{0,5}"((?:[^"\\\n]|\\.){1,200})"')
_AUTHOR = re.compile(
    r'"author"\s{0,5}:\s{0,5}\[?\s{0,5}\{[^{}]{0,400}?"name"\s{0,5}:\s{0,5}"((?:[^"\\\n]|\\.){1,200})"'
)
_SITE = re.compile(
    r'"@type"\s{0,5}:\s{0,5}"(?:WebSite|NewsMediaOrganization)"[^{}]{0,400}?"name"\s{0,5}:\s{0,5}"((?:[^"\\\n]|\\.){1,200})"'
)
_BODY = re.compile(r'"articleBody"\s{0,5}:\s{0,5}"((?:[^"\\]++|\\.){1,200000}+)"', re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,500}>")
_META = re.compile(r"<(?:meta|time)\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]{2,20})\s{0,3}=\s{0,3}(?:"([^"]{0,1000})"|'([^']{0,1000})')""")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,1000})</title", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:og:)?(?:article:)?published_time|datepublished|pubdate|publish-?_?date|date\.published|dc\.date(?:\.issued)?"
    r"|dcterms\.created|parsely-pub-date|sailthru\.date|date",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:og:)?(?:article:)?modified_time|og:updated_time|datemodified|last-modified|lastmod", re.IGNORECASE
)
_NAMES = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "author": "author",
    "article:author": "author",
}
MAX_CHARS = 2_000_000


class Datum(NamedTuple):
    """`kind`: published, updated, title, body, outlet, author, page-title."""

    kind: str
    value: str
    span: Span
    rule: str


def page_data(text: str) -> list[Datum]:
    """All that the page says of itself, in the order of trust: JSON-LD, meta, <time>, <title>."""
    text = text[:MAX_CHARS]
    return [*_json(text), *_elements(text), *_page_title(text)]


def _json(text: str) -> Iterator[Datum]:
    pairs = list(_PAIR.finditer(text))
    kinds = {"datePublished": "published", "dateModified": "updated", "headline": "title"}
    for match in pairs:
        yield Datum(kinds[match[1]], _unquoted(match[2]), Span(*match.span(2)), f"json-ld.{match[1]}")
    for found in _BODY.finditer(text):
        yield Datum("body", _MARKUP.sub(" ", _unquoted(found[1])), Span(*found.span(1)), "json-ld.articleBody")
    for kind, pattern in (("outlet", _PUBLISHER), ("outlet", _SITE), ("author", _AUTHOR)):
        if (first := pattern.search(text)) is not None:
            yield Datum(kind, _unquoted(first[1]), Span(*first.span(1)), f"json-ld.{kind}")


def _unquoted(text: str) -> str:
    try:
        value = str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        value = text.replace('\\"', '"').replace("\\/", "/")
    # A lone surrogate ("\ud83d" cut in half) cannot be written to any store.
    return unescape(value.encode("utf-8", "replace").decode("utf-8")).strip()


def _elements(text: str) -> Iterator[Datum]:
    times: list[Datum] = []
    for match in _META.finditer(text):
        found = {m[1].lower(): (m[2] or m[3] or "", m) for m in _ATTRIBUTE.finditer(match[1])}
        name = (found.get("property") or found.get("name") or found.get("itemprop") or ("", None))[0].lower()
        value = found.get("content") or found.get("datetime")
        if not value or not value[0].strip():
            continue
        group = 2 if value[1][2] is not None else 3
        span = Span(match.start(1) + value[1].start(group), match.start(1) + value[1].end(group))
        content = unescape(value[0]).strip()
        if match[0][1:5].lower() == "time":
            times.append(Datum("updated" if _UPDATED.fullmatch(name) else "published", content, span, "time.datetime"))
        elif _PUBLISHED.fullmatch(name):
            yield Datum("published", content, span, f"meta.{name}")
        elif _UPDATED.fullmatch(name):
            yield Datum("updated", content, span, f"meta.{name}")
        elif name in _NAMES:
            yield Datum(_NAMES[name], content, span, f"meta.{name}")
    yield from times


def _page_title(text: str) -> Iterator[Datum]:
    if match := _TITLE.search(text):
        yield Datum("page-title", " ".join(unescape(match[1]).split()), Span(*match.span(1)), "title.element")


def near_headline(data: list[Datum], kind: str, headline: str) -> Datum | None:
    """The first datum of a kind; of several in JSON-LD, the one nearest to the headline of this article."""
    found = [d for d in data if d.kind == kind]
    key = squash(headline)
    anchors = [
        d.span.start for d in data if d.kind == "title" and d.rule.startswith("json") and key and squash(d.value) == key
    ]
    graph = [d for d in found if d.rule.startswith("json")]
    if anchors and len(graph) > 1:
        return min(graph, key=lambda d: abs(d.span.start - anchors[0]))
    return found[0] if found else None
