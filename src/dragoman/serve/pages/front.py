"""The front page: what happened last, what is expected, what came in, and, where there is nothing yet, how to begin."""

from collections.abc import Sequence

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.record import MergedQuestion, MergedView, count_merged, find_merged_page, find_pairs
from dragoman.record.arrivals import count_all, count_reasons, find_arrivals
from dragoman.record.days import days_of
from dragoman.serve.heads import rows_of
from dragoman.serve.visit import Visiting, filled, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_LATEST, _EXPECTED, _PLANS = 12, 6, 40
_MOST = 2**31 - 1  # all of them: /events counts the same


@router.get("/", dependencies=[Depends(filled)])
def front(visit: Visiting) -> Response:
    kept = visit.explorer.kept
    with visit.explorer.desk.reading() as conn:
        latest = find_merged_page(conn, MergedQuestion(status="occurred"), order="newest", limit=_LATEST).views
        period = _last_months(latest)
        busiest = kept.of(find_pairs, conn, since=period[0], until=period[1], limit=8) if period else []
        return visit.page(
            "front.html",
            counts=kept.of(count_all, conn),
            events=kept.of(count_merged, conn, question=MergedQuestion(), most=_MOST),
            rows=rows_of(conn, latest),
            expected=rows_of(conn, kept.of(_expected, conn, after=_last_day(latest))),
            arrivals=find_arrivals(conn, limit=8),
            reasons=kept.of(count_reasons, conn)[:6],
            busiest=busiest,
            period=period,
        )


def _expected(conn: Connection, *, after: str) -> list[MergedView]:
    """What is planned for days after the last that something happened on, the nearest first. The latest plans are
    looked through, and no more: most of a large record's plans are long past.
    """
    plans = find_merged_page(conn, MergedQuestion(status="planned"), order="newest", limit=_PLANS).views
    return [view for view in reversed(plans) if view.date and days_of(view.date)[1] > after][:_EXPECTED]


def _last_day(latest: Sequence[MergedView]) -> str:
    return days_of(latest[0].date)[1] if latest and latest[0].date else ""


def _last_months(latest: Sequence[MergedView]) -> tuple[str, str] | None:
    """The last year of what the record holds, by its newest day that was not yet to come when it was told."""
    if not latest or not latest[0].date or not latest[0].date[:4].isdigit():
        return None
    last = latest[0].date[:10]
    return f"{int(last[:4]) - 1}{last[4:7] or '-01'}", last[:7]
