"""Events as single pages tell them, articles, corrections, what was turned away, and the catalogue of acts."""

from typing import Annotated

from fastapi import Path, Query, Request
from fastapi.responses import Response

from dragoman.model.acts import ACTS
from dragoman.record import find_article, find_corrections, find_event, find_origin, find_page, head
from dragoman.record.arrivals import count_all, find_turned_away
from dragoman.record.export import event_to_dict
from dragoman.serve.api import models, shapes
from dragoman.serve.api.answers import answer, asking
from dragoman.serve.api.answers import router as make_router
from dragoman.serve.asked import Asked
from dragoman.serve.labels import labels, score_of
from dragoman.serve.settings import MAX_PAGE_SIZE, PAGE_SIZE
from dragoman.serve.visit import missing

router = make_router("events")
Text = Annotated[str, Query(max_length=300)]
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE)]
Number = Annotated[int | None, Query(ge=0, le=999_999_999)]
EventId = Annotated[str, Path(pattern="^[0-9a-f]{1,12}$", description="an event's id, or its beginning")]
PageId = Annotated[str, Path(pattern="^[0-9a-f]{6,64}$", description="the page's SHA-256, or its beginning")]


@router.get("/events", response_model=models.EventPage, summary="Search events, as single pages tell them")
def events(
    request: Request,
    q: Annotated[str, Query(max_length=300, description="words, as in the search box")] = "",
    article: Annotated[str, Query(max_length=300, description="words of the whole article")] = "",
    a: Annotated[str, Query(max_length=300, description="a side: a code, a state, an organisation, a person")] = "",
    b: Annotated[str, Query(max_length=300, description="the other side")] = "",
    since: Annotated[str, Query(max_length=30, description="EDTF; an event counts when its own days overlap")] = "",
    until: Annotated[str, Query(max_length=30, description="EDTF")] = "",
    act: Text = "",
    type: Text = "",
    mode: Text = "",
    status: Text = "",
    place: Text = "",
    outlet: Text = "",
    min_sources: Annotated[int, Query(ge=1, le=999_999)] = 1,
    min_confidence: Annotated[float, Query(ge=0, le=1)] = 0,
    state: Annotated[str, Query(max_length=20, description="shown, rejected, merged or split")] = "",
    sort: Annotated[
        str, Query(max_length=20, description="day, newest, published, place, outlet, confidence, sources")
    ] = "",
    limit: Limit = PAGE_SIZE,
    after: Annotated[str, Query(max_length=2000, description="`next` of the page before")] = "",
) -> Response:
    asked = Asked(
        q=q, article=article, a=a, b=b, since=since, until=until, act=act, type=type, mode=mode, status=status,
        place=place, outlet=outlet, min_sources=str(min_sources) if min_sources > 1 else "",
        min_confidence=str(min_confidence or ""), state=state, sort=sort, after=after,
    ).checked()  # fmt: skip
    with asking(request) as conn:
        found = find_page(conn, asked.question(), order=asked.order(), limit=limit, after=asked.cursor)
    return answer(request, {"events": [event_to_dict(view) for view in found.views], "next": found.next})


@router.get("/events/{event_id}", response_model=models.EventReports, summary="One event, taken apart")
def event(request: Request, event_id: EventId) -> Response:
    """Each value with the words it was read from, the rules that decided, and what people said of it."""
    with asking(request) as conn:
        with missing("no-event", id=event_id):
            views = find_event(conn, event_id)
        return answer(request, {"reports": [shapes.event_detail(view, find_origin(conn, view)) for view in views]})


@router.get("/articles/{page}", response_model=models.Article, summary="One article with all that was read in it")
def article(request: Request, page: PageId) -> Response:
    with asking(request) as conn, missing("no-article", id=page):
        view = find_article(conn, page)
    return answer(request, shapes.article(view))


_OF_CORRECTION = tuple(models.Correction.model_fields)
_OF_REJECT = tuple(models.Rejected.model_fields)


@router.get("/corrections", response_model=models.Corrections, summary="What people said of events, in its order")
def corrections(request: Request, limit: Limit = PAGE_SIZE, after: Number = None) -> Response:
    with asking(request) as conn:
        rows = [row for row in find_corrections(conn) if after is None or row["seq"] > after]
    shown = [{name: row[name] for name in _OF_CORRECTION} for row in rows[:limit]]
    return answer(request, {"corrections": shown, "next": shown[-1]["seq"] if len(rows) > limit else None})


@router.get("/rejects", response_model=models.Rejects, summary="Pages that were turned away, the last first")
def rejects(request: Request, reason: Text = "", limit: Limit = PAGE_SIZE, after: Number = None) -> Response:
    with asking(request) as conn:
        rows = find_turned_away(conn, reason=reason or None, limit=limit + 1, before=after)
    shown = [{name: row[name] for name in _OF_REJECT} for row in rows[:limit]]
    return answer(request, {"rejects": shown, "next": shown[-1]["id"] if len(rows) > limit else None})


@router.get("/stats", response_model=models.Stats, summary="How much the record holds")
def stats(request: Request) -> Response:
    with asking(request) as conn:
        counts = count_all(conn)
        version = head(conn)[1]
    told = {"articles": counts.articles, "events": counts.events, "rejects": counts.rejects, "version": version}
    return answer(request, told)


@router.get("/acts", response_model=models.Acts, summary="The catalogue of acts")
def acts(request: Request) -> Response:
    return answer(request, {"acts": [
        {
            "act": act.act, "type": act.type, "mode": act.mode or None, "cameo": act.cameo,
            "direction": act.direction, "definition": act.definition, "score": score_of(act.act),
            "tr": labels("tr").act(act.act), "en": labels("en").act(act.act),
        }
        for act in ACTS.values()
    ]})  # fmt: skip
