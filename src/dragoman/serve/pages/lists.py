"""Lists: events and search, the same as single pages tell them, and what was turned away."""

import re
from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record import count_events, count_merged, find_merged_page, find_page
from dragoman.record.arrivals import count_reasons, find_turned_away
from dragoman.serve.asked import Asked
from dragoman.serve.heads import rows_of
from dragoman.serve.present import Row, row_of
from dragoman.serve.settings import MOST_COUNTED
from dragoman.serve.typed import without_endings
from dragoman.serve.visit import Visit, Visiting, filled, needs
from dragoman.world.sides import known_side

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_REJECTS = 100
Finder = Callable[[Visit, Connection, Asked], tuple[list[Row], str | None, int]]


def _merged_rows(visit: Visit, conn: Connection, asked: Asked) -> tuple[list[Row], str | None, int]:
    """What is asked for, of merged events, where the list goes on, and how many fit."""
    found = find_merged_page(
        conn, asked.merged(), order=asked.merged_order(), limit=asked.size(), after=asked.cursor
    )  # fmt: skip
    fits = visit.explorer.kept.of(count_merged, conn, question=asked.merged(), most=MOST_COUNTED + 1)
    return rows_of(conn, found.views), found.next, fits


def _single_rows(visit: Visit, conn: Connection, asked: Asked) -> tuple[list[Row], str | None, int]:
    found = find_page(conn, asked.question(), order=asked.order(), limit=asked.size(), after=asked.cursor)
    fits = visit.explorer.kept.of(count_events, conn, question=asked.question(), most=MOST_COUNTED + 1)
    return [row_of(view) for view in found.views], found.next, fits


def _list(visit: Visiting, find: Finder, *, single: bool) -> Response:
    """A list; a question nobody can answer keeps its form, and says why."""
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            rows, following, fits = find(visit, conn, asked)
    except UsageError as error:
        asked = Asked.as_written(visit.request.query_params)
        return visit.page(
            "events.html", status=400, asked=asked, rows=[], next=None, problem=visit.retold(error), side=None,
            single=single, fits=None,
        )  # fmt: skip
    return visit.page(
        "events.html", asked=asked, rows=rows, next=following, problem=None, side=_side_in(asked.q), single=single,
        fits=fits,
    )  # fmt: skip


@router.get("/events", dependencies=[Depends(filled)])
def events(visit: Visiting) -> Response:
    return _list(visit, _merged_rows, single=False)


@router.get("/reports", dependencies=[Depends(filled)])
def reports(visit: Visiting) -> Response:
    """Events as single pages tell them: what people put away among them, and questions only a page can answer."""
    return _list(visit, _single_rows, single=True)


@router.get("/search", dependencies=[Depends(filled)])
def search(request: Request, visit: Visiting) -> Response:
    """The box on every page: an id leads to what bears it, anything else to the list."""
    words = request.query_params.get("q", "").strip().lower()
    if re.fullmatch("[0-9a-f]{12}", words):
        return RedirectResponse(f"/event/{words}", 303)
    if re.fullmatch("[0-9a-f]{64}", words):
        return RedirectResponse(f"/article/{words}", 303)
    return events(visit)


def _side_in(words: str) -> str | None:
    """The state or organisation that the words name, for a link to its page."""
    if not words or len(words) > 80:
        return None
    words = without_endings(words)
    side = known_side(words)
    return side if side != words or (len(words) == 3 and words.isupper()) else None


@router.get("/rejects")
def rejects(request: Request, visit: Visiting) -> Response:
    reason, before = request.query_params.get("reason"), request.query_params.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 10):
        raise UsageError("before: has to be a whole number")
    with visit.explorer.desk.reading() as conn:
        rows = find_turned_away(conn, reason=reason or None, limit=_REJECTS + 1, before=int(before) if before else None)
        reasons = count_reasons(conn)
    following = rows[_REJECTS - 1]["id"] if len(rows) > _REJECTS else None
    return visit.page("rejects.html", rows=rows[:_REJECTS], reasons=reasons, reason=reason, next=following)
