"""Where a recorded event was read: its words, its parties' mentions, the page, and what it shares with other events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model import Report
from dragoman.record.apply import maker_of
from dragoman.record.as_read import Setter, find_setters, parts_of, read_state
from dragoman.record.faint import faint_rows, reports_of_faint, text_of
from dragoman.record.query import find_event, party_of, select_parties, select_words, words_of
from dragoman.record.schema import actors, attachments, corrections, events, evidence, pages, readings, shown
from dragoman.record.state import State
from dragoman.record.view import UNNAMED_PARTY, EventView, Party, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One party of an event, and where the page names it.

    role   "actor", "recipient" or "asserted_by"
    names  its mentions; `also[n]` are the other actors that the words of `names[n]` were taken for ("iki bakan")
    """

    role: str
    party: Party
    names: tuple[Words, ...]
    also: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Another event of the reading that takes a day or a place from the same words."""

    id: str
    act: str
    field: str
    start: int
    trigger: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a person said of the event; `state` is where that holds now ("withdrawn" when it was taken back)."""

    seq: int
    at: str
    by: str
    kind: str
    value: Any
    before: Any
    why: str
    state: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Everything that `explain` shows of one event.

    setters   who set which field; of those, `read` and `namings_read` hold what the page had been read as
    parts     the events it was split into, where it was
    instead   the likeliest other sides of the words it was read from, where they are likely enough to be kept
    """

    view: EventView
    reader: str
    language: str
    body: str
    encoding: str
    page_bytes: bytes
    rules: dict[str, str]
    words: tuple[Words, ...]
    namings: tuple[Naming, ...]
    tellers: tuple[Teller, ...]
    said: tuple[Said, ...] = ()
    setters: dict[str, Setter] = field(default_factory=dict)
    read: State | None = None
    namings_read: tuple[Naming, ...] = ()
    parts: tuple[EventView, ...] = ()
    instead: Report | None = None


def find_origin(conn: Connection, view: EventView) -> Origin:
    """Everything the record holds of where one of its events was read."""
    row = (
        conn.execute(
            select(
                readings.c.reader,
                readings.c.language,
                readings.c.body,
                readings.c.encoding,
                pages.c.bytes,
                events.c.rules,
                events.c.id,
                readings.c.page,
                readings.c.published,
            )
            .join(pages, pages.c.sha256 == readings.c.page)
            .join(events, (events.c.reading == readings.c.id) & (events.c.position == view.told_by), isouter=True)
            .where(readings.c.id == view.reading)
        )
        .mappings()
        .one()
    )
    setters = find_setters(conn, view)
    read = read_state(conn, view.reading, view.told_by) if setters else None
    return Origin(
        view=view,
        reader=row["reader"],
        language=row["language"],
        body=row["body"],
        encoding=row["encoding"],
        page_bytes=row["bytes"],
        rules=row["rules"] or {},
        words=_words(conn, view),
        namings=tuple(_namings(conn, view)),
        tellers=tuple(_tellers(conn, view)),
        said=tuple(_said(conn, view)),
        setters=setters,
        read=read,
        namings_read=tuple(_namings_read(conn, read)) if read else (),
        parts=tuple(_parts(conn, view)) if view.state == "split" else (),
        instead=_instead(conn, view, dict(row)),
    )


def _instead(conn: Connection, view: EventView, reading: dict[str, Any]) -> Report | None:
    """What the page tells faintly with the words of the event as it was read, and with other sides."""
    row = faint_rows(conn, {view.reading}).get(view.reading)
    told = reports_of_faint(row, text_of(reading), reading["reader"]) if row else []
    return next((each for each in told if each.instead_of is not None and each.instead_of == reading["id"]), None)


def _words(conn: Connection, view: EventView) -> tuple[Words, ...]:
    if view.told_by < 0:  # added by a person, with words of the page
        return (view.trigger, *view.evidence)
    return tuple(_words_about(conn, view.reading, "event", str(view.told_by)))


def _said(conn: Connection, view: EventView) -> Iterator[Said]:
    """What was said of this event, and what made it."""
    event, made = view.id, maker_of(view.position)
    kept = [corrections.c[name] for name in Said.__dataclass_fields__ if name != "state"]
    query = (
        select(*kept, attachments.c.state)
        .join(attachments, attachments.c.correction == corrections.c.seq, isouter=True)
        .where(
            (corrections.c.event == event)
            | (attachments.c.event == event)
            | (corrections.c.seq == (made.seq if made else -1))
        )
        .order_by(corrections.c.seq)
    )
    return (Said(**row) for row in conn.execute(query).mappings())


def _namings_read(conn: Connection, read: State) -> Iterator[Naming]:
    for member in read.members:
        party = UNNAMED_PARTY
        if member.name is not None and member.kind is not None:
            party = Party(name=member.name, kind=member.kind, country=member.country, office=member.office)
        names = tuple(_words_about(conn, read.reading, "actor", member.actor))
        yield Naming(role=member.role, party=party, names=names, also=((),) * len(names))


def _parts(conn: Connection, view: EventView) -> Iterator[EventView]:
    query = select(corrections.c.seq, corrections.c.value).join(
        attachments, attachments.c.correction == corrections.c.seq
    )
    own = (attachments.c.event == view.id, attachments.c.state.in_(("attached", "changed")))
    for seq, value in conn.execute(query.where(corrections.c.kind == "split", *own)).all():
        for part in parts_of(value, seq):
            yield from find_event(conn, part)


def _words_about(conn: Connection, reading: int, owner: str, owner_key: str) -> Iterator[Words]:
    query = select_words({reading}, owner).where(evidence.c.owner_key == owner_key)
    return (words_of(row) for row in conn.execute(query).mappings())


def _namings(conn: Connection, view: EventView) -> Iterator[Naming]:
    shared = _actors_by_place(conn, view.reading)
    query = select_parties(_numbers(conn, view))
    for row in conn.execute(query).mappings().all():
        names = tuple(_words_about(conn, view.reading, "actor", row["actor"]))
        also = tuple(tuple(n for n in shared[words.page_start, words.page_end] if n != row["name"]) for words in names)
        yield Naming(role=row["role"], party=party_of(row), names=names, also=also)


def _numbers(conn: Connection, view: EventView) -> set[int]:
    own = select(shown.c.number).where(shown.c.reading == view.reading, shown.c.position == view.position)
    return set(conn.execute(own).scalars())


def _actors_by_place(conn: Connection, reading: int) -> dict[tuple[int, int], list[str]]:
    """Which actors each stretch of the page was taken for."""
    query = (
        select(evidence.c.page_start, evidence.c.page_end, actors.c.name)
        .join(actors, (actors.c.reading == evidence.c.reading) & (actors.c.id == evidence.c.owner_key))
        .where(evidence.c.reading == reading, evidence.c.owner == "actor")
        .order_by(actors.c.id)
    )
    places: dict[tuple[int, int], list[str]] = {}
    for start, end, name in conn.execute(query):
        places.setdefault((start, end), []).append(name)
    return places


def _tellers(conn: Connection, view: EventView) -> Iterator[Teller]:
    ids = select(events.c.position, events.c.id, events.c.act).where(events.c.reading == view.reading)
    by_position = {str(row.position): row for row in conn.execute(ids)}
    rows = conn.execute(select_words({view.reading}, "event")).mappings().all()
    triggers = {row["owner_key"]: words_of(row) for row in rows if row["field"] == "trigger"}
    for row in rows:
        other = by_position[row["owner_key"]]
        if row["field"] in ("date", "place") and other.position != view.told_by and row["start"] is not None:
            yield Teller(
                id=other.id, act=other.act, field=row["field"], start=row["start"], trigger=triggers[row["owner_key"]]
            )
