"""Who published, supplied and wrote the article: outlet, agency, author, from the lines around it.

An agency is a name in the pack's list, or any name behind a source label. Picture credits name no agency of the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.article.layout import Layout
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules
from dragoman.article.shape import in_capitals, phrase, plain, squash, title_case

_PARTS = re.compile(r"\s{2,}|\s?[|•·»›>]\s?|\s[/–—-]\s|\s/|/\s")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{3,30}(?:\.[a-zA-Zı]{2,10}){1,3}$")
_BEHIND = re.compile(r"\s[-–—|/»:•·]\s(\S[^|]{1,40})$")
_LINKED = re.compile(r" (?=[^\W\dA-ZÀ-Þ_])")  # "Jane Doe in Velin": what links is small
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
_MAX_OUTLET_WORDS = 4
MAX_OUTLET_LINES = 200  # from the top, the article or the foot of the page


class Found(NamedTuple):
    """A value read from `line.text[start:end]`."""

    value: str
    line: int
    start: int
    end: int
    rule: str


def find_agency(lines: Sequence[Line], layout: Layout, rules: PageRules) -> Found | None:
    """The agency credited: a source label first, then a line of its own, then a name beside the stamp."""
    labelled: list[Found] = []
    alone: list[Found] = []
    beside: list[Found] = []
    last = layout.body[-1] if layout.body else len(lines)
    for i, line in enumerate(lines):
        mark = layout.marks[i]
        if mark == "credit":
            label = rules.source.match(line.plain)
            start = label.end() - 1 if label else _glued_label(line, rules)
            found = _agencies(line, i, start, rules, any_name=bool(label))
            if found:
                (labelled if label else alone).append(found)
        elif mark in ("byline", "stamp") or (
            mark == "caption" and i > last and line.text[0] == "©" and line.word_count <= 2
        ):
            found = _agencies(line, i, 0, rules, any_name=False)
            if found:
                beside.append(found)
    return next(iter([*labelled, *alone, *beside]), None)


def _glued_label(line: Line, rules: PageRules) -> int:
    """Where the name begins in "KAYNAKAA"."""
    for label in rules.pack.source_labels:
        if line.plain.startswith(label) and line.plain[len(label) :] in rules.pack.agencies:
            return len(label)
    return 0


def _agencies(line: Line, index: int, start: int, rules: PageRules, *, any_name: bool) -> Found | None:
    spans: list[tuple[int, int, str]] = []
    text = line.text
    cut = rules.picture_part.search(line.plain[start:])
    end = start + cut.start() if cut else len(text)
    at = start
    for part in [*rules.between_names.finditer(text, start, end), None]:
        stop = part.start() if part else end
        name = text[at:stop].strip(" ().[]:")
        low = phrase(name)
        if hit := rules.agency.search(low):
            spans.append((at, stop, rules.pack.agencies[hit[0]]))
        elif (
            any_name
            and name[:1].isupper()
            and len(name.split()) <= 4
            and low not in rules.pack.desks
            and low not in rules.pack.sections
        ):
            spans.append((at, stop, name))
        at = part.end() if part else end
    return (
        Found(", ".join(dict.fromkeys(s[2] for s in spans)), index, spans[0][0], spans[-1][1], "credit.line")
        if spans
        else None
    )


def find_author(lines: Sequence[Line], layout: Layout, rules: PageRules) -> Found | None:
    for i, line in enumerate(lines):
        if layout.marks[i] != "byline":
            continue
        opened = rules.byline_open.match(line.plain)
        start = opened.end() if opened else line.text.index(":") + 1 if ":" in line.text else 0
        name = re.split(r"\s[-–—|(]|[|(;,]", line.text[start:])[0].strip()
        name = _LINKED.split(name)[0] if opened else name
        if opened and (len(name.split()) < 2 or not set(phrase(name).split()).isdisjoint(rules.pack.outlet_words)):
            continue  # "Reporting from Velin", "by Velin Post with agencies"
        if (
            name
            and phrase(name) not in rules.pack.desks
            and not rules.agency.fullmatch(plain(name))
            and 1 <= len(name.split()) <= 4
        ):
            at = line.text.index(name, start)
            return Found(name, i, at, at + len(name), "byline.label")
    return None


def find_outlet(lines: Sequence[Line], layout: Layout, rules: PageRules) -> Found | None:
    """The outlet's name: in the header, in the stamp line, behind a copyright sign; a name seen twice wins."""
    body = layout.body
    first = body[0] if body else len(lines)
    last = body[-1] if body else -1
    best: tuple[float, Found] | None = None
    counts: dict[str, int] = {}
    if (named := _behind_headline(lines, layout, rules)) is not None:
        return named
    candidates = list(_outlet_parts(lines, layout, first, last))
    for _, found in candidates:
        counts[squash(found.value)] = counts.get(squash(found.value), 0) + 1
    for prior, found in candidates:
        score = prior + _outlet_score(found.value, rules) + 2.0 * (counts[squash(found.value)] > 1)
        if score >= 2.0 and (best is None or score > best[0]):
            best = (score, found)
    if best is None:
        return None
    return best[1]._replace(value=title_case(best[1].value, rules.pack.lowering))


def _behind_headline(lines: Sequence[Line], layout: Layout, rules: PageRules) -> Found | None:
    """The outlet in "Headline | The Velin Post", as pages call themselves: a line that begins with the headline."""
    if layout.title is None:
        return None
    index, start, end = layout.title
    headline = lines[index].text[start:end]
    for i, line in enumerate(lines[: index + 2]):
        rest = _BEHIND.match(line.text[len(headline) :]) if line.text.startswith(headline) else None
        if rest and len(rest[1].split()) <= _MAX_OUTLET_WORDS and phrase(rest[1]) not in rules.pack.sections:
            at = len(headline) + rest.start(1)
            return Found(rest[1], i, at, at + len(rest[1]), "outlet.headline")
    return None


def _outlet_parts(lines: Sequence[Line], layout: Layout, first: int, last: int) -> Iterator[tuple[float, Found]]:
    title = layout.title[0] if layout.title else -1
    for i, line in enumerate(lines):
        mark = layout.marks[i]
        sign = _COPYRIGHT.search(line.text)
        if (
            i == title
            or (first <= i <= last)
            or (not sign and min(i, abs(first - i), abs(i - last), len(lines) - i) > MAX_OUTLET_LINES)
            or mark not in ("loose", "capitals", "stamp", "furniture", "caption", "tags")
        ):
            continue
        if sign and i > last:
            yield from (
                (2.0, f) for f in _parts(line, i, re.compile(r"©|\(c\)|[Cc]opyright|COPYRIGHT|\d{4}|\.\s|\s-\s|[|]"))
            )
        elif i < first and (mark in ("loose", "capitals") or (mark == "furniture" and i < 2)) and line.word_count <= 8:
            top = i < 3 and i < title and "stamp" not in layout.marks[:i]
            yield from ((1.0 if top else -0.5, f) for f in list(_parts(line, i, _PARTS))[:1])
        elif i < first and mark == "stamp":
            yield from ((-0.5, f) for f in _parts(line, i, _PARTS))
        elif i > last and mark in ("loose", "capitals") and line.word_count <= _MAX_OUTLET_WORDS:
            yield -4.0, Found(line.text, i, 0, len(line.text), "outlet.footer")  # counts only as a second sight


def _parts(line: Line, index: int, separator: re.Pattern[str]) -> Iterator[Found]:
    at = 0
    for match in [*separator.finditer(line.text), None]:
        end = match.start() if match else len(line.text)
        part = line.text[at:end]
        value = part.strip(" .,:;-–—|/()")
        if value:
            start = line.text.index(value, at)
            yield Found(value, index, start, start + len(value), "outlet.line")
        at = match.end() if match else end


def _outlet_score(value: str, rules: PageRules) -> float:
    key = phrase(value)
    count = len(key.split())
    if (
        len(key) < 3
        or not 1 <= count <= _MAX_OUTLET_WORDS
        or key in rules.pack.sections
        or key in rules.pack.exact
        or key in rules.pack.desks
    ):
        return -9.0
    if rules.agency.fullmatch(key) or any(c.isdigit() for c in value[:1]) or value[-1:] in "?!.":
        return -9.0
    score = 0.0
    if _DOMAIN.match(value):
        score += 2.0
    named = bool(set(key.split()) & set(rules.pack.outlet_words))
    if named:
        score += 2.0
    if in_capitals(value) and not named:
        return -9.0  # "SAMSUN", "NATO ZİRVESİ": a place or a topic
    if any(stamp_word in key for stamp_word in (*rules.pack.published, *rules.pack.updated)) or rules.starts.match(key):
        return -9.0
    if key in rules.pack.tickers or all(word in rules.section_words for word in key.split()):
        return -9.0
    if all(word[:1].isupper() or word.isdigit() for word in value.split()):
        score += 1.0 if "'" not in value and "’" not in value else 0.0
    return score
