"""What people said, and what of it wants a second look."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import RowMapping

from dragoman.record import events_with_ids, find_corrections, find_heads
from dragoman.serve.present import row_of
from dragoman.serve.visit import Visiting, filled, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_SHOWN = 200


@router.get("/review", dependencies=[Depends(filled)])
def review(visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        rows = list(reversed(find_corrections(conn)))
        waiting = [row for row in rows if row["state"] in ("lost", "changed", None)][:_SHOWN]
        shown = rows[:_SHOWN]
        views = events_with_ids(conn, sorted({_event_of(row) for row in (*waiting, *shown)} - {""}))
        heads = find_heads(conn, {row["page"] for row in (*waiting, *shown) if row["page"]})
    return visit.page(
        "review.html", waiting=waiting, rows=shown, left_out=max(0, len(rows) - _SHOWN), heads=heads,
        events={view.id: row_of(view) for view in views},
    )  # fmt: skip


def _event_of(row: RowMapping) -> str:
    """The event that a correction is of now, or was of."""
    return str(row["now_event"] or row["event"] or "")
