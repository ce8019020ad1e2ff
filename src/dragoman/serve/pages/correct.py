"""What people say of events, from forms. Every change is one correction of the record: appended, with who, when and
why, and taken back by another one.
"""

import re
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record import (
    EventView,
    RecordBusyError,
    add_event,
    find_article,
    find_event,
    find_origin,
    join_reports,
    merge_events,
    note_on,
    parse_values,
    part_reports,
    reject_event,
    set_fields,
    split_event,
    withdraw,
)
from dragoman.record.corrections import Made, shown_value
from dragoman.record.state import PARTY_FIELDS
from dragoman.serve.days import edtf_of
from dragoman.serve.pages.refused import Form as RefusedForm
from dragoman.serve.pages.refused import show_again
from dragoman.serve.parties import as_recorded, form_as_recorded, is_as_it_stood
from dragoman.serve.people import Person
from dragoman.serve.stamp import stamp_of
from dragoman.serve.visit import Flash, Form, Visiting, back_to, missing, needs

router = APIRouter(include_in_schema=False)
Analyst = Annotated[Person, Depends(needs("analyst"))]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]  # what every database takes
FIELDS = ("act", "status", "background", "date", "place", "actors", "recipients", "asserted_by")
_WHY_CHARS = 2_000
_ADDRESS = re.compile(r"/(?:event|report)/([0-9a-f]{4,12})(?=$|[/?#\s])")


def why_of(form: dict[str, str]) -> str:
    why = form.get("why", "")
    if len(why) > _WHY_CHARS:
        raise UsageError(f"why: longer than {_WHY_CHARS} characters")
    return why


def event_in(pasted: str) -> str:
    """The id in the address of an event's page; anything else as it stands.

    >>> event_in("http://127.0.0.1:8321/event/ab12cd34ef56?lang=tr#c-1"), event_in(" ab12 ")
    ('ab12cd34ef56', 'ab12')
    """
    found = _ADDRESS.search(pasted)
    return found[1] if found else pasted.strip()


def one_event(conn: Connection, event: str, stamp: str | None) -> EventView:
    """The event, if it is still what its visitor saw. Raises Flash 404, 409 or 410."""
    with missing("no-event", id=event[:40]):
        view = find_event(conn, event)[0]
    if view.state != "shown":
        raise Flash(410, "gone", state=view.state)
    if stamp is not None and stamp != stamp_of(view, find_origin(conn, view).said):
        raise Flash(409, "changed")
    return view


def changed(view: EventView, form: dict[str, str]) -> dict[str, object]:
    """The fields of a form whose value is another than the event's."""
    form = form_as_recorded(form, view)
    same = {name for name in PARTY_FIELDS if is_as_it_stood(form, view, name)}
    given = parse_values(_pair(name, form[name]) for name in FIELDS if name in form and name not in same)
    return {name: value for name, value in given.items() if value != shown_value(view, name)}


@router.post("/event/{event_id}/set")
def set_(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    def work(conn: Connection) -> Made:
        view = one_event(conn, event_id, form.get("stamp"))
        values = changed(view, form)
        if not values:
            raise Flash(400, "nothing")
        return set_fields(conn, view.id, values, why=why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "set")


@router.post("/event/{event_id}/reject")
def reject(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    def work(conn: Connection) -> Made:
        view = one_event(conn, event_id, form.get("stamp"))
        return reject_event(conn, view.id, why=why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "reject")


@router.post("/event/{event_id}/join")
def join(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    """Two events are one: of one page, the second stays; of several, all their reports are of one event."""
    into = event_in(form.get("into", ""))

    def work(conn: Connection) -> Made:
        if _page_of(conn, event_id) == _page_of(conn, into):
            view, other = one_event(conn, event_id, form.get("stamp")), one_event(conn, into, None)
            return merge_events(conn, view.id, other.id, why=why_of(form), by=person.name)
        return join_reports(conn, [event_id, into], why=why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "join")


@router.post("/event/{event_id}/part")
def part(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    """Reports that tell of something else."""
    reports = [name.removeprefix("report-") for name in form if name.startswith("report-")]

    def work(conn: Connection) -> Made:
        return part_reports(conn, event_id, reports, why=why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "part")


def _page_of(conn: Connection, event: str) -> str:
    """The page that tells it."""
    with missing("no-event", id=event[:40]):
        return find_event(conn, event)[0].page


@router.post("/event/{event_id}/split")
def split(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    def work(conn: Connection) -> Made:
        view = one_event(conn, event_id, form.get("stamp"))
        parts = [parse_values(map(_as_recorded, form.get(name, "").split(",,"))) for name in ("part1", "part2")]
        return split_event(conn, view.id, parts, why=why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "split")


@router.post("/event/{event_id}/note")
def note(event_id: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    def work(conn: Connection) -> Made:
        return note_on(conn, one_event(conn, event_id, None).id, why_of(form), by=person.name)

    return _done(visit, work, event_id, form, "note")


@router.post("/article/{page}/add-event")
def add(page: str, visit: Visiting, person: Analyst, form: Form) -> Response:
    """An event that was overlooked; its words by quotation, by offsets, or by both where they stand there twice."""

    def work(conn: Connection) -> Made:
        article = find_article(conn, page)
        start, end = _offset(form.get("start", "")), _offset(form.get("end", ""))
        words = form.get("words", "")
        if not words and start is not None and end is not None:
            words = article.body[start:end]
        given = form_as_recorded(form)
        values = parse_values(_pair(name, given[name]) for name in FIELDS if given.get(name))
        act = values.pop("act", None)
        if act is None:
            raise UsageError("act: say which one")
        return add_event(
            conn, article.page, words, str(act), values, why=why_of(form), by=person.name, start=start
        )  # fmt: skip

    try:
        made = visit.explorer.desk.write(work)
    except (UsageError, RecordBusyError) as error:
        return show_again(visit, form, "add", page, error)
    return back_to(f"/event/{made.held.event}" if made.held.event else f"/article/{page}")


@router.post("/correction/{seq}/undo")
def undo(seq: Number, visit: Visiting, person: Analyst, form: Form) -> Response:
    try:
        visit.explorer.desk.write(lambda conn: withdraw(conn, seq, why=why_of(form), by=person.name))
    except (UsageError, RecordBusyError) as error:
        return show_again(visit, form, "undo", str(seq), error)
    return back_to(form.get("next", "/review"))


def _done(
    visit: Visiting, work: Callable[[Connection], Made], event_id: str, form: dict[str, str], kind: RefusedForm
) -> Response:
    try:
        made = visit.explorer.desk.write(work)
    except (UsageError, Flash, RecordBusyError) as error:
        return show_again(visit, form, kind, event_id, error)
    return back_to(f"/event/{made.held.event or event_id}#c-{made.seq}")


def _pair(name: str, value: str) -> str:
    return f"{name}={edtf_of(value) if name == 'date' else value}"


def _as_recorded(pair: str) -> str:
    """`date=14.05.2026`, or parties with their offices, as the record takes them; other fields stay as they are."""
    name, equals, value = pair.partition("=")
    field = name.strip().lower()
    if not equals or field not in ("date", *PARTY_FIELDS):
        return pair
    return f"{name}={edtf_of(value) if field == 'date' else as_recorded(value)}"


def _offset(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UsageError("the place of the words has to be a whole number")
    return int(text)
