"""What people said, and what of it wants a second look."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from dragoman.record import find_corrections
from dragoman.serve.visit import Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_SHOWN = 200


@router.get("/review")
def review(visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        rows = list(reversed(find_corrections(conn)))
    waiting = [row for row in rows if row["state"] in ("lost", "changed", None)]
    return visit.page("review.html", waiting=waiting[:_SHOWN], rows=rows[:_SHOWN], left_out=max(0, len(rows) - _SHOWN))
