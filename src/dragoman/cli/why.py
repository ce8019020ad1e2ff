"""What was considered on a page and not told as an event, and why; or what was seen at some of its words."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich import box
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.article.page_lines import page_lines
from dragoman.cli.events import marked
from dragoman.cli.fates import fate_of
from dragoman.cli.for_programs import print_shapes
from dragoman.cli.show import act_text, complain, name_and_country, output, show, status_text
from dragoman.errors import UsageError
from dragoman.model import Article, Considered, Page, Reading, Side
from dragoman.model.acts import ACTS
from dragoman.text.counted import counted
from dragoman.text.find_words import find_words
from dragoman.text.harmless import one_line
from dragoman.text.sentence_around import sentence_span

WHY_COLUMNS = (
    "source", "words", "start", "end", "page_start", "page_end", "sentence", "act", "type", "actors", "recipients",
    "status", "sure", "confidence", "floor", "fate", "rule", "by_event", "by_act", "by_words", "faint", "why",
)  # fmt: skip
_TABLE_FROM = 60  # columns
_EXCERPT_CHARS = 110
_NOT_ASKED = (
    "No word here was asked for an act: asked are verbs, and nouns that are known to tell acts, outside of names."
)
_IN_HEADLINE = "These words stand in the headline; events are read from the body alone."


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of what is asked about; a `remark` where nothing was seen at the words themselves, and then what was
    seen elsewhere in their sentences.
    """

    found: Sequence[Considered]
    remark: str = ""
    near: Sequence[Considered] = ()


def tell_why(pages: Iterable[tuple[Page, Reading]], words: str | None, *, everything: bool, format: str) -> None:
    """Print what became of what was considered on each page. Raises UsageError where none of them has the words.

    words       what about these? None for all that is not told
    everything  without words: also words that tell nothing, and what is told
    """
    answers = _answers(pages, words, everything=everything)
    if format == "table":
        for page, reading, answer in answers:
            _show_page(page, reading, answer, words)
    else:
        print_shapes(_shapes(answers, format), WHY_COLUMNS, format=format)


def _answers(
    pages: Iterable[tuple[Page, Reading]], words: str | None, *, everything: bool
) -> Iterator[tuple[Page, Reading, Answer]]:
    there, read = False, False
    for page, reading in pages:
        read = True
        if words is None:
            answer: Answer | None = Answer([each for each in reading.considered if everything or _is_missing(each)])
        else:
            answer = _at_words(words, reading)
        if answer is not None:
            there = True
            yield page, reading, answer
    if read and not there:
        named = words is not None and os.path.exists(words)  # words may be too long for a name
        hint = "one page, then words of it" if named else "`dragoman read --format page` shows what stands there"
        raise UsageError(f"“{one_line(words or '')}”: no such words on the page; {hint}")


def _at_words(words: str, reading: Reading) -> Answer | None:
    """None where the page does not have them at all."""
    article = reading.article
    spans = find_words(words, article.body)
    if not spans:
        remark = _elsewhere(words, article)
        return Answer((), remark) if remark else None
    found = [each for each in reading.considered if any(span.overlaps(each.words) for span in spans)]
    if found:
        return Answer(found)
    sents = [sentence_span(article.body, span) for span in spans]
    near = [each for each in reading.considered if any(sent.overlaps(each.words) for sent in sents)]
    return Answer((), _NOT_ASKED, near)


def _elsewhere(words: str, article: Article) -> str | None:
    """Where on the page words stand that the article's body does not have."""
    if article.title is not None and find_words(words, article.title.value):
        return _IN_HEADLINE
    reasons = {line.reason for line in page_lines(article) if find_words(words, line.text)}
    if not reasons:
        return None
    cut = " and ".join(sorted(reasons - {""})) or "no part of it"
    return f"These words are not of the article and were not read: they were cut as {cut}."


def _is_missing(each: Considered) -> bool:
    """What somebody who misses an event may look for."""
    return each.fate != "silent" and not (each.fate == "told" and each.rule == "trigger")


# -- for people


def _show_page(page: Page, reading: Reading, answer: Answer, words: str | None) -> None:
    article = reading.article
    show(Rule(Text(one_line(page.source), style="bold"), align="left", style="dim"))
    show(Text(one_line(article.title.value) if article.title else "without a title", style="bold"))
    if words is None:
        told, found = counted(len(reading.events), "event"), counted(len(answer.found), "thing")
        show(Text(f"{told} told; {found} considered, in the order of the text", style="dim"))
    show()
    if answer.remark:
        show(Text(f"{answer.remark}\n"))
    _show_list(answer.found, article.body)
    if answer.near:
        show(Text("Elsewhere in the sentence:\n", style="dim"))
        _show_list(answer.near, article.body)


def _show_list(found: Sequence[Considered], body: str) -> None:
    if output().width < _TABLE_FROM:
        for each in found:
            show(Text("\n").join([_who(each, body), Text(fate_of(each, body)), Text()]))
        return
    if not found:
        return
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold", expand=True
    )
    table.add_column("act, who → whom\nthe words of the page", ratio=3, min_width=24, overflow="fold")
    table.add_column("what became of it", ratio=2, min_width=20, overflow="fold")
    for each in found:
        table.add_row(_who(each, body), Text(fate_of(each, body)))
        table.add_row()
    show(table)


def _who(each: Considered, body: str) -> Text:
    """The act with its sides, and under it the words."""
    if each.fate == "silent":
        head = Text("no act", style="dim")
    else:
        head = act_text(each.act, ACTS[each.act].type)
        head.append("" if each.sure is None else f" {each.sure:.2f}", style="dim not bold")
    if each.status is not None and each.status != "occurred":
        head.append(", ").append_text(status_text(each.status))
    if sides := _sides(each):
        head.append(f"  {sides}")
    sentence = sentence_span(body, each.words)
    at = each.words.start - sentence.start
    words = marked(sentence.of(body), at, at + len(each.words.of(body)), chars=_EXCERPT_CHARS)
    return head.append("\n").append_text(words)


def _sides(each: Considered) -> str:
    mutual = ACTS[each.act].direction == "mutual"
    left = (" – " if mutual else ", ").join(map(name_and_country, each.actors))
    right = ", ".join(map(name_and_country, each.recipients))
    return f"{left} → {right}" if right else left


# -- for programs


def _shapes(answers: Iterable[tuple[Page, Reading, Answer]], format: str) -> Iterator[dict[str, Any]]:
    for page, reading, answer in answers:
        if answer.remark:
            complain(f"{page.source}: {answer.remark}")
        yield from (_shape(each, page, reading, format) for each in answer.found)


def _shape(each: Considered, page: Page, reading: Reading, format: str) -> dict[str, Any]:
    """One of them, with the columns and keys of `WHY_COLUMNS`."""
    article, twin = reading.article, each.twin
    on_page = article.anchors.back(each.words)
    cells = (
        page.source, each.words.of(article.body), *each.words, *on_page,
        sentence_span(article.body, each.words).of(article.body), each.act, ACTS[each.act].type, each.actors,
        each.recipients, each.status, each.sure, each.confidence, each.floor, each.fate, each.rule or None,
        twin and twin.event, twin and twin.act, twin and twin.words.of(article.body), each.faint,
        fate_of(each, article.body),
    )  # fmt: skip
    written = _in_one_cell if format == "csv" else _as_json
    return {name: written(cell) for name, cell in zip(WHY_COLUMNS, cells, strict=True)}


def _as_json(cell: Any) -> Any:
    if isinstance(cell, tuple):
        return [{"name": side.name, "kind": side.kind, "country": side.country} for side in cell]
    return cell


def _in_one_cell(cell: Any) -> Any:
    if isinstance(cell, tuple):
        return "; ".join(map(_side, cell))
    return str(cell).lower() if isinstance(cell, bool) else cell


def _side(side: Side) -> str:
    return name_and_country(side).replace(";", ",")
