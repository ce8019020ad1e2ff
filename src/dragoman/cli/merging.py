"""What many pages tell together, from a record: merged events, copies, contradictions."""

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection

from dragoman.cli.export import write_csv
from dragoman.cli.part import Part
from dragoman.cli.show import act_text, claim_text, complain, name_and_country, show, status_text
from dragoman.model.event import WEAK
from dragoman.record import (
    MergedOrder,
    MergedQuestion,
    MergedView,
    find_copies,
    find_copy_groups,
    find_merged,
    find_merged_page,
    find_page_named,
    find_texts,
    open_to_read,
    page_names,
)
from dragoman.record.export import json_line
from dragoman.record.export_merged import CSV_COLUMNS, Names, called, contradiction_shape, event_shape, merged_row
from dragoman.record.walking import batches
from dragoman.text.counted import counted
from dragoman.text.harmless import one_line

Named = tuple[MergedView, Names]

AT_ONCE = 400  # events that are asked about together


def list_merged(record: str, question: MergedQuestion, *, order: MergedOrder, part: Part, format: str) -> None:
    with open_to_read(record) as conn:
        following = None
        if part.limit is None:
            found: Iterable[MergedView] = find_merged(conn, question, order=order)
        else:
            page = find_merged_page(conn, question, order=order, limit=part.limit, after=part.after)
            found, following = page.views, page.next
        if format == "table":
            _show_table(list(named(conn, found)))
        else:
            print_merged(named(conn, found), format=format)
    part.say_more(following)


def _show_table(events: Sequence[Named]) -> None:
    print_merged(events, format="table")
    several = sum(event.independent_sources > 1 for event, _ in events)
    told = f"{several} of them told by more than one independent source"
    show(Text(f"{counted(len(events), 'event')}, {told}", style="dim"))


def named(conn: Connection, events: Iterable[MergedView]) -> Iterator[Named]:
    """The events, each with the names of its pages."""
    for batch in batches(events, AT_ONCE):
        names = page_names(conn, {page for event in batch for page in event.pages})
        yield from ((event, names) for event in batch)


def print_merged(events: Iterable[Named], *, format: str) -> None:
    """The events, in the order they come in."""
    if format == "jsonl":
        for event, names in events:
            print(json_line(event_shape(event, names)))
    elif format == "csv":
        write_csv((merged_row(event, names) for event, names in events), CSV_COLUMNS)
    else:
        show(_table(event for event, _ in events))


def list_copies(record: str, page: str | None, *, format: str) -> None:
    with open_to_read(record) as conn:
        if page is None and format == "table":
            _show_groups(conn)
        elif format == "table":
            _show_copies_of(conn, str(page))
        else:
            _print_texts(conn, page, format)


def _print_texts(conn: Connection, page: str | None, format: str) -> None:
    wanted = None
    if page is not None:
        found = find_copies(conn, find_page_named(conn, page))
        wanted = {found.page, *(copy.page for copy in found.members)}
    told = (row for row in find_texts(conn) if wanted is None or row[0] in wanted)
    if format == "csv":
        write_csv(((name, group or "", source) for _, name, source, group in told), ("page", "wire_group", "outlet"))
        return
    for _, name, _, group in told:
        print(json_line({"page": name, "wire_group": group}))


def _show_groups(conn: Connection) -> None:
    groups = list(find_copy_groups(conn))
    for group in groups:
        show(Text(f"{counted(len(group), 'page')} carry one text", style="bold"))
        for copy in group:
            show(Text(f"  {one_line(copy.name)}  {one_line(copy.source)}  {copy.published or 'undated'}"))
        show()
    alone = len(list(find_texts(conn))) - sum(map(len, groups))
    show(Text(f"{counted(len(groups), 'text')} on several pages, {counted(alone, 'page')} alone", style="dim"))


def _show_copies_of(conn: Connection, page: str) -> None:
    found = find_copies(conn, find_page_named(conn, page))
    if not found.members:
        complain(f"{page}: no other page of this record carries its text")
    for copy in found.members:
        why = ", ".join(copy.why) or "through another copy"
        show(Text(f"{one_line(copy.name)}  {one_line(copy.source)}  {one_line(why)}"))


def list_contradictions(record: str, question: MergedQuestion, *, format: str) -> None:
    with open_to_read(record) as conn:
        events = list(named(conn, find_merged(conn, question)))
    told = [(event, names, each) for event, names in events for each in event.contradictions]
    if format == "jsonl":
        for event, names, each in told:
            print(json_line({"event": event.id, **contradiction_shape(each, names)}))
    elif format == "csv":
        rows = (
            (event.id, event.date or "", event.act, each.field, value.value, "; ".join(called(value.pages, names)))
            for event, names, each in told
            for value in each.values
        )
        write_csv(rows, ("event", "date", "act", "field", "value", "pages"))
    else:
        for event, names in events:
            show(headline(event))
            for each in event.contradictions:
                show(Text(f"  {each.field}", style="yellow"))
                for value in each.values:
                    show(Text(f"    {one_line(value.value)}: {one_line(', '.join(called(value.pages, names)))}"))
            show()
        show(Text(f"{counted(len(told), 'contradiction')} in {counted(len(events), 'event')}", style="dim"))


def _table(events: Iterable[MergedView]) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold", expand=True
    )
    table.add_column("date\nid", width=12, no_wrap=True)
    table.add_column("who → whom", ratio=1, min_width=20, overflow="fold")
    table.add_column("act, status\nplace", min_width=16, max_width=26, overflow="fold")
    table.add_column("pages, copies\nsources", width=14)
    for event in events:
        counts = Text(
            f"{counted(len(event.pages), 'page')}, {event.copies}\n{counted(event.independent_sources, 'source')}"
        )
        if event.contradictions:
            counts.append(f"\n{', '.join(each.field for each in event.contradictions)} ≠", style="yellow")
        table.add_row(
            Text((event.date or "undated").replace("/", "/\n")) + Text(f"\n{event.id}", style="dim"),
            Text(sides(event), style="bold"), _what(event), counts,
        )  # fmt: skip
        table.add_row()
    return table


def _what(event: MergedView) -> Text:
    place = [Text(one_line(event.place))] if event.place else []
    return Text("\n").join([act_name(event), status_text(event.status), *place, *claimed_by(event)])


def act_name(event: MergedView) -> Text:
    """The act in the colour of its type; with a question mark where even its surest report is unsure."""
    return act_text(event.act, event.type, weak=event.confidence < WEAK)


def claimed_by(event: MergedView) -> list[Text]:
    """Whose claim it is; nothing where a page tells it in its own voice."""
    return [claim_text(one_line(", ".join(event.asserted_by)))] if event.asserted_by else []


def headline(event: MergedView) -> Text:
    """One line that names an event."""
    place = f", {one_line(event.place)}" if event.place else ""
    claim = Text("  ").join([Text(), *claimed_by(event)])
    return Text.assemble(
        f"{event.date or 'undated'}  ", act_name(event), f"  {sides(event)}{place}", claim, "  ", (event.id, "dim")
    )


def sides(event: MergedView) -> str:
    """Who did it to whom: "Aino Salmi (FIN) → Mongolia (MNG)"."""
    left = (" – " if event.mutual else ", ").join(map(name_and_country, event.actors)) or "unknown"
    right = ", ".join(map(name_and_country, event.recipients))
    return f"{left} → {right}" if right else left
