"""Where the article stands among the lines of a page: headline, stamps, body, and what is neither.

Works on lines and their kinds only; knows neither bytes nor HTML. Every line that is not kept gets a reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.article.copies import find_copies
from dragoman.article.items import find_items
from dragoman.article.lines import Line
from dragoman.article.marking import mark_line
from dragoman.article.rules import PageRules
from dragoman.article.shape import phrase, plain
from dragoman.article.title import Headline, find_title
from dragoman.article.walk import walk

MAX_BIO_WORDS, MAX_BIO_OPENING = 70, 20
_ARTICLE_MARKS = ("sentence", "capitals", "loose", "doubled", "comments", "related", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """title    index of the headline's line, and the part of the line that is it
    body     indices of the lines that are the article, in the order it reads
    reasons  why each other line is not, by index
    marks    the kind of every line
    """

    title: Headline | None
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
    kinds = {line.text: line for line in lines}  # menus stand on a page twice and more
    known = {text: mark_line(line, rules) for text, line in kinds.items()}
    marks = [known[line.text] for line in lines]
    for i, region in outside.items():
        if marks[i] in _ARTICLE_MARKS:
            marks[i] = f"in-{region}"
    for i in _about_authors(lines, marks, rules):
        marks[i] = "about-author"
    prose = [i for i, mark in enumerate(marks) if mark == "sentence"]
    copies = find_copies(lines, prose)
    first = next((i for i in prose if i not in copies or copies[i] == "repeated-lead"), len(lines))
    found = find_title(lines, marks, copies, first, title, outlet_words=rules.pack.outlet_words)
    headline = lines[found[0]].text[found[1] : found[2]] if found else title or ""
    body, reasons = walk(lines, marks, copies, headline, rules, items=find_items(lines, marks, found))
    kept = set(body)
    for i, mark in enumerate(marks):
        if i not in kept and i not in reasons:
            reasons[i] = _reason(mark, i, body)
    return Layout(title=found, body=tuple(body), reasons=reasons, marks=tuple(marks))


def _about_authors(lines: Sequence[Line], marks: Sequence[str], rules: PageRules) -> Iterator[int]:
    """Sentences about who wrote the article: "Jane Doe is Europe correspondent of …", of somebody the page names alone.

    A journalist whom the news is about is a journalist too, but stands on no line of a byline.
    """
    names = {name for line, mark in zip(lines, marks, strict=True) for name in _alone(line, mark, rules)}
    for i, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark == "sentence" and line.word_count <= MAX_BIO_WORDS and line.phrase.startswith(tuple(names)):
            opening = line.phrase.split()[:MAX_BIO_OPENING]
            if any(word.startswith(rules.pack.jobs) for word in opening):
                yield i


def _alone(line: Line, mark: str, rules: PageRules) -> Iterator[str]:
    """The names on a line that is nothing but names: a byline, or "Jane Doe" under a headline."""
    if mark == "byline":
        text = line.text[line.text.index(":") + 1 :] if ":" in line.text else line.text
        opened = rules.byline_open.match(plain(text))
        text = text[opened.end() :] if opened else text
    elif mark == "loose" and 2 <= line.word_count <= 4 and line.phrase not in rules.beside:
        text = line.text
    else:
        return
    for name in rules.between_names.split(text):
        key = phrase(name)
        if 2 <= len(key.split()) <= 4 and all(word[:1].isupper() for word in name.split()):
            yield key + " "


def _reason(mark: str, index: int, body: Sequence[int]) -> str:
    if mark in ("capitals", "loose", "section", "doubled"):
        return "header" if not body or index < body[0] else "tail" if index > body[-1] else "promotion"
    return "related" if mark == "related-line" else mark
