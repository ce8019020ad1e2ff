"""What people say of events, on its way into the record and out of it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from rich.text import Text
from sqlalchemy import Connection, RowMapping

from dragoman.cli.for_programs import CORRECTION_COLUMNS, correction_shape, print_shapes
from dragoman.cli.show import complain, show
from dragoman.cli.told import told_value
from dragoman.errors import NoChangeError, RecordError
from dragoman.record import (
    find_corrections,
    find_reviews,
    has_record,
    open_to_read,
    open_to_write,
    parse_values,
    place_name,
)
from dragoman.record.corrections import Made
from dragoman.text.harmless import one_line

PARTIES = ("actors", "recipients")
NOTHING: Mapping[str, Any] = MappingProxyType({})


def say(record: str, what: Callable[[Connection], Made], given: Mapping[str, Any] = NOTHING) -> None:
    """Keep one correction; what is so already is said. A record that is not there is not made for it.

    given  the values of fields; people without a country are remarked on, as they are found under no state
    """
    if not has_record(record):
        raise RecordError(f"{place_name(record)}: no such record; make one with `dragoman add PATH --record …`")
    with open_to_write(record) as conn:
        try:
            made = what(conn)
        except NoChangeError as already:
            print(f"{one_line(place_name(record))}: {one_line(str(already))}")
            return
    of = f" of event {made.held.event}" if made.held.event else ""
    parts = f"; its parts are {', '.join(made.parts)}" if made.parts else ""
    print(f"{one_line(place_name(record))}: correction {made.seq}{of} is kept{parts}")
    for party in (party for field in PARTIES for party in given.get(field) or ()):
        if party["kind"] == "person" and party["country"] is None:
            name = one_line(party["name"])
            complain(f"{name} has no country now and is found under no state; {name} (FIN) gives one")


def parts_of(given: Sequence[str]) -> list[dict[str, Any]]:
    """`FIELD=VALUE,FIELD=VALUE` each; a comma inside brackets parts nothing."""
    return [parse_values(_pairs(part)) for part in given]


def _pairs(text: str) -> list[str]:
    """
    >>> _pairs("recipients=Aino Salmi (FIN, minister),date=2025")
    ['recipients=Aino Salmi (FIN, minister)', 'date=2025']
    """
    pairs, depth = [""], 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            pairs.append("")
        else:
            pairs[-1] += char
    return pairs


def list_corrections(record: str, *, review: bool, format: str) -> None:
    """One paragraph each: what was said, by whom, why, and where it holds."""
    with open_to_read(record) as conn:
        rows = find_reviews(conn) if review else find_corrections(conn)
    if format != "table":
        print_shapes((correction_shape(row, format=format) for row in rows), CORRECTION_COLUMNS, format=format)
        return
    if not rows:
        complain(f"{place_name(record)}: " + ("nothing to look at" if review else "nobody has corrected anything"))
    for row in rows:
        show(_told(row))


def _told(row: RowMapping) -> Text:
    event = row["event"] or row["now_event"]
    head = Text.assemble((f"{row['seq']}", "bold"), f"  {row['kind']}  {event or 'page ' + (row['page'] or '')[:12]}  ")
    head.append(one_line(f"{row['at'][:16]} {row['by']}"), style="dim")
    lines = [head]
    if told := told_value(row["kind"], row["value"]):
        lines.append(Text(f"   {told}"))
    lines.append(Text(f"   why: {one_line(row['why'])}"))
    if row["kind"] != "withdraw":
        lines.append(_where(row, event))
    if row["now"]:
        lines.append(Text(f"   the page is read as {told_value('set', row['now'])} now", style="bold yellow"))
    return Text("\n").join(lines)


def _where(row: RowMapping, event: str | None) -> Text:
    """Where a correction holds now."""
    holds = row["state"] or "unknown"
    if holds == "withdrawn":
        return Text("   withdrawn", style="dim")
    elsewhere = f", event {row['now_event']} now" if row["now_event"] and row["now_event"] != event else ""
    how = f": {row['how']}" if row["how"] else ""
    return Text(one_line(f"   {holds}{how}{elsewhere}"), style="" if holds == "attached" else "bold yellow")
