"""The whole record from above: agreements, the network of a period, the map."""

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record import PlaceCount, find_heads, find_pairs, find_paper, find_papers_page, find_places
from dragoman.record.merged.counts import count_placeless
from dragoman.serve.about import About
from dragoman.serve.api.shapes_merged import unplaced
from dragoman.serve.asked import Asked
from dragoman.serve.visit import Visit, Visiting, filled, missing, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
# The drawings show more than the lists below them, so that is what is counted, once for both.
MOST_PAIRS, MOST_PLACES = 400, 500
_LISTED_PAIRS, _LISTED_PLACES = 200, 300


@router.get("/agreements", dependencies=[Depends(filled)])
def agreements(visit: Visiting) -> Response:
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            found = find_papers_page(conn, asked.papers(), order="newest", limit=asked.size(), after=asked.cursor)
    except UsageError as error:
        asked, problem = Asked.as_written(visit.request.query_params), visit.retold(error)
        return visit.page("agreements.html", status=400, asked=asked, papers=(), next=None, problem=problem)
    return visit.page("agreements.html", asked=asked, papers=found.papers, next=found.next, problem="")


@router.get("/agreement/{paper_id}")
def agreement(paper_id: str, visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        with missing("no-agreement", id=paper_id[:40]):
            paper = find_paper(conn, paper_id)
        return visit.page("agreement.html", paper=paper, heads=find_heads(conn, paper.entry.pages[:100]))


@router.get("/network", dependencies=[Depends(filled)])
def network(visit: Visiting) -> Response:
    return _counted(visit, "network.html", "pairs", find_pairs, most=MOST_PAIRS, listed=_LISTED_PAIRS)


@router.get("/map", dependencies=[Depends(filled)])
def map_(visit: Visiting) -> Response:
    return _counted(visit, "map.html", "places", find_places, most=MOST_PLACES, listed=_LISTED_PLACES, off=_off_the_map)


def _off_the_map(
    visit: Visit, conn: Connection, places: Sequence[PlaceCount], period: dict[str, Any]
) -> dict[str, int]:
    return {
        "unplaced": unplaced(places),
        "placeless": visit.explorer.kept.of(count_placeless, conn, **period),
    }


def _nothing(*_: object) -> dict[str, int]:
    return {}


def _counted(
    visit: Visit, template: str, name: str, find: Callable[..., Any], *, most: int, listed: int,
    off: Callable[..., dict[str, int]] = _nothing,
) -> Response:  # fmt: skip
    """What `find` counts in the period that is asked for, the first on the page that knows it by this name; `off`
    counts what is missing there.
    """
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            period = {"since": asked.since or None, "until": asked.until or None}
            found = visit.explorer.kept.of(find, conn, **period, limit=most)
            left_out = off(visit, conn, found, period)
    except UsageError as error:
        asked, problem = Asked.as_written(visit.request.query_params), visit.retold(error)
        return visit.page(template, status=400, asked=asked, query="", problem=problem, **{name: ()})
    shown = {name: found[:listed], **left_out}
    return visit.page(template, asked=asked, query=About().query(asked), problem="", **shown)
