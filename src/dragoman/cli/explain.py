"""One event, taken apart: each value with the words it was read from, where they stand, and the rule that decided.
docs/output.md says in words what the rules mean.
"""

import re
from typing import Any, cast

from rich.table import Table
from rich.text import Text

from dragoman.cli.events import act_name, is_weak, party_name, sides
from dragoman.cli.show import name_and_country, show
from dragoman.model import Report
from dragoman.model.acts import ACTS
from dragoman.model.event import WEAK
from dragoman.record import EventView, Origin, Party, Said, Words
from dragoman.record.as_read import parts_of
from dragoman.record.facts import Fact, Note, facts_of
from dragoman.text.harmless import one_line, visible

_AROUND_CHARS = 60  # of the article, on each side of the words
_CALLED = {"asserted_by": "asserted by"}
_NOTES = {
    "no_reporter": "told in its own voice; it names no outlet and no agency",
    "of_form": "read from the form of the act's words",
    "as_history": "told as history",
    "unnamed": "nobody is named",
    "stands_in": "the day of publication: the page gives no day for it",
    "no_words": "no words of the page give it",
    "elsewhere": "taken over from another sentence",
}


def print_explanation(origin: Origin) -> None:
    """The whole chain: event, its fields, their words, the page."""
    view = origin.view
    table = Table.grid(padding=(0, 1))
    table.add_column(width=12, style="cyan")
    table.add_column(overflow="fold")
    table.add_row("event", Text(view.id).append("  ").append_text(act_name(view)))
    codes = "/".join(part for part in (view.type, view.mode) if part)
    table.add_row("codes", f"PLOVER {codes}, CAMEO {view.cameo}")
    weak = f", weak: below {WEAK:.2f}, shown with a question mark" if is_weak(view) else ""
    table.add_row("confidence", f"{view.confidence:.2f}{weak}")
    told = ", ".join(one_line(part) for part in (view.title, view.outlet, view.agency, view.published) if part)
    table.add_row("article", told or "without a title")
    table.add_row("page", one_line(view.source))
    table.add_row("sha256", view.page)
    table.add_row("read by", f"dragoman {visible(origin.reader)}, page decoded as {origin.encoding}")
    if view.state != "shown":
        table.add_row("state", view.state + (f" into {view.merged_into}" if view.merged_into else ""))
    for part in origin.parts:
        table.add_row("part", Text(part.id).append("  ").append_text(_told_in_short(part)))
    for fact in facts_of(origin):
        table.add_row()
        table.add_row(_CALLED.get(fact.field, fact.field), _explained(fact, origin.body))
    if origin.instead is not None:
        table.add_row()
        table.add_row("other sides", _other_sides(origin.instead))
    for said in origin.said:
        table.add_row()
        table.add_row(f"{said.kind} {said.seq}", _said(said))
    show(table)


def _other_sides(other: Report) -> Text:
    """The sides that come second for the same words."""
    actors, recipients = (list(map(name_and_country, side)) for side in (other.actors, other.recipients))
    left = (" – " if ACTS[other.act].direction == "mutual" else ", ").join(actors)
    sides = " → ".join(part for part in (left, ", ".join(recipients)) if part)
    likely = f"confidence {other.confidence:.2f}: of all other sides that the same words may tell the likeliest"
    return Text(sides).append(f"\n{likely}", style="italic")


def _told_in_short(view: EventView) -> Text:
    told = [view.date or "undated", sides(view), *([one_line(view.place)] if view.place else [])]
    if view.state != "shown":
        told.append(view.state)
    return act_name(view).append(f"  {', '.join(told)}")


def _said(said: Said) -> Text:
    """What a person said of the event: what, why, who and when, and what stood there before."""
    lines = [Text(one_line(said.why), style="bold")]
    if said.kind == "set":
        for field, value in said.value.items():
            lines.append(Text(f"{field}: {_plain(said.before[field])} → {_plain(value)}"))
    if said.kind == "split":
        for id, part in zip(parts_of(said.value, said.seq), said.value["parts"], strict=True):
            lines.append(Text(f"{id}: " + ", ".join(f"{field}={_plain(value)}" for field, value in part.items())))
    state = "" if said.state == "attached" else f", {said.state}"
    lines.append(Text(f"{one_line(said.by)}, {said.at[:16]}{state}", style="dim"))
    return Text("\n").join(lines)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(one_line(party["name"]) for party in value) or "nobody"
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value is None else one_line(str(value))


def _value(fact: Fact) -> str:
    value = fact.value
    if isinstance(value, Party):
        return party_name(value)
    if fact.field == "evidence":
        count = len(fact.words)
        return f"{count} {'stretch' if count == 1 else 'stretches'} of the body"
    return one_line(value) if value else "the page itself" if fact.field == "asserted_by" else "none"


def _note(note: Note | None) -> str | None:
    if note is None or note.key == "stretches":
        return None
    if note.key == "reporter":
        return f"reported by {one_line(str(note.values['who']))}"
    if note.key == "taken_for":
        names = " and ".join(cast(tuple[str, ...], note.values["names"]))
        return f"“{one_line(str(note.values['words']))}” was taken for {one_line(names)}"
    if note.key == "set_by":
        return f"set by {one_line(str(note.values['by']))}, correction {note.values['correction']}"
    if note.key == "taken_over":
        act = str(note.values["act"]).replace("_", " ")
        return f"taken over from the {act} {note.values['event']}, told in another sentence"
    return _NOTES[note.key]


def _explained(fact: Fact, body: str) -> Text:
    lines = [Text(visible(_value(fact)), style="bold")]
    for words in fact.words:
        lines += [_in_context(words, body), Text(_where(words), style="dim")]
    if note := _note(fact.note):
        lines.append(Text(note, style="italic"))
    if fact.rules:
        lines.append(Text(f"rule {visible(', then '.join(fact.rules))}", style="dim"))
    for number, read in enumerate(fact.read_as):
        own = _explained(read, body)
        own.stylize("not bold", 0, len(_value(read)))
        lines.append(Text("and " if number else "the page was read as ", style="dim").append_text(own))
    return Text("\n").join(lines)


def _where(words: Words) -> str:
    places = [("body", words.start, words.end), ("page", words.page_start, words.page_end)]
    places.append(("bytes", words.byte_start, words.byte_end))
    return ", ".join(f"{name} {start}–{end}" for name, start, end in places if start is not None)


def _in_context(words: Words, body: str) -> Text:
    """The words as the article has them, marked, with a little of the paragraph around them."""
    start, end = words.start, words.end
    if start is None or end is None:
        return Text(f"»{visible(words.words)}«")
    first = max(body.rfind("\n", 0, start) + 1, start - _AROUND_CHARS)
    last = body.find("\n", end)
    last = min(len(body) if last < 0 else last, end + _AROUND_CHARS)
    text = Text("…" if first and body[first - 1] != "\n" else "", style="dim")
    text.append(_on_one_line(body[first:start]))
    text.append(f"»{_on_one_line(body[start:end])}«", style="not dim bold reverse")
    text.append(_on_one_line(body[end:last]))
    return text.append("…" if last < len(body) and body[last] != "\n" else "")


def _on_one_line(text: str) -> str:
    return visible(re.sub(r"\s", " ", text))
