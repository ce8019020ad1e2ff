"""Events as people want them: a table for the terminal, a plain list where a table has no room."""

import re
from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.show import act_text, claim_text, name_and_country, output, show, status_text
from dragoman.model.event import WEAK
from dragoman.record import EventView, Party, Words
from dragoman.text.harmless import one_line, visible

_TABLE_FROM = 60  # columns; in fewer, the cells of a table hold a word or two a line
_EXCERPT_CHARS = 180


def print_events(views: Iterable[EventView], *, with_source: bool) -> None:
    """The events as the width of the terminal allows. `with_source` names the page under every event."""
    if output().width >= _TABLE_FROM:
        show(event_table(views, with_source=with_source))
        return
    for view in views:
        show(_entry(view, with_source=with_source))
        show()


def event_table(views: Iterable[EventView], *, with_source: bool) -> Table:
    """The events, three or four lines each."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold", expand=True
    )
    table.add_column("date\nid", width=12, no_wrap=True)
    table.add_column("who → whom\nthe words of the page", ratio=1, min_width=24, overflow="fold")
    table.add_column("act, status\nplace, on whose word", min_width=18, max_width=30, overflow="fold")
    for view in views:
        table.add_row(_when(view), _who(view, with_source=with_source), _what(view))
        table.add_row()
    return table


def _entry(view: EventView, *, with_source: bool) -> Text:
    lines = [Text(view.date or "undated") + "  " + act_name(view) + "  " + _status(view)]
    lines.append(Text(sides(view)) + Text(f", {one_line(view.place)}" if view.place else ""))
    lines += [excerpt(view), *whose_word(view)]
    lines.append(Text(f"{view.id}  {one_line(view.source)}" if with_source else view.id, style="dim"))
    return Text("\n").join(lines)


def _when(view: EventView) -> Text:
    # A range has a line for each end: on one it would be cut.
    return Text((view.date or "undated").replace("/", "/\n")) + Text(f"\n{view.id}", style="dim")


def _who(view: EventView, *, with_source: bool) -> Text:
    cell = Text(sides(view), style="bold") + Text("\n") + excerpt(view)
    if len(view.evidence) > 1:
        cell.append(f" (+{len(view.evidence) - 1} more)", style="dim")
    if with_source:
        cell.append(f"\n{one_line(view.source)}", style="dim")
    return cell


def _what(view: EventView) -> Text:
    place = [Text(one_line(view.place))] if view.place else []
    return Text("\n").join([act_name(view), _status(view), *place, *whose_word(view)])


def _status(view: EventView) -> Text:
    return Text.assemble(status_text(view.status), (", background" if view.background else "", "dim"))


def act_name(view: EventView) -> Text:
    """The act in the colour of its type; with a question mark when the reader is unsure that it was told at all."""
    return act_text(view.act, view.type, weak=is_weak(view))


def is_weak(view: EventView) -> bool:
    return view.confidence < WEAK


def sides(view: EventView) -> str:
    """Who did it to whom: "Aino Salmi (FIN) → Mongolia (MNG)"; sides of a mutual act stand side by side."""
    left = (" – " if view.mutual else ", ").join(map(party_name, view.actors)) or "unknown"
    right = ", ".join(map(party_name, view.recipients))
    return f"{left} → {right}" if right else left


def party_name(party: Party) -> str:
    if party.kind == "unnamed":
        return "an unnamed source"
    return name_and_country(party)


def whose_word(view: EventView) -> list[Text]:
    """Claim and report, told apart by word and by look; nothing where it is unknown who reports."""
    if view.asserted_by:
        return [claim_text(", ".join(map(party_name, view.asserted_by)))]
    reporter = view.agency or view.outlet
    return [Text(f"reported by {one_line(reporter)}", style="dim")] if reporter else []


def excerpt(view: EventView, *, chars: int = _EXCERPT_CHARS) -> Text:
    """The words the event was coded from, in quotation marks, cut to `chars` around the trigger, which stands out."""
    return marked(view.evidence[0].words, *_place_in(view.evidence[0], view.trigger), chars=chars)


def marked(words: str, start: int, end: int, *, chars: int) -> Text:
    """Words in quotation marks, cut to `chars` around those from `start` to `end`, which stand out."""
    first, last = _window(len(words), start, end, chars)
    text = Text("“" if first == 0 else "“…")
    for part, style in ((words[first:start], ""), (words[start:end], "bold"), (words[end:last], "")):
        text.append(visible(re.sub(r"\s+", " ", part)), style=style)
    return text.append("”" if last == len(words) else "…”")


def _place_in(evidence: Words, trigger: Words) -> tuple[int, int]:
    """Where the trigger stands in the evidence; (0, 0) when it stands outside."""
    if evidence.start is None or trigger.start is None:
        return 0, 0
    start = trigger.start - evidence.start
    end = start + len(trigger.words)
    return (start, end) if start >= 0 and end <= len(evidence.words) else (0, 0)


def _window(length: int, start: int, end: int, chars: int) -> tuple[int, int]:
    if length <= chars:
        return 0, length
    first = min(max(0, (start + end) // 2 - chars // 2), length - chars)
    return first, first + chars
