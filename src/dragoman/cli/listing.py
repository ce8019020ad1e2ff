"""Answers from a record."""

from collections.abc import Iterator, Sequence

from rich.text import Text
from sqlalchemy import Connection

from dragoman.cli.events import is_weak, print_events
from dragoman.cli.explain import print_explanation
from dragoman.cli.export import write_csv
from dragoman.cli.part import Part
from dragoman.cli.show import complain, show
from dragoman.model.event import WEAK
from dragoman.record import (
    EventView,
    Order,
    Question,
    find_event,
    find_events,
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
