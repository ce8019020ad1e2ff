"""The whole record from above: agreements, the network of a period, the map."""

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from dragoman.errors import UsageError
from dragoman.record import PaperQuestion, find_heads, find_pairs, find_paper, find_papers_page, find_places
from dragoman.serve.about import About
from dragoman.serve.asked import Asked
from dragoman.serve.visit import Flash, Visiting, needs
from dragoman.world.sides import known_side

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
PAIRS, PLACES = 200, 300


def papers_asked(asked: Asked) -> PaperQuestion:
    sides = [known_side(name) for name in (asked.a, asked.b) if name]
    return PaperQuestion(
        between=(sides[0], sides[1]) if len(sides) == 2 else None, side=sides[0] if len(sides) == 1 else None,
        text=asked.q or None, since=asked.since or None, until=asked.until or None,
    )  # fmt: skip


@router.get("/agreements")
def agreements(visit: Visiting) -> Response:
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            found = find_papers_page(
                conn, papers_asked(asked), order="newest", limit=asked.size(), after=asked.cursor
            )  # fmt: skip
    except UsageError as error:
        return visit.page(
            "agreements.html", status=400, asked=Asked(), papers=(), next=None, problem=str(error)
        )  # fmt: skip
    return visit.page("agreements.html", asked=asked, papers=found.papers, next=found.next, problem="")


@router.get("/agreement/{paper_id}")
def agreement(paper_id: str, visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        try:
            paper = find_paper(conn, paper_id)
        except UsageError as error:
            raise Flash(404, "no-agreement", id=paper_id[:40]) from error
        return visit.page("agreement.html", paper=paper, heads=find_heads(conn, paper.entry.pages[:100]))


@router.get("/network")
def network(visit: Visiting) -> Response:
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            pairs = visit.explorer.kept.of(
                find_pairs, conn, since=asked.since or None, until=asked.until or None, limit=PAIRS
            )
    except UsageError as error:
        return visit.page("network.html", status=400, asked=Asked(), pairs=(), query="", problem=str(error))
    return visit.page("network.html", asked=asked, pairs=pairs, query=About().query(asked), problem="")


@router.get("/map")
def map_(visit: Visiting) -> Response:
    try:
        asked = Asked.of(visit.request.query_params)
        with visit.explorer.desk.reading() as conn:
            places = visit.explorer.kept.of(
                find_places, conn, since=asked.since or None, until=asked.until or None, limit=PLACES
            )
    except UsageError as error:
        return visit.page("map.html", status=400, asked=Asked(), places=(), query="", problem=str(error))
    return visit.page("map.html", asked=asked, places=places, query=About().query(asked), problem="")
