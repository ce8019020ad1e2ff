"""Of an event that people changed: who set which field, and what the page had been read as there."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from dragoman.record.apply import derived_id, maker_of
from dragoman.record.schema import attachments, corrections, shown
from dragoman.record.sealed_rows import rows_in
from dragoman.record.state import State, states_of
from dragoman.record.view import EventView

_HOLDS = ("attached", "changed")


class Setter(NamedTuple):
    """Who set a field last, and with which correction."""

    by: str
    seq: int


def read_state(conn: Connection, reading: int, position: int) -> State | None:
    """An event as it was read; None for one that a person made."""
    if position < 0:
        return None
    states = states_of(reading, rows_in(conn, [reading])[reading])
    return next((state for state in states if state.position == position), None)


def find_setters(conn: Connection, view: EventView) -> dict[str, Setter]:
    """Who set what of an event: by correcting it, adding it, or splitting it off another one that was corrected."""
    return _setters(conn, view.id, view.position, None)


def _setters(conn: Connection, event: str, position: int, until: int | None) -> dict[str, Setter]:
    """As far as it was before correction `until`."""
    setters: dict[str, Setter] = {}
    if (made := maker_of(position)) is not None and (row := _correction(conn, made.seq)) is not None:
        told = Setter(row["by"], made.seq)
        if row["kind"] == "add":
            setters = dict.fromkeys(("act", "status", "background", *row["value"]["fields"]), told)
        else:
            setters = _setters(conn, row["now_event"], _position(conn, row["now_event"]), made.seq)
            setters |= dict.fromkeys(row["value"]["parts"][made.part], told)
    for row in _sets(conn, event):
        if until is None or row["seq"] < until:
            setters |= dict.fromkeys(row["value"], Setter(row["by"], row["seq"]))
    return setters


def _correction(conn: Connection, seq: int) -> RowMapping | None:
    columns = (corrections, attachments.c.event.label("now_event"))
    query = select(*columns).join(attachments, attachments.c.correction == corrections.c.seq)
    return conn.execute(query.where(corrections.c.seq == seq)).mappings().one_or_none()


def _sets(conn: Connection, event: str) -> Iterator[RowMapping]:
    query = (
        select(corrections.c.seq, corrections.c.by, corrections.c.value)
        .join(attachments, attachments.c.correction == corrections.c.seq)
        .where(attachments.c.event == event, attachments.c.state.in_(_HOLDS), corrections.c.kind == "set")
        .order_by(corrections.c.seq)
    )
    yield from conn.execute(query).mappings().all()


def _position(conn: Connection, event: str) -> int:
    return int(conn.execute(select(shown.c.position).where(shown.c.id == event).limit(1)).scalar_one())


def parts_of(value: Mapping[str, Any], seq: int) -> list[str]:
    """The ids of the events into which split `seq` put one."""
    return [derived_id(seq, n) for n, _ in enumerate(value["parts"])]
