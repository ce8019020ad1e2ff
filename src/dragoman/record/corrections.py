"""What people say of events: rows that are appended and never changed, each with who, when and why.

A correction is keyed to the event's id and to where on the page it is told, not to a row, so it holds when the page is
read again. What finds its event no more, or finds it read otherwise now, is for `find_reviews`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from dragoman.errors import NoChangeError, UsageError
from dragoman.record.apply import Held, derived_id
from dragoman.record.as_read import parts_of, read_state
from dragoman.record.audit import Entry, note, now, whoever
from dragoman.record.insert import last_number
from dragoman.record.joined import KINDS as JOINED_KINDS
from dragoman.record.joined import note_joined, pages_of, takes_back
from dragoman.record.merged.names import find_page_named
from dragoman.record.merged.work import merge_what_waits
from dragoman.record.open import transaction
from dragoman.record.query import find_event
from dragoman.record.schema import attachments, corrections, readings
from dragoman.record.seals import Row, row_seal
from dragoman.record.shown import show_again
from dragoman.record.state import Anchor, State, value_of, with_value
from dragoman.record.values import Values, words_on_page
from dragoman.record.view import EventView
from dragoman.record.waiting import let_wait
from dragoman.text.counted import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A correction that is kept: its number, where it holds, and the events into which it split another."""

    seq: int
    held: Held
    parts: tuple[str, ...] = ()


def set_fields(conn: Connection, event: str, values: Values, *, why: str, by: str | None = None) -> Made:
    """Give fields of an event other values. Those it has already are left out; NoChangeError when none is left."""
    view = _one(conn, event)
    state = state_of(conn, view)
    values = {field: value for field, value in values.items() if value != value_of(state, field)}
    if not values:
        raise NoChangeError(f"event {view.id}: has this value already; nothing was kept")
    before: Row = {field: value_of(state, field) for field in values}
    read = read_state(conn, view.reading, view.position)
    told = {field: value_of(read, field) for field in values} if read else {}
    if otherwise := {field: value for field, value in told.items() if value != before[field]}:
        before["read_as"] = otherwise
    return _keep(conn, _about(view, state, kind="set", value=dict(values), before=before), why=why, by=by)


def reject_event(conn: Connection, event: str, *, why: str, by: str | None = None) -> Made:
    """Say that the page does not tell this event."""
    view = _one(conn, event)
    if view.state == "rejected":
        raise NoChangeError(f"event {view.id}: is rejected already; nothing was kept")
    return _keep(conn, _about(view, state_of(conn, view), kind="reject", value={}), why=why, by=by)


def note_on(conn: Connection, event: str, words: str, *, by: str | None = None) -> Made:
    """Leave a note with an event."""
    if not words.strip():
        raise UsageError("note: there is nothing in it; say something")
    view = _one(conn, event)
    return _keep(conn, _about(view, state_of(conn, view), kind="note", value={}), why=words, by=by)


def merge_events(conn: Connection, event: str, into: str, *, why: str, by: str | None = None) -> Made:
    """Say that two events are one; the second stays."""
    view, other = _one(conn, event), _one(conn, into)
    if view.id == other.id:
        raise UsageError(f"event {event}: cannot be merged into itself; name another")
    if view.merged_into == other.id:
        raise NoChangeError(f"event {view.id}: is merged into {other.id} already; nothing was kept")
    seen, last = {other.id}, other
    while last.merged_into and last.merged_into not in seen:
        if last.merged_into == view.id:
            raise UsageError(f"event {into}: was merged into {view.id} before; withdraw that first")
        seen.add(last.merged_into)
        last = find_event(conn, last.merged_into)[0]
    target = state_of(conn, other).anchor
    row = _about(view, state_of(conn, view), kind="merge", value=target.to_json())
    return _keep(conn, {**row, "other_page": other.page}, why=why, by=by)


def split_event(conn: Connection, event: str, parts: Sequence[Values], *, why: str, by: str | None = None) -> Made:
    """Say that one event is several: for each part, what is different in it."""
    if not 2 <= len(parts) <= 60:
        raise UsageError(f"split: {counted(len(parts), 'part')}; give between 2 and 60")
    view = _one(conn, event)
    value = {"parts": [dict(part) for part in parts]}
    made = _keep(conn, _about(view, state_of(conn, view), kind="split", value=value), why=why, by=by)
    return replace(made, parts=tuple(parts_of(value, made.seq)))


def add_event(
    conn: Connection,
    page: str,
    words: str,
    act: str,
    values: Values,
    *,
    why: str,
    by: str | None = None,
    start: int | None = None,
) -> Made:
    """Add an event that was overlooked; `words` of the article have to tell it. `start` says where in the body they
    begin, for words that stand there more than once.
    """
    reading = _reading_of(conn, page)
    told = words_on_page(conn, reading, words, start=start)
    value = {"act": act, "words": told, "fields": dict(values)}
    row: Row = {"kind": "add", "page": reading["page"], "event": None, "anchor": None, "value": value, "before": None}
    return _keep(conn, {**row, "other_page": None}, why=why, by=by)


def withdraw(conn: Connection, seq: int, *, why: str, by: str | None = None) -> Made:
    """Take a correction back. It stays in the record, and so does this."""
    row = conn.execute(select(corrections).where(corrections.c.seq == seq)).mappings().one_or_none()
    if row is None or row["kind"] == "withdraw":
        raise UsageError(f"correction {seq}: there is none; `dragoman corrections` lists them")
    if conn.execute(select(corrections.c.seq).where(takes_back([seq]))).first() is not None:
        raise NoChangeError(f"correction {seq}: is withdrawn already; nothing was kept")
    event = derived_id(seq) if row["kind"] == "add" else row["event"]  # what was added has its id from the correction
    about: Row = {"kind": "withdraw", "page": None, "other_page": None, "event": event, "anchor": None}
    about |= {"value": {"correction": seq}, "before": None}
    if row["kind"] in JOINED_KINDS:
        return keep_words(conn, about, why=why, by=by, of=row["value"])
    return _keep(conn, about, why=why, by=by, page=row["page"])


def find_corrections(conn: Connection, *, events: Sequence[str] | None = None) -> list[RowMapping]:
    """All corrections in their order, with where they hold now; of some events when their ids are given."""
    query = (
        select(
            corrections,
            attachments.c.state,
            attachments.c.how,
            attachments.c.event.label("now_event"),
            attachments.c.now,
        )
        .join(attachments, attachments.c.correction == corrections.c.seq, isouter=True)
        .order_by(corrections.c.seq)
    )
    if events is not None:
        query = query.where(corrections.c.event.in_(events) | attachments.c.event.in_(events))
    return list(conn.execute(query).mappings())


def find_reviews(conn: Connection) -> list[RowMapping]:
    """Corrections a person has to look at: their event is gone, or the page is read otherwise now."""
    return [row for row in find_corrections(conn) if row["state"] in ("lost", "changed", None)]


def correction_seal(row: Mapping[str, Any]) -> str:
    """The digest a row of `corrections` has to bear."""
    return row_seal({name: value for name, value in row.items() if name != "digest"})


def state_of(conn: Connection, view: EventView) -> State:
    """The event as its place in the record tells it, with what it shows now."""
    return _as_shown(read_state(conn, view.reading, view.position) or _derived_state(view), view)


def _as_shown(state: State, view: EventView) -> State:
    for field in view.corrected:
        state = with_value(state, field, shown_value(view, field))
    return state


def shown_value(view: EventView, field: str) -> Any:
    value = getattr(view, field)
    if not isinstance(value, tuple):
        return value
    return [{"name": p.name, "kind": p.kind, "country": p.country, "office": p.office} for p in value]


def _derived_state(view: EventView) -> State:
    """An event that a person made: what is in the record of it is what it shows."""
    words = view.evidence[0] if view.evidence else view.trigger
    place = (words.page_start, words.page_end)
    anchor = Anchor(
        id=view.id,
        page=view.page,
        act=view.act,
        trigger=place,
        evidence=place,
        words=words.words,
        sides=(),
        derived=True,
    )
    state = State(
        reading=view.reading, position=view.position, anchor=anchor, act=view.act, status=view.status,
        background=view.background, date=view.date, place=view.place, confidence=view.confidence, members=(),
        body_start=words.start or 0, told=words.words, called={}, told_by=view.told_by,
    )  # fmt: skip
    for field in ("actors", "recipients", "asserted_by"):
        state = with_value(state, field, shown_value(view, field))
    return state


def _one(conn: Connection, event: str) -> EventView:
    found = find_event(conn, event)
    if len(found) > 1:
        raise UsageError(
            f"event {event}: the page tells {len(found)} with this id; read it again with this version first"
        )
    return found[0]


def _about(view: EventView, state: State, *, kind: str, value: Any, before: Any = None) -> Row:
    return {
        "kind": kind, "page": view.page, "other_page": None, "event": view.id, "anchor": state.anchor.to_json(),
        "value": value, "before": before,
    }  # fmt: skip


def _reading_of(conn: Connection, page: str) -> RowMapping:
    query = select(readings).where(readings.c.current, readings.c.page == find_page_named(conn, page))
    return conn.execute(query).mappings().one()


def keep_words(conn: Connection, row: Row, *, why: str, by: str | None, of: Mapping[str, Any] | None = None) -> Made:
    """Append a word about reports of several pages (kinds "join" and "part"), or the withdrawal of one, whose value is
    `of`; the pages are merged anew.
    """
    with transaction(conn):
        full = _append(conn, row, why=why, by=by)
        if of is None:
            note_joined(conn, full["seq"], row["value"])
        let_wait(conn, pages_of([of or row["value"]]))
        _note(conn, full, str(row["event"]))
    merge_what_waits(conn)
    query = select(attachments).where(attachments.c.correction == full["seq"])
    held = conn.execute(query).mappings().one()
    conn.rollback()
    return Made(seq=full["seq"], held=Held(**held))


def _append(conn: Connection, row: Row, *, why: str, by: str | None) -> Row:
    if not why.strip():
        raise UsageError("a correction needs a reason; say why")
    seq = last_number(conn, corrections.c.seq) + 1
    full = {"seq": seq, "at": now(), "by": by or whoever(), **row, "why": why}
    conn.execute(insert(corrections), {**full, "digest": correction_seal(full)})
    return full


def _note(conn: Connection, full: Row, subject: str) -> None:
    detail = {name: full[name] for name in ("seq", "kind", "value", "before", "why")}
    note(conn, [Entry(what="corrected", subject=subject, detail=detail)], at=full["at"], by=full["by"])


def _keep(conn: Connection, row: Row, *, why: str, by: str | None, page: str | None = None) -> Made:
    """Append one correction, put it to the events it is about, and note it, all in one transaction."""
    with transaction(conn):
        full = _append(conn, row, why=why, by=by)
        seq = full["seq"]
        pages = {one for one in (row["page"], row["other_page"], page) if one}
        held = next(one for one in show_again(conn, pages) if one.correction == seq)
        if held.state == "lost":
            raise UsageError(f"event {row['event']}: {held.how}; nothing was kept")
        _note(conn, full, held.event or row["event"] or row["page"])
    merge_what_waits(conn)
    return Made(seq=seq, held=held)
