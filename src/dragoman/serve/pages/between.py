"""Two sides, one actor, one place: what happened, when, and who and what had to do with it."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record import (
    PaperQuestion,
    count_merged,
    find_merged_page,
    find_months,
    find_names,
    find_pairs,
    find_papers_page,
    find_places,
)
from dragoman.record.arrivals import is_met
from dragoman.serve import about as subjects
from dragoman.serve.about import About
from dragoman.serve.asked import Asked
from dragoman.serve.heads import rows_of
from dragoman.serve.present import Row
from dragoman.serve.settings import MOST_COUNTED
from dragoman.serve.visit import Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_BESIDE, _PAPERS = 12, 20


@router.get("/between/{a}/{b}")
def between(a: str, b: str, visit: Visiting) -> Response:
    about = subjects.between(a, b)
    asked, problem = _asked(visit)
    two = (about.sides[0], about.sides[1])
    with visit.explorer.desk.reading() as conn:
        rows, following, fits, problem = _rows(visit, conn, about, asked, problem)
        kept, narrowed = visit.explorer.kept, {} if problem else subjects.narrowing(about.question(asked))
        months = kept.of(find_months, conn, between=two, **narrowed)
        return visit.page(
            "between.html", status=400 if problem else 200, a=two[0], b=two[1], asked=asked, rows=rows, next=following,
            problem=problem, query=about.query(asked), fits=fits, count=_count(visit, conn, about),
            occurred=0 if problem else _occurred(visit, conn, about, asked),
            months=months, papers=find_papers_page(conn, PaperQuestion(between=two), limit=_PAPERS).papers,
            score=None if problem else _score(visit, conn, about, asked, is_narrowed=any(narrowed.values())),
            people=kept.of(find_names, conn, between=two, limit=_BESIDE, **narrowed),
            places=kept.of(find_places, conn, between=two, limit=_BESIDE, **narrowed),
        )  # fmt: skip


@router.get("/actor/{name:path}")
def actor(name: str, visit: Visiting) -> Response:
    about = subjects.actor(name)
    asked, problem = _asked(visit)
    side = about.sides[0] if about.sides else (about.person or "")
    with visit.explorer.desk.reading() as conn:
        rows, following, fits, problem = _rows(visit, conn, about, asked, problem)
        count = _count(visit, conn, about)
        known = count > 0 or is_met(conn, side)
        beside = _beside(visit, conn, about, {} if problem else subjects.narrowing(about.question(asked)))
        return visit.page(
            "actor.html", status=_status(problem, known), side=side, name=visit.labels.side(side), is_place=False,
            code=side if visit.labels.side(side) != side and len(side) == 3 else None, asked=asked, rows=rows,
            next=following, problem=problem, query=about.query(asked), fits=fits, count=count, **beside,
        )  # fmt: skip


@router.get("/place/{name:path}")
def place(name: str, visit: Visiting) -> Response:
    about = subjects.place(name)
    asked, problem = _asked(visit)
    with visit.explorer.desk.reading() as conn:
        rows, following, fits, problem = _rows(visit, conn, about, asked, problem)
        count = _count(visit, conn, about)
        return visit.page(
            "actor.html", status=_status(problem, count > 0), side=name, name=name, is_place=True, code=None,
            asked=asked, rows=rows, next=following, problem=problem, query=about.query(asked), fits=fits, count=count,
            pairs=(), people=(), places=(),
        )  # fmt: skip


def _status(problem: str, known: bool) -> int:
    """What the record has never met is not found, in the page's usual words."""
    return 400 if problem else 200 if known else 404


def _asked(visit: Visiting) -> tuple[Asked, str]:
    try:
        return Asked.of(visit.request.query_params), ""
    except UsageError as error:
        return Asked(), visit.retold(error)


def _rows(
    visit: Visiting, conn: Connection, about: About, asked: Asked, problem: str
) -> tuple[list[Row], str | None, int | None, str]:
    """What is asked for, where it goes on, how many fit, and what is wrong with the question."""
    if problem:
        return [], None, None, problem
    try:
        found = find_merged_page(
            conn, about.question(asked), order=asked.merged_order(), limit=asked.size(), after=asked.cursor
        )
        fits = visit.explorer.kept.of(count_merged, conn, question=about.question(asked), most=MOST_COUNTED + 1)
        return rows_of(conn, found.views), found.next, fits, ""
    except UsageError as error:
        return [], None, None, "" if _is_unknown(about, asked) else visit.retold(error)


def _is_unknown(about: About, asked: Asked) -> bool:
    """Whether nothing but the subject itself was asked for: a side that the record has never met has no events."""
    return not asked.narrows_more and not asked.sort and not asked.after and not asked.limit


def _score(visit: Visiting, conn: Connection, about: About, asked: Asked, *, is_narrowed: bool) -> float | None:
    """The mean of the very events that are listed: the months of a period are whole, and miss what has only a year."""
    among = about.question(asked) if is_narrowed else None
    try:
        pairs = visit.explorer.kept.of(find_pairs, conn, between=about.sides, among=among)
    except UsageError:
        return None
    return pairs[0].score if pairs else None


def _occurred(visit: Visiting, conn: Connection, about: About, asked: Asked) -> int:
    """How many of what is asked for occurred."""
    return _count(visit, conn, about, replace(asked, status="occurred")) if asked.status in ("", "occurred") else 0


def _count(visit: Visiting, conn: Connection, about: About, asked: Asked | None = None) -> int:
    try:
        question = about.question(asked or Asked())
        return visit.explorer.kept.of(count_merged, conn, question=question, most=MOST_COUNTED + 1)
    except UsageError:
        return 0


def _beside(visit: Visiting, conn: Connection, about: About, narrowed: dict[str, Any]) -> dict[str, object]:
    if not about.sides:
        return {"pairs": (), "people": (), "places": ()}
    try:
        side, kept = about.sides[0], visit.explorer.kept
        return {
            name: kept.of(count, conn, side=side, limit=_BESIDE, **narrowed)
            for name, count in (("pairs", find_pairs), ("people", find_names), ("places", find_places))
        }
    except UsageError:
        return {"pairs": (), "people": (), "places": ()}
