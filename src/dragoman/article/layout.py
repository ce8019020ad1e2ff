"""Where the article stands among the lines of a page: headline, stamps, body, and what is neither.

Works on lines and their kinds only; knows neither bytes nor HTML. Every line that is not kept gets a reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.article.copies import find_copies
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules, mark_line
from dragoman.article.shape import squash, stems

RESUME_CHARS = 60  # a paragraph that brings the article back after a list of other headlines, if it shares a word with
SURE_CHARS = 120  # the article so far; from this length on it need not
COMMENTS_AFTER_CHARS = 250  # article text that must stand before a comment heading ends the article
TITLE_CHARS = (12, 220)
_PROSE = ("sentence",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """title    index of the headline's line, and the part of the line that is it
    body     indices of the lines that are the article, in the order it reads
    reasons  why each other line is not, by index
    header   indices before the body, for outlet and agency
    """

    title: tuple[int, int, int] | None
    body: tuple[int, ...]
    reasons: dict[int, str]
    marks: tuple[str, ...]


def lay_out(
    lines: Sequence[Line], rules: PageRules, *, title: str | None = None, outside: Mapping[int, str] | None = None
) -> Layout:
    """The layout of a page.

    title    the headline when the page's own data gives it
    outside  lines that stand in a part of the page that is no article (HTML), and the name of that part
    """
    outside = outside or {}
    marks = [mark_line(line, rules) for line in lines]
    for i, region in outside.items():
        if marks[i] in ("sentence", "capitals", "loose", "comments", "related", "summary"):
            marks[i] = f"in-{region}"
    prose = [i for i, mark in enumerate(marks) if mark in _PROSE]
    copies = find_copies(lines, prose)
    first = next((i for i in prose if i not in copies or copies[i] == "repeated-lead"), len(lines))
    found = find_title(lines, marks, copies, first, title)
    headline = lines[found[0]].text[found[1] : found[2]] if found else title or ""
    reasons = dict(copies)
    body = _walk(lines, marks, reasons, headline, rules)
    for i, mark in enumerate(marks):
        if i not in body and i not in reasons:
            reasons[i] = _reason(mark, i, body)
    return Layout(title=found, body=tuple(body), reasons=reasons, marks=tuple(marks))


def _reason(mark: str, index: int, body: Sequence[int]) -> str:
    if mark in ("capitals", "loose", "section"):
        return "header" if not body or index < body[0] else "tail" if index > body[-1] else "promotion"
    return "related" if mark == "related-line" else mark


def _walk(
    lines: Sequence[Line], marks: Sequence[str], reasons: dict[int, str], title: str, rules: PageRules
) -> list[int]:
    """The indices of the article's lines, in order; fills in the reasons that only the walk can know."""
    body: list[int] = []
    heads: list[int] = []  # subheads, kept once prose follows
    topic, title_key = stems(title), squash(title)
    chars = 0
    state = "header"  # header, article, related, summary
    listing, items, stamps = False, 0, 0
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if i in reasons:
            continue
        if title_key and _is_title(line, title_key):
            reasons[i] = "title"
        elif mark == "comments" and _ends_article(lines, marks, i, chars):
            for j in range(i, len(lines)):
                reasons.setdefault(j, "comments")
            break
        elif mark == "sentence":
            if state == "summary" and _is_item(line):
                reasons[i] = "summary"
            elif state == "related" and not _resumes(line, topic):
                reasons[i] = "related"
            else:
                body += [*heads, i]
                heads, state = [], "article"
                chars += len(line.text)
                topic |= stems(line.text)
                listing = line.text.endswith(":")
        elif mark == "related" and body and _lists_teasers(marks, i):
            for j in range(i, len(lines)):
                reasons.setdefault(j, "related")
            break
        elif mark in ("loose", "capitals") and stamps and len(body) >= 3 and _next_article(lines, marks, i):
            for j in range(i, len(lines)):
                reasons.setdefault(j, "next-article")
            break
        elif mark == "stamp":
            stamps += 1
        elif mark == "related":
            state, items = "related" if body else state, 0
        elif mark == "summary":
            state = "summary"
        elif state == "article" and mark in ("capitals", "loose") and (listing or _is_subhead(line, mark, rules)):
            heads.append(i) if not listing or not _is_item(line) else body.append(i)
        elif state == "related" and mark == "capitals" and items and _prose_follows(lines, marks, i, topic):
            heads, state = [*heads, i], "article"
        elif state == "related" and mark in ("loose", "capitals", "doubled"):
            reasons[i] = "related"
            items += 1
    return body


def _is_title(line: Line, title_key: str) -> bool:
    """The headline again, alone or behind a breadcrumb."""
    key = line.squashed
    return key == title_key or (
        len(title_key) >= 20 and key.endswith(title_key) and len(key) <= len(title_key) + 40 and not line.stops
    )


def _is_item(line: Line) -> bool:
    return line.text[0] in "•-–—*·▪■►➤✓" or bool(re.match(r"\d{1,2}[.)] ?", line.text))


def _is_subhead(line: Line, mark: str, rules: PageRules) -> bool:
    if line.word_count > 14:
        return False
    if line.tag in ("h2", "h3", "h4") or line.phrase in rules.pack.crossheads:
        return True
    return mark == "capitals" or rules.pack.mixed_crossheads


def _resumes(line: Line, topic: set[str]) -> bool:
    """Whether a paragraph after a list of other headlines is the article again rather than a teaser of another."""
    if len(line.text) < RESUME_CHARS or not (line.stops or line.text.endswith(":")):
        return False
    return len(line.text) >= SURE_CHARS or bool(stems(line.text) & topic)


def _lists_teasers(marks: Sequence[str], index: int) -> bool:
    """Whether headlines with a sentence each fill the rest of the page: three or more, and hardly any other prose."""
    rest = marks[index + 1 :]
    prose = [j for j, mark in enumerate(rest) if mark == "sentence"]
    headed = [j for j in prose if j and rest[j - 1] in ("loose", "capitals", "stamp", "section", "doubled")]
    return len(headed) >= 3 and len(headed) >= 0.7 * len(prose)


def _next_article(lines: Sequence[Line], marks: Sequence[str], index: int) -> bool:
    """Whether another article begins here: a headline, within three lines its own stamp, and then prose."""
    if lines[index].word_count < 4:
        return False
    near = marks[index + 1 : index + 4]
    if "stamp" not in near:
        return False
    stamp = index + 1 + near.index("stamp")
    between = all(mark in ("loose", "capitals", "section", "furniture") for mark in marks[index + 1 : stamp])
    return between and "sentence" in marks[stamp + 1 : stamp + 5]


def _prose_follows(lines: Sequence[Line], marks: Sequence[str], index: int, topic: set[str]) -> bool:
    """Whether the article goes on right behind this line."""
    after = index + 1
    return after < len(lines) and marks[after] == "sentence" and _resumes(lines[after], topic)


def _ends_article(lines: Sequence[Line], marks: Sequence[str], index: int, chars: int) -> bool:
    """Whether comments follow this heading: enough article before it, or less after it than before."""
    if chars >= COMMENTS_AFTER_CHARS:
        return True
    after = sum(len(lines[j].text) for j in range(index + 1, len(lines)) if marks[j] == "sentence")
    return chars > 0 and after <= chars


def find_title(
    lines: Sequence[Line], marks: Sequence[str], copies: dict[int, str], first: int, given: str | None
) -> tuple[int, int, int] | None:
    """The headline's line, and where in the line it stands.

    Candidates are the lines before the first paragraph that are neither furniture nor stamp. A headline is repeated,
    stands alone in an <h1>, shares its words with the article, and has a headline's length.
    """
    if given:
        return _given_title(lines, given)
    topic: set[str] = set()
    for i, mark in enumerate(marks):
        if mark == "sentence":
            topic |= stems(lines[i].text)
    counts: dict[str, int] = {}
    for i in range(len(lines)):
        counts[lines[i].squashed] = counts.get(lines[i].squashed, 0) + 1
    best, best_score = None, 0.0
    for i in range(min(first, 60, len(lines))):
        start = _after_breadcrumb(lines[i], lines)
        score = _title_score(lines[i], start, marks[i], topic, counts)
        score += (
            0.5 * ("stamp" in (*marks[max(0, i - 1) : i], *marks[i + 1 : i + 2]))
            - 0.5 * lines[i].text.endswith("?")
            - 0.01 * i
        )
        if score - 0.5 > 0 and score > best_score and i not in copies:
            best, best_score = (i, start, len(lines[i].text)), score
    return best


def _title_score(line: Line, start: int, mark: str, topic: set[str], counts: dict[str, int]) -> float:
    text = line.text[start:]
    low, high = TITLE_CHARS
    if mark not in ("loose", "capitals", "sentence") or not low <= len(text) <= high or len(text.split()) < 2:
        return 0.0
    if mark == "sentence" and line.tag != "h1":
        return 0.0
    own = stems(text)
    shared = len(own & topic)
    score = min(shared, 3) + 2.0 * shared / max(4, len(own)) + (len(text) >= 25) + (len(text.split()) >= 5)
    score += 3.0 * (counts[line.squashed] > 1) + 4.0 * (line.tag == "h1")
    return score if shared or line.tag == "h1" or len(text) >= 25 else 0.0


_BREADCRUMB = re.compile(r"\s[|/>»›-]\s")


def _after_breadcrumb(line: Line, lines: Sequence[Line]) -> int:
    """Where the headline begins in "Dünya > Avrupa > Headline"; 0 when the line is no breadcrumb."""
    if line.tag == "h1":
        return 0
    cut = 0
    for match in _BREADCRUMB.finditer(line.text):
        before = line.text[cut : match.start()]
        if len(before.split()) > 3 or before != before.strip():
            break
        cut = match.end()
    return cut if len(line.text) - cut >= 20 else 0


def _given_title(lines: Sequence[Line], given: str) -> tuple[int, int, int] | None:
    key = squash(given)
    for i, line in enumerate(lines):
        if key and line.squashed == key:
            return (i, 0, len(line.text))
    return None
