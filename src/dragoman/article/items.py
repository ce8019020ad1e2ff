"""Headlines that each come with a stamp and one sentence: what a list of news is made of, and a live blog.

Says which lines are such items and whether they all tell of the page's headline; what follows from it is for `walk`
and `refuse` to decide.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.article.lines import Line
from dragoman.article.shape import stems
from dragoman.article.title import Headline

MIN_ITEMS = 4  # fewer are an article's subheads, or a promotion or two
MIN_SHARED_STEMS = 2  # one is too little: "Karvanya" alone heads lists too
_HEADS = ("loose", "capitals", "doubled")


class Items(NamedTuple):
    """prose    indices of the items' sentences
    start    index of the line that heads the first of them
    one_matter  most of them take up words of the page's headline, as the entries of a live blog do
    """

    prose: tuple[int, ...]
    start: int
    one_matter: bool


def find_items(lines: Sequence[Line], marks: Sequence[str], title: Headline | None) -> Items | None:
    """The items of a page, None where there are too few to matter."""
    heads = {i: head for i, mark in enumerate(marks) if mark == "sentence" for head in _heads(lines, marks, i, title)}
    if len(heads) < MIN_ITEMS:
        return None
    prose = tuple(heads)
    return Items(prose, heads[prose[0]], _of_one_matter(lines, prose, title))


def _heads(lines: Sequence[Line], marks: Sequence[str], i: int, title: Headline | None) -> list[int]:
    """The headline of the item whose sentence this is: right above it, with a stamp or how long ago right around it.

    The page's own <h1> heads no item: what stands below it is the article, or a lead.
    """
    around = [j for j in (i - 2, i - 1, i + 1) if 0 <= j < len(marks)]
    dated = any(marks[j] == "stamp" or (marks[j] == "furniture" and _counts(lines[j])) for j in around)
    if not dated or (i + 1 < len(marks) and marks[i + 1] == "sentence"):
        return []
    above = [j for j in (i - 2, i - 1) if j >= 0 and marks[j] in _HEADS]
    return [j for j in above if title is None or j != title[0] or lines[j].tag != "h1"][:1]


def _counts(line: Line) -> bool:
    """ "3 hours ago", "2 saat önce": furniture that begins with a figure."""
    return bool(re.match(r"\d", line.text)) and line.word_count <= 4


def _of_one_matter(lines: Sequence[Line], prose: Sequence[int], title: Headline | None) -> bool:
    if title is None:
        return False
    index, start, end = title
    topic = stems(lines[index].text[start:end])
    told = sum(len(topic & stems(lines[i].text)) >= MIN_SHARED_STEMS for i in prose)
    return 2 * told > len(prose)
