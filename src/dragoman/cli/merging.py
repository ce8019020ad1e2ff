"""What many pages tell together, from a record: merged events, copies, contradictions."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from dragoman.cli.export import date_range, json_line, write_csv
from dragoman.cli.show import act_text, complain, name_and_country, one_line, show, status_text
from dragoman.errors import UsageError
from dragoman.merge import CopyIndex, Merger, load_kinds
from dragoman.model import Contradiction, MergedEvent, Side
from dragoman.model.acts import ACTS
from dragoman.record import open_to_read
from dragoman.record.tellings import stored_pages

Json = dict[str, Any]

CSV_COLUMNS = (
    "id", "date", "date_start", "date_end", "act", "type", "mode", "cameo", "score", "actors", "actor_countries",
    "recipients", "recipient_countries", "place", "status", "page_count", "copies", "independent_sources", "first_seen",
    "last_seen", "contradictions", "pages",
)  # fmt: skip


def load_merger(record: str) -> Merger:
    """Everything the record holds, merged."""
    merger = Merger()
    with open_to_read(record) as conn:
        for page, reports in stored_pages(conn):
            merger.add(page, reports)
    return merger


def list_merged(record: str, *, min_sources: int, format: str) -> None:
    events = [event for event in load_merger(record).events() if event.independent_sources >= min_sources]
    print_merged(sorted(events, key=by_day), format=format)
    if format == "table":
        several = sum(event.independent_sources > 1 for event in events)
        show(Text(f"{len(events)} events, {several} of them told by more than one independent source", style="dim"))


def print_merged(events: Sequence[MergedEvent], *, format: str) -> None:
    """The events, in the order they come in."""
    if format == "jsonl":
        for event in events:
            print(json_line(event_shape(event)))
    elif format == "csv":
        write_csv((merged_row(event) for event in events), CSV_COLUMNS)
    else:
        show(_table(events))


def by_day(event: MergedEvent) -> tuple[str, str, str]:
    return event.date or "9999", event.first_seen or "", event.id


def list_copies(record: str, page: str | None, *, format: str) -> None:
    merger = load_merger(record)
    if page is not None and page not in merger.copies.pages:
        raise UsageError(f"page {page!r}: not in this record; `dragoman copies` lists the names")
    if format == "jsonl":
        for name in sorted(merger.copies.pages) if page is None else merger.copies.members(page):
            print(json_line(wire_shape(name, merger.copies)))
    elif format == "csv":
        names = sorted(merger.copies.pages) if page is None else merger.copies.members(page)
        rows = ((name, merger.copies.group_of(name) or "", merger.copies.pages[name].source) for name in names)
        write_csv(rows, ("page", "wire_group", "outlet"))
    elif page is None:
        _show_groups(merger.copies)
    else:
        _show_copies_of(page, merger.copies)


def _show_groups(copies: CopyIndex) -> None:
    for group in copies.groups():
        show(Text(f"{len(group)} pages carry one text", style="bold"))
        for name in group:
            page = copies.pages[name]
            show(Text(f"  {one_line(name)}  {one_line(page.source)}  {page.published or 'undated'}"))
        show()
    alone = sum(copies.group_of(name) is None for name in copies.pages)
    show(Text(f"{len(copies.groups())} texts on several pages, {alone} pages alone", style="dim"))


def _show_copies_of(page: str, copies: CopyIndex) -> None:
    others = [name for name in copies.members(page) if name != page]
    if not others:
        complain(f"{page}: no other page of this record carries its text")
    for name in others:
        judgement = copies.compare(page, name)
        said = ", ".join(judgement.why) if judgement.verdict == "same" else "through another copy"
        show(Text(f"{one_line(name)}  {one_line(copies.pages[name].source)}  {said}"))


def list_contradictions(record: str, *, format: str) -> None:
    events = sorted((event for event in load_merger(record).events() if event.contradictions), key=by_day)
    told = [(event, each) for event in events for each in event.contradictions]
    if format == "jsonl":
        for event, each in told:
            print(json_line({"event": event.id, **contradiction_shape(each)}))
    elif format == "csv":
        rows = (
            (event.id, event.date or "", event.act, each.field, value.value, "; ".join(sorted(value.pages)))
            for event, each in told
            for value in each.values
        )
        write_csv(rows, ("event", "date", "act", "field", "value", "pages"))
    else:
        for event in events:
            show(headline(event))
            for each in event.contradictions:
                show(Text(f"  {each.field}", style="yellow"))
                for value in each.values:
                    show(Text(f"    {one_line(value.value)}: {one_line(', '.join(value.pages))}"))
            show()
        show(Text(f"{len(told)} contradictions in {len(events)} events", style="dim"))


def _table(events: Iterable[MergedEvent]) -> Table:
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


def counted(number: int, what: str) -> str:
    """ "1 page", "2 pages"."""
    return f"{number} {what}" + "s" * (number != 1)


def _what(event: MergedEvent) -> Text:
    lines = [act_name(event), status_text(event.status)]
    return Text("\n").join([*lines, *([Text(one_line(event.place))] if event.place else [])])


def act_name(event: MergedEvent) -> Text:
    return act_text(event.act, ACTS[event.act].type)


def headline(event: MergedEvent) -> Text:
    """One line that names an event."""
    place = f", {one_line(event.place)}" if event.place else ""
    return Text.assemble(
        f"{event.date or 'undated'}  ", act_name(event), f"  {sides(event)}{place}  ", (event.id, "dim")
    )


def sides(event: MergedEvent) -> str:
    """Who did it to whom: "Aino Salmi (FIN) → Mongolia (MNG)"."""
    mutual = ACTS[event.act].direction == "mutual"
    left = (" – " if mutual else ", ").join(map(name_and_country, event.actors)) or "unknown"
    right = ", ".join(map(name_and_country, event.recipients))
    return f"{left} → {right}" if right else left


def event_shape(event: MergedEvent) -> Json:
    """One line of `dragoman merged --format jsonl`."""
    return {
        "id": event.id,
        **ACTS[event.act].codes(),
        "score": load_kinds()[event.act].score,
        "actors": [_side(side) for side in event.actors],
        "recipients": [_side(side) for side in event.recipients],
        "date": event.date,
        "place": event.place,
        "status": event.status,
        "pages": sorted(event.pages),
        "independent_sources": event.independent_sources,
        "copies": event.copies,
        "first_seen": event.first_seen,
        "last_seen": event.last_seen,
        "contradictions": [contradiction_shape(each) for each in event.contradictions],
        "fields": {
            name: {"values": {value.value: list(value.pages) for value in field.values}, "rule": field.rule}
            for name, field in event.fields.items()
        },
        "stages": [{"seen": stage.seen, "status": stage.status, "pages": list(stage.pages)} for stage in event.stages],
        "reports": [
            {"event": report.id if report.lent_by is None else None, "page": report.page, "lent_by": report.lent_by}
            for report in event.reports
        ],
    }


def contradiction_shape(contradiction: Contradiction) -> Json:
    """The field, and each version with the pages that give it."""
    values = {value.value: sorted(value.pages) for value in contradiction.values}
    return {"field": contradiction.field, "values": values}


def wire_shape(page: str, copies: CopyIndex) -> Json:
    """One line of `dragoman copies --format jsonl`."""
    return {"page": page, "wire_group": copies.group_of(page)}


def merged_row(event: MergedEvent) -> list[str]:
    """The cells of one event, in the order of `CSV_COLUMNS`."""
    act = ACTS[event.act]
    first_day, last_day = date_range(event.date)
    cells = (
        event.id, event.date, first_day, last_day, event.act, act.type, act.mode, act.cameo,
        load_kinds()[event.act].score, *_cells(event.actors), *_cells(event.recipients), event.place, event.status,
        len(event.pages), event.copies, event.independent_sources, event.first_seen, event.last_seen,
        "; ".join(each.field for each in event.contradictions), "; ".join(sorted(event.pages)),
    )  # fmt: skip
    return ["" if cell is None else str(cell) for cell in cells]


def _cells(parties: Iterable[Side]) -> tuple[str, str]:
    parties = list(parties)
    names = "; ".join(side.name.replace(";", ",") for side in parties)
    return names, "; ".join(side.country or "" for side in parties)


def _side(side: Side) -> Json:
    return {"name": side.name, "country": side.country}
