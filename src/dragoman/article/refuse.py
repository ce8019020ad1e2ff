"""What a page is that holds no article: a cookie wall, a paywall, an error page, a list, an explainer.

Every phrase is in the page packs. A page that holds an article beside such phrases is read: a banner above an article,
or the first paragraphs in front of a paywall, are no reason to turn the page away.
"""

import re
from collections.abc import Sequence

from dragoman.article.layout import Layout
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules
from dragoman.article.shape import phrase

MIN_BODY_WORDS = 5
MAX_WALL_WORDS = 120  # of a body that may be a wall's own sentences: "We and our partners store …" is seldom longer
MIN_WAYS = 2  # phrases of a wall, so that one of them in a short article is none
MIN_LIST_ITEMS = 4  # headlines, each with a day and a sentence, that make a page a list
LIST_SHARE = 0.8  # of the page's sentences
MIN_DEFINING = 2  # sentences that define a word, under a headline that asks what it is
_DETAILS = {
    "cookie-wall": "a question about cookies stands in the article's place; get the page once it is answered",
    "paywall": "the article is for subscribers; what is here only says so",
    "error-page": "the site's own notice that the page was not delivered; get it again",
    "list-page": "headlines with a sentence each, and no article; read the pages they lead to",
    "explainer": "it explains a word and reports nothing that happened",
}


def why_no_article(lines: Sequence[Line], layout: Layout, rules: PageRules) -> tuple[str, str] | None:
    """(reason, detail) where a page holds no article of its own, else None."""
    words = sum(lines[i].word_count for i in layout.body)
    if words < MIN_BODY_WORDS:
        wall = _wall(lines, range(len(lines)), rules)
        return (wall, _DETAILS[wall]) if wall else ("no-body", _no_body(lines))
    if words <= MAX_WALL_WORDS and (wall := _wall_in_body(lines, layout, rules)):
        return wall, _DETAILS[wall]
    if _is_list(lines, layout):
        return "list-page", _DETAILS["list-page"]
    if _is_explainer(lines, layout, rules):
        return "explainer", _DETAILS["explainer"]
    return None


def ends_at_paywall(lines: Sequence[Line], layout: Layout, rules: PageRules) -> bool:
    """Whether what is read is the little that stands before a paywall."""
    words = sum(lines[i].word_count for i in layout.body)
    if words > MAX_WALL_WORDS:
        return False
    kept = set(layout.body)
    return any(i not in kept and rules.walls["paywall"].search(lines[i].phrase) for i in range(len(lines)))


def _no_body(lines: Sequence[Line]) -> str:
    return f"{len(lines)} lines and no sentence of an article among them"


def _wall(lines: Sequence[Line], indices: Sequence[int], rules: PageRules) -> str | None:
    """The kind of wall that most of these lines speak of."""
    hits = {kind: sum(bool(wall.search(lines[i].phrase)) for i in indices) for kind, wall in rules.walls.items()}
    best = max(hits, key=lambda kind: hits[kind], default=None)
    return best if best and hits[best] else None


def _wall_in_body(lines: Sequence[Line], layout: Layout, rules: PageRules) -> str | None:
    """A wall whose own sentences were taken for an article: half of them speak of it, and in more than one way.

    One phrase is too little: "Inspectors were denied full access, Solt said" is a flash.
    """
    for kind, wall in rules.walls.items():
        spoken = sum(len(lines[i].text) for i in layout.body if wall.search(lines[i].phrase))
        ways = {hit for line in lines for hit in wall.findall(line.phrase)}
        if len(ways) >= MIN_WAYS and 2 * spoken >= sum(len(lines[i].text) for i in layout.body):
            return kind
    return None


def _is_list(lines: Sequence[Line], layout: Layout) -> bool:
    """Headlines that each come with a stamp and one sentence, and hardly a sentence besides."""
    marks = layout.marks
    prose = [i for i, mark in enumerate(marks) if mark == "sentence"]
    items = [i for i in prose if _is_item(lines, marks, i)]
    return len(items) >= MIN_LIST_ITEMS and len(items) >= LIST_SHARE * len(prose)


def _is_item(lines: Sequence[Line], marks: Sequence[str], i: int) -> bool:
    """Whether the sentence has a headline above it and a stamp, or how long ago, right around it."""
    above = marks[max(0, i - 2) : i]
    headed = any(mark in ("loose", "capitals", "doubled") for mark in above)
    around = [j for j in (i - 2, i - 1, i + 1) if 0 <= j < len(marks)]
    dated = any(marks[j] == "stamp" or (marks[j] == "furniture" and _counts(lines[j])) for j in around)
    return headed and dated and (i + 1 >= len(marks) or marks[i + 1] != "sentence")


def _counts(line: Line) -> bool:
    """ "3 hours ago", "2 saat önce": furniture that begins with a figure."""
    return bool(re.match(r"\d", line.text)) and line.word_count <= 4


def _is_explainer(lines: Sequence[Line], layout: Layout, rules: PageRules) -> bool:
    if layout.title is None:
        return False
    index, start, end = layout.title
    headline = lines[index].text[start:end]
    if not headline.rstrip().endswith("?") or not rules.explainer.search(phrase(headline)):
        return False
    return sum(bool(rules.defining.search(lines[i].phrase)) for i in layout.body) >= MIN_DEFINING
