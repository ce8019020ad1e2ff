"""Events as people and programs want them: a table for the terminal, JSON lines, CSV."""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.show import STYLES, one_line, visible
from dragoman.record import EventView, Party, Words

_EXCERPT_CHARS = 180
# Raw in JSON, these are harmless to programs and not to terminals; inside a JSON string, `\u…` means the same.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")


# -- for people ------------------------------------------------------------------------------------------------------


def event_table(views: Iterable[EventView], *, with_source: bool) -> Table:
    """The events, three or four lines each. `with_source` names the page under every event."""
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold", expand=True
    )
    table.add_column("date\nid", width=12, no_wrap=True)
    table.add_column("who → whom\nthe words of the page", ratio=1, min_width=24, overflow="fold")
    table.add_column("act, status\nplace, on whose word", min_width=18, max_width=25, overflow="fold")
    for view in views:
        table.add_row(_when(view), _who(view, with_source=with_source), _what(view))
        table.add_row()
    return table


def _when(view: EventView) -> Text:
    return Text(view.date or "undated") + Text(f"\n{view.id}", style="dim")


def _who(view: EventView, *, with_source: bool) -> Text:
    cell = Text(sides(view), style="bold") + Text("\n") + excerpt(view)
    if len(view.evidence) > 1:
        cell.append(f" (+{len(view.evidence) - 1} more)", style="dim")
    if with_source:
        cell.append(f"\n{one_line(view.source)}", style="dim")
    return cell


def _what(view: EventView) -> Text:
    cell = Text(view.act.replace("_", " "), style=f"bold {STYLES.get(view.type, '')}".strip())
    cell.append("\n" + view.status.replace("_", " "), style="" if view.status == "occurred" else "magenta")
    if view.background:
        cell.append(", background", style="dim")
    if view.place:
        cell.append(f"\n{one_line(view.place)}")
    cell.append(f"\nsays {on_whose_word(view)}", style="dim" if not view.asserted_by else "")
    return cell


def sides(view: EventView) -> str:
    """Who did it to whom: "Aino Salmi (FIN) → Mongolia (MNG)"; sides of a mutual act stand side by side."""
    left = (" – " if view.mutual else ", ").join(map(party_name, view.actors)) or "unknown"
    right = ", ".join(map(party_name, view.recipients))
    return f"{left} → {right}" if right else left


def party_name(party: Party) -> str:
    return one_line(party.name) + (f" ({party.country})" if party.country else "")


def on_whose_word(view: EventView) -> str:
    """Who vouches for it: those who said so, or the outlet itself."""
    if view.asserted_by:
        return ", ".join(
            party_name(party) if party.kind != "unnamed" else "an unnamed source" for party in view.asserted_by
        )
    return one_line(view.outlet or view.agency or "the page itself")


def excerpt(view: EventView, *, chars: int = _EXCERPT_CHARS) -> Text:
    """The words the event was coded from, in quotation marks, cut to `chars` around the trigger, which stands out."""
    words = view.evidence[0].words
    start, end = _place_in(view.evidence[0], view.trigger)
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


# -- for programs ----------------------------------------------------------------------------------------------------


def json_line(data: Any) -> str:
    r"""One line of JSON that is safe to look at: every odd character is written as `\u…`, which means the same."""
    text = json.dumps(data, ensure_ascii=False)
    return _RAW_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def event_to_dict(view: EventView) -> dict[str, Any]:
    """A recorded event on its own, with names where a reading has ids."""
    return {
        "id": view.id,
        "date": view.date,
        "act": view.act,
        "type": view.type,
        "mode": view.mode,
        "cameo": view.cameo,
        "actors": [_party_to_dict(party) for party in view.actors],
        "recipients": [_party_to_dict(party) for party in view.recipients],
        "place": view.place,
        "status": view.status,
        "background": view.background,
        "asserted_by": [_party_to_dict(party) for party in view.asserted_by],
        "confidence": view.confidence,
        "evidence": [words.words for words in view.evidence],
        "spans": {
            "evidence": [_words_to_dict(words) for words in view.evidence],
            "trigger": _words_to_dict(view.trigger),
        },
        "page": view.page,
        "source": view.source,
        "title": view.title,
        "published": view.published,
        "outlet": view.outlet,
        "agency": view.agency,
    }


def _party_to_dict(party: Party) -> dict[str, Any]:
    return {"name": party.name, "kind": party.kind, "country": party.country, "office": party.office}


def _words_to_dict(words: Words) -> dict[str, Any]:
    return {
        "start": words.start,
        "end": words.end,
        "page_start": words.page_start,
        "page_end": words.page_end,
        "byte_start": words.byte_start,
        "byte_end": words.byte_end,
        "text": words.words,
    }


CSV_COLUMNS = (
    "id", "date", "act", "type", "mode", "cameo", "actors", "actor_countries", "recipients", "recipient_countries",
    "place", "status", "background", "asserted_by", "confidence", "evidence", "start", "end", "source", "page", "title",
    "published", "outlet", "agency",
)  # fmt: skip


def write_csv(views: Iterable[EventView], handle: IO[str] | None = None) -> None:
    """RFC 4180, UTF-8, with a header. What a spreadsheet would take for a formula is set behind an apostrophe."""
    writer = csv.writer(handle or sys.stdout, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for view in views:
        writer.writerow([safe_cell(cell) for cell in _csv_row(view)])


def safe_cell(cell: str) -> str:
    """
    >>> safe_cell("=1+1"), safe_cell("2025-07-11")
    ("'=1+1", '2025-07-11')
    """
    return ("'" if _FORMULA.match(cell) else "") + visible(cell)


def _csv_row(view: EventView) -> Iterator[str]:
    values = {
        **{name: getattr(view, name, None) for name in CSV_COLUMNS},
        "actors": _joined(party.name for party in view.actors),
        "actor_countries": _countries(view.actors),
        "recipients": _joined(party.name for party in view.recipients),
        "recipient_countries": _countries(view.recipients),
        "background": "true" if view.background else "false",
        "asserted_by": _joined(party.name for party in view.asserted_by),
        "evidence": view.evidence[0].words,
        "start": view.evidence[0].start,
        "end": view.evidence[0].end,
    }
    return ("" if (value := values[name]) is None else str(value) for name in CSV_COLUMNS)


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def _countries(parties: Sequence[Party]) -> str:
    return _joined(dict.fromkeys(party.country for party in parties if party.country))
