"""The front page: what is new, what came in, and, where there is nothing yet, how to begin."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.record import MergedQuestion, find_merged_page, find_pairs
from dragoman.record.arrivals import count_all, count_reasons, find_arrivals
from dragoman.serve.desk import NoRecord
from dragoman.serve.heads import rows_of
from dragoman.serve.visit import Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])


@router.get("/")
def front(visit: Visiting) -> Response:
    kept = visit.explorer.kept
    try:
        with visit.explorer.desk.reading() as conn:
            counts = kept.of(count_all, conn)
            if not counts.articles and not counts.rejects:
                return visit.page("empty.html")
            period = _last_months(conn)
            busiest = kept.of(find_pairs, conn, since=period[0], until=period[1], limit=8) if period else []
            return visit.page(
                "front.html",
                counts=counts,
                rows=rows_of(conn, find_merged_page(conn, MergedQuestion(), order="newest", limit=12).views),
                arrivals=find_arrivals(conn, limit=8),
                reasons=kept.of(count_reasons, conn)[:6],
                busiest=busiest,
                period=period,
            )
    except NoRecord:
        return visit.page("empty.html")


def _last_months(conn: Connection) -> tuple[str, str] | None:
    """The last year of what the record holds, by its newest day that was not yet to come when it was told."""
    newest = find_merged_page(conn, MergedQuestion(status="occurred"), order="newest", limit=1).views
    if not newest or not newest[0].date or not newest[0].date[:4].isdigit():
        return None
    last = newest[0].date[:10]
    return f"{int(last[:4]) - 1}{last[4:7] or '-01'}", last[:7]
