"""The front page: what is new, what came in, and, where there is nothing yet, how to begin."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from dragoman.record import Question, find_page
from dragoman.record.arrivals import count_all, count_reasons, find_arrivals
from dragoman.serve.desk import NoRecord
from dragoman.serve.present import row_of
from dragoman.serve.visit import Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])


@router.get("/")
def front(visit: Visiting) -> Response:
    try:
        with visit.explorer.desk.reading() as conn:
            counts = count_all(conn)
            if not counts.articles and not counts.rejects:
                return visit.page("empty.html")
            return visit.page(
                "front.html",
                counts=counts,
                rows=[row_of(view) for view in find_page(conn, Question(), order="newest", limit=12).views],
                arrivals=find_arrivals(conn, limit=8),
                reasons=count_reasons(conn)[:6],
                busiest=(),
                period=None,
            )
    except NoRecord:
        return visit.page("empty.html")
