"""Answers from a record."""

from collections.abc import Iterator, Sequence

from rich.text import Text
from sqlalchemy import Connection

from dragoman.cli.events import is_weak, print_events
from dragoman.cli.explain import print_explanation
from dragoman.cli.export import write_csv
from dragoman.cli.merging import headline
from dragoman.cli.part import Part
from dragoman.cli.show import complain, show
from dragoman.errors import UsageError
from dragoman.model.event import WEAK
from dragoman.record import (
    EventView,
    Order,
    Question,
    find_event,
    find_events,
    find_merged_view,
    find_origin,
    find_page,
    open_to_read,
)
from dragoman.record.export import CSV_COLUMNS, csv_row, event_to_dict, json_line


def list_events(record: str, question: Question, *, order: Order, part: Part, format: str) -> None:
    with open_to_read(record) as conn:
        views, following = _part(conn, question, order, part)
        if format == "csv":
            write_csv(map(csv_row, views), CSV_COLUMNS)
        elif format == "jsonl":
            for view in views:
                print(json_line(event_to_dict(view)))
        elif found := list(views):
            print_events(found, with_source=True)
            show(Text(_count(found), style="dim"))
        else:
            complain(f"{record}: no such events; `dragoman events --record {record}` lists all there are")
        part.say_more(following)


def _part(conn: Connection, question: Question, order: Order, part: Part) -> tuple[Iterator[EventView], str | None]:
    if part.limit is None:
        return find_events(conn, question, order=order), None
    found = find_page(conn, question, order=order, limit=part.limit, after=part.after)
    return iter(found.views), found.next


def _count(found: Sequence[EventView]) -> str:
    count = "1 event" if len(found) == 1 else f"{len(found)} events"
    weak = sum(map(is_weak, found))
    return f"{count}; {weak} with a ?: confidence below {WEAK}" if weak else count


def explain_event(record: str, event_id: str) -> None:
    with open_to_read(record) as conn:
        for number, view in enumerate(find_event(conn, event_id)):
            if number:
                show()
            print_explanation(find_origin(conn, view))
            _show_merged(conn, view)


def _show_merged(conn: Connection, view: EventView) -> None:
    """What the pages that tell it say together, where others do: that need not be what this page says."""
    try:
        merged = find_merged_view(conn, view.id)
    except UsageError:
        return  # what is rejected, or waits to be merged, is in none
    if len(merged.pages) > 1:
        show()
        pages = f"one of {len(merged.pages)} pages that tell it (`dragoman sources {merged.id}`)"
        show(Text(f"read on {pages}; together they say:", style="dim"))
        show(headline(merged))
