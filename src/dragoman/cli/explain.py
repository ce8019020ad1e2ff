"""One event, taken apart: each value with the words it was read from, where they stand, and the rule that decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from dragoman.cli.events import on_whose_word, party_name
from dragoman.cli.show import STYLES, one_line, show, visible
from dragoman.record import EventView, Origin, Words

_AROUND_CHARS = 60  # of the page, on each side of the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of the event as `explain` shows it. `note` says why there are no words, when there are none."""

    field: str
    value: str
    words: tuple[Words, ...] = ()
    rule: str | None = None
    note: str | None = None


def print_explanation(origin: Origin) -> None:
    """The whole chain: event, its fields, their words, the page."""
    view = origin.view
    table = Table.grid(padding=(0, 1))
    table.add_column(width=12, style="cyan")
    table.add_column(overflow="fold")
    head = Text(view.id).append("  ").append(view.act.replace("_", " "), style=f"bold {STYLES.get(view.type, '')}")
    table.add_row("event", head)
    codes = "/".join(part for part in (view.type, view.mode) if part)
    table.add_row("codes", f"PLOVER {codes}, CAMEO {view.cameo}")
    table.add_row("confidence", f"{view.confidence:.2f}")
    told = ", ".join(one_line(part) for part in (view.title, view.outlet, view.agency, view.published) if part)
    table.add_row("article", told or "without a title")
    table.add_row("page", one_line(view.source))
    table.add_row("sha256", view.page)
    table.add_row("read by", f"dragoman {visible(origin.reader)}, page decoded as {origin.encoding}")
    page_text = origin.page_bytes.decode(origin.encoding, "replace")
    for fact in _facts(origin):
        table.add_row()
        table.add_row(fact.field, _explained(fact, page_text))
    show(table)


def _facts(origin: Origin) -> Iterator[Fact]:
    view, rules = origin.view, origin.rules
    by_field = {name: tuple(w for w in origin.words if w.field == name) for name in ("trigger", "date", "place")}
    yield Fact(field="act", value=view.act, words=by_field["trigger"], rule=rules.get("act"))
    for role, party, mentions in origin.mentions:
        field = {"actor": "actor", "recipient": "recipient", "asserted_by": "asserted by"}[role]
        rule = rules.get({"actor": "actors", "recipient": "recipients"}.get(role, role))
        note = None if mentions else "nobody is named"
        yield Fact(field=field, value=party_name(party), words=_closest(mentions, view), rule=rule, note=note)
    if not view.asserted_by:
        outlet = on_whose_word(view)
        yield Fact(field="asserted by", value="nobody", rule=rules.get("asserted_by"), note=f"told by {outlet} itself")
    yield Fact(
        field="status", value=view.status, rule=rules.get("status"), note="read from the form of the act's words"
    )
    if view.background:
        yield Fact(field="background", value="true", rule=rules.get("background"), note="told as history")
    for field, value in (("date", view.date), ("place", view.place)):
        words = by_field[field]
        note = None if words else "no words of the page give it"
        rule = rules.get(field) or (words[0].rule if words else None)
        yield Fact(field=field, value=one_line(value) if value else "none", words=words, rule=rule, note=note)
    yield Fact(field="evidence", value=_count(len(view.evidence), "stretch", "stretches"), words=view.evidence)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many} of the body"


def _closest(mentions: Sequence[Words], view: EventView) -> tuple[Words, ...]:
    """The mention among the event's own words, or else the nearest to what carries the act."""
    evidence = view.evidence[0]

    def distance(mention: Words) -> tuple[bool, int]:
        inside = evidence.page_start <= mention.page_start < evidence.page_end
        return not inside, abs(mention.page_start - view.trigger.page_start)

    return tuple(sorted(mentions, key=distance)[:1])


def _explained(fact: Fact, page_text: str) -> Text:
    lines = [Text(visible(fact.value), style="bold")]
    lines += [line for words in fact.words for line in _lines(words, page_text)]
    if fact.note:
        lines.append(Text(fact.note, style="dim"))
    if fact.rule and fact.rule not in {words.rule for words in fact.words}:
        lines.append(Text(f"rule {visible(fact.rule)}", style="dim"))
    return Text("\n").join(lines)


def _lines(words: Words, page_text: str) -> Iterator[Text]:
    yield _in_context(words, page_text)
    places = [("body", words.start, words.end), ("page", words.page_start, words.page_end)]
    places.append(("bytes", words.byte_start, words.byte_end))
    where = ", ".join(f"{name} {start}–{end}" for name, start, end in places if start is not None)
    yield Text(where + (f", rule {visible(words.rule)}" if words.rule else ""), style="dim")


def _in_context(words: Words, page_text: str) -> Text:
    """The words as the page has them, marked, with a little of the line around them."""
    start, end = words.page_start, words.page_end
    line_start = max(page_text.rfind("\n", 0, start) + 1, start - _AROUND_CHARS)
    line_end = page_text.find("\n", end)
    line_end = min(len(page_text) if line_end < 0 else line_end, end + _AROUND_CHARS)
    text = Text("…" if line_start and page_text[line_start - 1] != "\n" else "", style="dim")
    text.append(_on_one_line(page_text[line_start:start]))
    text.append(f"»{visible(page_text[start:end])}«", style="not dim bold reverse")
    text.append(_on_one_line(page_text[end:line_end]))
    return text.append("…" if line_end < len(page_text) and page_text[line_end] != "\n" else "")


def _on_one_line(text: str) -> str:
    return visible(re.sub(r"\s", " ", text))
