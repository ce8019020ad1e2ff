"""Joining and parting: a person says that reports of different pages are of one event, or that they are not. It stands
over what merging would make of them, and merging's own opinion is kept beside it.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record.corrections import Made, keep_words, state_of
from dragoman.record.faint import faint_anchor
from dragoman.record.merged.query import find_merged_view
from dragoman.record.merged.views import MergedView
from dragoman.record.query import find_event
from dragoman.record.seals import Row
from dragoman.record.state import Anchor
from dragoman.text.counted import counted

_MOST = 60  # events or reports at once


def join_reports(conn: Connection, events: Sequence[str], *, why: str, by: str | None = None) -> Made:
    """Say that merged events are one: all that tell of them now are of one event, and what merging later finds to be
    the same as any of these. Each is named by its id or by that of one of its reports.
    """
    if not 2 <= len(events) <= _MOST:
        raise UsageError(f"join: {counted(len(events), 'event')}; give between 2 and {_MOST}")
    views = list({view.id: view for view in (find_merged_view(conn, event) for event in events)}.values())
    if len(views) == 1:
        raise UsageError(f"join: these are one event already ({views[0].id})")
    first, *rest = (_anchor(conn, report) for view in views for report in sorted(_own(view)))
    return _keep(conn, "join", [first], rest, why=why, by=by)


def part_reports(conn: Connection, event: str, reports: Sequence[str], *, why: str, by: str | None = None) -> Made:
    """Say that some reports of a merged event are not of that event. Whether they are of one event among themselves is
    left to merging.
    """
    view = find_merged_view(conn, event)
    if not 1 <= len(reports) <= _MOST:
        raise UsageError(f"part: {counted(len(reports), 'report')}; give between 1 and {_MOST}")
    parted = {_report(view, report) for report in reports}
    left = [event for event in _own(view) if event not in parted]
    if not left:
        raise UsageError(f"part: event {view.id} has no other reports; leave one of them in it")
    faint = {each.event: each.page for each in view.tellings if each.faint}
    one = [_faint_anchor(conn, faint[each], each) if each in faint else _anchor(conn, each) for each in sorted(parted)]
    return _keep(conn, "part", one, [_anchor(conn, each) for each in sorted(left)], why=why, by=by)


def _own(view: MergedView) -> list[str]:
    """What was read of the event, by its ids; copies that are lent it are left out, and what is faint."""
    return [each.event for each in view.tellings if each.event is not None and not each.faint]


def _report(view: MergedView, name: str) -> str:
    begins = [each.event for each in view.tellings if each.event and name and each.event.startswith(name.lower())]
    if len(begins) != 1:
        problem = "more than one of its reports begins like this" if begins else "none of its reports"
        raise UsageError(f"report {name}: {problem}; `dragoman sources {view.id}` lists the reports of event {view.id}")
    return str(begins[0])


def _anchor(conn: Connection, event: str) -> Anchor:
    view = find_event(conn, event)[0]
    return state_of(conn, view).anchor


def _faint_anchor(conn: Connection, page: str, event: str) -> Anchor:
    found = faint_anchor(conn, page, event)
    if found is None:
        raise UsageError(f"report {event}: is not told any more; look at the event again")
    return found


def _keep(
    conn: Connection, kind: str, one: Sequence[Anchor], other: Sequence[Anchor], *, why: str, by: str | None
) -> Made:
    value = {"one": [each.to_json() for each in one], "other": [each.to_json() for each in other]}
    row: Row = {"kind": kind, "page": one[0].page, "other_page": None, "event": one[0].id, "anchor": None}
    return keep_words(conn, {**row, "value": value, "before": None}, why=why, by=by)
