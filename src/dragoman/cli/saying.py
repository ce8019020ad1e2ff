"""What people say of events, on its way into the record and out of it."""

from collections.abc import Callable, Sequence
from typing import Any

from rich.text import Text
from sqlalchemy import Connection, RowMapping

from dragoman.cli.show import complain, show
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

_VALUE_CHARS = 100


def say(record: str, what: Callable[[Connection], Made]) -> None:
    """Keep one correction; what is so already is said. A record that is not there is not made for it."""
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


def list_corrections(record: str, *, review: bool) -> None:
    """One paragraph each: what was said, by whom, why, and where it holds."""
    with open_to_read(record) as conn:
        rows = find_reviews(conn) if review else find_corrections(conn)
    if not rows:
        complain(f"{place_name(record)}: " + ("nothing to look at" if review else "nobody has corrected anything"))
    for row in rows:
        show(_told(row))


def _told(row: RowMapping) -> Text:
    head = Text.assemble((f"{row['seq']}", "bold"), f"  {row['kind']}  {row['event'] or row['page'] or ''}  ")
    head.append(one_line(f"{row['at'][:16]} {row['by']}"), style="dim")
    lines = [head, Text(f"   {one_line(_value(row['value']))}"), Text(f"   why: {one_line(row['why'])}")]
    holds = row["state"] or "unknown"
    where = f"   {holds}: {row['how']}" + (
        f", event {row['now_event']} now" if row["now_event"] != row["event"] else ""
    )
    lines.append(Text(one_line(where), style="" if holds in ("attached", "withdrawn") else "bold yellow"))
    if row["now"]:
        lines.append(Text(f"   the page is read as {one_line(_value(row['now']))} now", style="bold yellow"))
    return Text("\n").join(lines)


def _value(value: Any) -> str:
    """A value as a person would write it, cut to a line."""
    if not isinstance(value, dict):
        return str(value)
    if "one" in value:
        sides = (" ".join(each["id"] for each in value[side]) for side in ("one", "other"))
        return " and ".join(sides)
    told = ", ".join(f"{name}={_short(item)}" for name, item in value.items() if name != "evidence")
    return told if len(told) <= _VALUE_CHARS else told[:_VALUE_CHARS] + "…"


def _short(item: Any) -> str:
    if isinstance(item, list):
        return "; ".join(str(part.get("name", part)) if isinstance(part, dict) else str(part) for part in item)
    return str(item["words"]) if isinstance(item, dict) and "words" in item else str(item)
