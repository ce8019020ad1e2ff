"""The walk down the lines of a page: which are the article, in order, and why the others are not.

The states it knows: before the article, in it, in a list of other headlines, in a summary box. A kind of line means
different things in different states, which is why this is not a filter over lines.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dragoman.article.items import Items
from dragoman.article.lines import Line
from dragoman.article.rules import PageRules
from dragoman.article.shape import squash, stems

RESUME_CHARS = 60  # a paragraph that brings the article back after a list of other headlines, if it shares a word with
QUOTE_CHARS = 35  # the same, of a quotation with its speaker behind it: no headline is written so and ends in a stop
SURE_CHARS = 120  # the article so far; from this length on it need not
COMMENTS_AFTER_CHARS = 250  # article text that must stand before a comment heading ends the article
MAX_SUBHEAD_WORDS = 14
TOLD_SHARE = 0.75  # of a mixed-case line's long words, in the paragraph behind it: then the line is its subhead
_ITEM = re.compile(r"[•*·▪■►➤✓–—-]|\d{1,2}[.)] ?")
_ATTRIBUTED = re.compile(r"[\"“][^\"“”]{4,200}[\"”] [^\W\d_].*[.]$")
_UNSTOPPED = ("loose", "capitals")


def walk(
    lines: Sequence[Line],
    marks: Sequence[str],
    copies: Mapping[int, str],
    title: str,
    rules: PageRules,
    *,
    items: Items | None = None,
) -> tuple[list[int], dict[int, str]]:
    """The indices of the article's lines, and the reasons that only the walk can know, by index."""
    walker = _Walk(lines, marks, dict(copies), title, rules)
    if items is not None:
        walker.live = items.one_matter
        walker.teasers = -1 if walker.live or _prose_behind(marks, items) else items.start
    for i in range(len(lines)):
        if i not in walker.reasons and not walker.step(i):
            break
    return walker.body, walker.reasons


class _Behind(NamedTuple):
    """What stands from a line on: sentences, those right below a headline or a stamp, and characters of sentences."""

    prose: int
    headed: int
    chars: int


def _behind(lines: Sequence[Line], marks: Sequence[str]) -> list[_Behind]:
    """For every line and the end; summed up once, as a page may hold thousands of headings of comments."""
    out = [_Behind(0, 0, 0)]
    for i in range(len(lines) - 1, -1, -1):
        last = out[-1]
        if marks[i] == "sentence":
            headed = i > 0 and marks[i - 1] in (*_UNSTOPPED, "stamp", "section", "doubled")
            last = _Behind(last.prose + 1, last.headed + headed, last.chars + len(lines[i].text))
        out.append(last)
    return out[::-1]


class _Walk:
    def __init__(
        self, lines: Sequence[Line], marks: Sequence[str], reasons: dict[int, str], title: str, rules: PageRules
    ) -> None:
        self.lines, self.marks, self.reasons, self.rules = lines, marks, reasons, rules
        self.title, self.topic = squash(title), stems(title)
        self.counts = Counter(line.squashed for line in lines)
        self.behind = _behind(lines, marks)
        self.body: list[int] = []
        self.heads: list[int] = []  # subheads, kept once prose follows
        self.state = "before"  # before, article, related, summary
        self.listing = False  # behind a colon
        self.items = 0  # headlines of the list of others so far
        self.promoted: dict[str, set[str]] = {}  # each, squashed, with its stems
        self.stamps = 0
        self.headed = False  # the headline is the page's <h1>
        self.chars = 0
        self.live = False  # what has a headline and a stamp of its own is another entry, and no other article
        self.teasers = -1  # where items of other matters begin that fill the rest of the page

    def step(self, i: int) -> bool:
        """Decide on line `i`; False when the article is over."""
        line, mark = self.lines[i], self.marks[i]
        if self.title and _is_title(line, self.title):
            self.reasons[i] = "title"
            self.headed = self.headed or line.tag == "h1"
            self._still_before()
        elif mark == "sentence":
            self._sentence(i)
        elif mark == "comments" and self._comments_follow(i):
            return self._end(i, "comments")
        elif mark == "related":
            if self.body and self._lists_teasers(i):
                return self._end(i, "related")
            self.state, self.items = "related" if self.body else self.state, 0
            self.promoted = {}
        elif mark == "summary":
            self.state = "summary"
        elif mark == "stamp":
            self.stamps += 1
            self._still_before()
        elif mark in (*_UNSTOPPED, "doubled"):
            if i == self.teasers and self.body:
                return self._end(i, "related")
            if mark != "doubled" and self._next_article(i):
                return self._end(i, "next-article")
            self._unstopped(i)
        return True

    def _end(self, start: int, reason: str) -> bool:
        for j in range(start, len(self.lines)):
            self.reasons.setdefault(j, reason)
        return False

    def _still_before(self) -> None:
        """A headline or a stamp behind the first paragraph: that was the lead, and the article is still to begin."""
        if len(self.body) == 1 and self.state == "article":
            self.state = "before"

    def _sentence(self, i: int) -> None:
        line = self.lines[i]
        if self.state == "summary" and _ITEM.match(line.text):
            self.reasons[i] = "summary"
        elif self.state == "related" and not self._resumes(line):
            self.reasons[i] = "related"
        else:
            self.body += [*self.heads, i]
            self.heads, self.state = [], "article"
            self.chars += len(line.text)
            self.topic |= stems(line.text)
            self.listing = line.text.endswith(":")

    def _unstopped(self, i: int) -> None:
        """A line without a full stop: a subhead, an item of a list, a headline of another story."""
        line, mark = self.lines[i], self.marks[i]
        if self.state == "article" and mark != "doubled":
            if self.listing and _ITEM.match(line.text):
                self.body.append(i)
            elif self.listing or self._is_subhead(i):
                self.heads.append(i)
        elif self.state == "related" and mark == "capitals" and self.items and self._prose_follows(i):
            self.heads.append(i)
            self.state = "article"
        elif self.state == "related":
            self.reasons[i] = "related"
            self.items += 1
            self.promoted[line.squashed] = stems(line.text)

    def _is_subhead(self, i: int) -> bool:
        """In capitals, a heading by its element, or in words that the next paragraph takes up.

        In mixed case a subhead and a promoted headline look the same, but a promotion is not told by what follows: of
        33 such lines in the training pages none shared more than two thirds of its words with it, most none.
        """
        line, mark = self.lines[i], self.marks[i]
        if line.word_count > MAX_SUBHEAD_WORDS:
            return False
        if line.tag in ("h2", "h3", "h4") or line.phrase in self.rules.pack.crossheads:
            return True
        if mark == "capitals" or self.rules.pack.mixed_crossheads:
            return True
        own = stems(line.text)
        follows = i + 1 < len(self.lines) and self.marks[i + 1] == "sentence"
        return follows and len(own) >= 2 and len(own & stems(self.lines[i + 1].text)) >= TOLD_SHARE * len(own)

    def _resumes(self, line: Line) -> bool:
        """Whether a paragraph behind other headlines is the article again rather than a teaser of one of them."""
        if self._is_past_the_box(line):
            return True
        if len(line.text) < (QUOTE_CHARS if _ATTRIBUTED.match(line.text) else RESUME_CHARS) or not (
            line.stops or line.text.endswith(":")
        ):
            return False
        return len(line.text) >= SURE_CHARS or bool(stems(line.text) & self.topic)

    def _is_past_the_box(self, line: Line) -> bool:
        """Behind one headline that stands twice, as picture and words: a paragraph that takes up what was told before
        the box ("Taraflar …"), and nothing of that headline.
        """
        if len(self.promoted) != 1 or self.items != 2 or not line.stops or len(line.text) < RESUME_CHARS:
            return False
        (promoted,) = self.promoted.values()
        return line.phrase.partition(" ")[0] in self.rules.pack.taking_up and not promoted & stems(line.text)

    def _prose_follows(self, i: int) -> bool:
        return i + 1 < len(self.lines) and self.marks[i + 1] == "sentence" and self._resumes(self.lines[i + 1])

    def _lists_teasers(self, i: int) -> bool:
        """Whether headlines with a sentence each fill the rest of the page: three or more, and hardly other prose."""
        behind = self.behind[i + 1]
        return behind.headed >= 3 and behind.headed >= 0.7 * behind.prose

    def _next_article(self, i: int) -> bool:
        """Whether another article begins here, on a page without end.

        A second <h1>, a headline with its own stamp within three lines, or one that stands twice and is told by the
        next paragraph; a promoted headline is not what the next paragraph tells.
        """
        line = self.lines[i]
        if len(self.body) < 2 or line.word_count < 4 or self.state == "before":
            return False
        near = self.marks[i + 1 : i + 7]
        if "sentence" not in near:
            return False
        if self.headed and line.tag == "h1":
            return True
        between = near[: near.index("sentence")]
        if self.stamps and len(self.body) >= 3 and "stamp" in between[:3] and not self.live:
            return set(between) <= {*_UNSTOPPED, "stamp", "section", "furniture"}
        own = stems(line.text)
        told = own & stems(self.lines[i + 1 + len(between)].text)
        return self.counts[line.squashed] > 1 and len(told) >= max(3, 0.6 * len(own))

    def _comments_follow(self, i: int) -> bool:
        """Whether comments follow this heading: enough article before it, or less after it than before."""
        if self.chars >= COMMENTS_AFTER_CHARS:
            return True
        return bool(self.chars) and self.behind[i + 1].chars <= self.chars


def _prose_behind(marks: Sequence[str], items: Items) -> bool:
    """Whether the article goes on behind or between the items."""
    return "sentence" in [marks[i] for i in {*range(items.start, len(marks))} - {*items.prose}]


def _is_title(line: Line, title: str) -> bool:
    """The headline again, alone or behind a breadcrumb."""
    key = line.squashed
    if key == title:
        return True
    return len(title) >= 20 and key.endswith(title) and len(key) <= len(title) + 40 and not line.stops
