"""A correction that was refused, shown again: its form with what was typed, why it was refused, and the way back. Where
somebody else was faster, who that was and what stands there now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fastapi.responses import Response
from sqlalchemy import Connection, RowMapping

from dragoman.errors import DragomanError, UsageError
from dragoman.record import (
    EventView,
    MergedReport,
    RecordBusyError,
    find_article,
    find_corrections,
    find_event,
    find_heads,
    find_merged_event,
    find_origin,
    parse_values,
)
from dragoman.record.corrections import shown_value
from dragoman.record.state import PARTY_FIELDS
from dragoman.serve.heads import called_by_outlet
from dragoman.serve.parties import as_recorded
from dragoman.serve.present import Row, row_of
from dragoman.serve.stamp import stamp_of
from dragoman.serve.visit import BUSY_S, Flash, Visit, is_ours

Form = Literal["set", "reject", "join", "part", "split", "note", "add", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What the correction is of: an event with the stamp it bears now, its reports, or none of these."""

    view: EventView | None = None
    row: Row | None = None
    stamp: str = ""
    reports: tuple[MergedReport, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    last: RowMapping | None = None


def show_again(visit: Visit, form: dict[str, str], kind: Form, name: str, error: Exception) -> Response:
    """`name` is the event's or page's id, or the number of the correction. Raises the error itself where there is
    nothing that a form could be about.
    """
    status, message = _refusal(visit, error)
    is_late = status == 409
    with visit.explorer.desk.reading() as conn:
        try:
            subject = _subject(conn, kind, name, with_last=is_late)
        except UsageError:
            raise error from None
    if is_late and kind == "set" and subject.view is not None and subject.last is not None:
        form = _without_what_was_only_left(form, subject.view, subject.last)
    answer = visit.page(
        "refused.html", status=status, kind=kind, name=name, typed=form, message=message, back=_back(kind, name, form),
        is_late=is_late, subject=subject,
    )  # fmt: skip
    if isinstance(error, RecordBusyError):
        answer.headers["Retry-After"] = str(BUSY_S)
    return answer


def _refusal(visit: Visit, error: Exception) -> tuple[int, str]:
    if isinstance(error, Flash):
        return error.status, visit.tongue.say(f"flash.{error.key}", **error.values)
    if isinstance(error, RecordBusyError):
        return 503, visit.tongue.say("trouble.busy")
    assert isinstance(error, DragomanError)
    return 400, visit.retold(error)


def _subject(conn: Connection, kind: Form, name: str, *, with_last: bool) -> Subject:
    if kind == "undo":
        return Subject()
    if kind == "add":
        find_article(conn, name)
        return Subject()
    if kind == "part":
        detail = find_merged_event(conn, name)
        called = called_by_outlet(conn, find_heads(conn, detail.view.pages))
        return Subject(reports=detail.reports, called=called)
    view = find_event(conn, name)[0]
    said = find_corrections(conn, events=[view.id]) if with_last else []
    return Subject(
        view=view, row=row_of(view), stamp=stamp_of(view, find_origin(conn, view).said), last=said[-1] if said else None
    )  # fmt: skip


def _back(kind: Form, name: str, form: dict[str, str]) -> str:
    if kind == "undo":
        following = form.get("next", "/review")
        return following if is_ours(following) else "/review"
    return f"/article/{name}" if kind == "add" else f"/event/{name}"


def _without_what_was_only_left(form: dict[str, str], view: EventView, last: RowMapping) -> dict[str, str]:
    """The form without the fields that its writer left as they were and somebody has changed meanwhile: sent again,
    they would undo the other's work unseen.
    """
    before = last["before"] if last["kind"] == "set" and isinstance(last["before"], dict) else {}
    left = {name for name, value in before.items() if _is(form, name, value) and shown_value(view, name) != value}
    return {name: value for name, value in form.items() if name not in left}


def _is(form: dict[str, str], name: str, value: object) -> bool:
    if name not in form:
        return False
    try:
        given = form[name]
        if name in PARTY_FIELDS and isinstance(value, list):
            given = as_recorded(given, value)
        return bool(parse_values([f"{name}={given}"])[name] == value)
    except UsageError:
        return False
