"""What a page is that holds no article: a cookie wall, a paywall, an error page, a list, an explainer.

Every phrase is in the page packs. A page that holds an article beside such phrases is read: a banner above an article,
or the first paragraphs in front of a paywall, are no reason to turn the page away.
"""

from collections.abc import Sequence

from dragoman.article.items import find_items
from dragoman.article.layout import Layout
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules
from dragoman.article.shape import phrase

MIN_BODY_WORDS = 5
MAX_WALL_WORDS = 120  # of a body that may be a wall's own sentences: "We and our partners store …" is seldom longer
MIN_WAYS = 2  # phrases of a wall, so that one of them in a short article is none
MIN_LED_SENTENCES = 2  # below the headline and before the first item: an article's
MIN_LEAD_CHARS = 80  # there in one sentence; leads of news are seldom shorter
MIN_PROSE_CHARS = 200  # beside the items anywhere: what a site says of itself at its foot is shorter
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

    One phrase is too little: "Inspectors were denied full access, Solt said" is a flash. What somebody said of it is
    no wall's sentence: "We and our partners store cookies, the firm told the regulator" is of an article on cookies.
    """
    own = [i for i in layout.body if not rules.tells.search(lines[i].plain)]
    for kind, wall in rules.walls.items():
        spoken = sum(len(lines[i].text) for i in own if wall.search(lines[i].phrase))
        ways = {hit for line in lines for hit in wall.findall(line.phrase)}
        if len(ways) >= MIN_WAYS and 2 * spoken >= sum(len(lines[i].text) for i in layout.body):
            return kind
    return None


def _is_list(lines: Sequence[Line], layout: Layout) -> bool:
    """Headlines that each come with a stamp and one sentence, and less than a paragraph besides.

    An article with teasers below it has its own sentences under the headline, a live blog a lead. A live blog without
    one tells of its headline all the way down; a list does not.
    """
    items = find_items(lines, layout.marks, layout.title)
    if items is None or items.one_matter:
        return False
    listed = set(items.prose)
    other = [i for i, mark in enumerate(layout.marks) if mark == "sentence" and i not in listed]
    title = layout.title[0] if layout.title else -1
    led = [i for i in other if title < i < items.start]
    if sum(lines[i].sentences for i in led) >= MIN_LED_SENTENCES or _chars(lines, led) >= MIN_LEAD_CHARS:
        return False
    return _chars(lines, other) < MIN_PROSE_CHARS


def _chars(lines: Sequence[Line], indices: Sequence[int]) -> int:
    return sum(len(lines[i].text) for i in indices)


def _is_explainer(lines: Sequence[Line], layout: Layout, rules: PageRules) -> bool:
    if layout.title is None:
        return False
    index, start, end = layout.title
    headline = lines[index].text[start:end]
    if not headline.rstrip().endswith("?") or not rules.explainer.search(phrase(headline)):
        return False
    return sum(bool(rules.defining.search(lines[i].phrase)) for i in layout.body) >= MIN_DEFINING
