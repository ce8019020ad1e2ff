"""Merged events, agreements, and the counts that drawings are made of."""

from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request
from fastapi.responses import Response

from dragoman.model.acts import QUARTER_OF
from dragoman.record import (
    MergedQuestion,
    find_copies,
    find_merged_event,
    find_merged_page,
    find_months,
    find_names,
    find_pairs,
    find_paper,
    find_papers_page,
    find_places,
)
from dragoman.record.export_merged import event_shape
from dragoman.record.merged.counts import count_placeless
from dragoman.record.merged.dots import find_dots
from dragoman.serve.about import About, actor, narrowing
from dragoman.serve.api import models_merged as models
from dragoman.serve.api import shapes_merged as shapes
from dragoman.serve.api.answers import answer, asking
from dragoman.serve.api.answers import router as make_router
from dragoman.serve.api.events import EventId, Limit, PageId
from dragoman.serve.asked import Asked
from dragoman.serve.pages.overviews import MOST_PAIRS, MOST_PLACES
from dragoman.serve.settings import PAGE_SIZE
from dragoman.serve.visit import Visiting, explorer_of, missing
from dragoman.world.sides import known_side

router = make_router("merged")
_TIMELINE, _NODES = 3_000, 60
Since = Annotated[str, Query(max_length=30, description="EDTF; an event counts when its own days overlap")]
Until = Annotated[str, Query(max_length=30, description="EDTF")]
Side = Annotated[str, Query(max_length=200, description="a code, a state, an organisation, a person")]
Text = Annotated[str, Query(max_length=300)]


def subject(
    q: Annotated[str, Query(max_length=300, description="words, as in the search box")] = "",
    a: Side = "",
    b: Side = "",
    person: Annotated[str, Query(max_length=200, description="(part of) a person's name, as any page writes it")] = "",
    since: Since = "",
    until: Until = "",
    act: Text = "",
    type: Text = "",
    mode: Text = "",
    status: Text = "",
    place: Annotated[str, Query(max_length=200)] = "",
    min_sources: Annotated[int, Query(ge=1, le=999_999, description="independent ones")] = 1,
    min_confidence: Annotated[float, Query(ge=0, le=1)] = 0,
    contradicted: Annotated[bool, Query(description="only what sources differ about")] = False,
) -> MergedQuestion:
    """What several routes are asked for. Raises UsageError."""
    asked = Asked(
        q=q, since=since, until=until, act=act, type=type, mode=mode, status=status, place=place,
        min_sources=str(min_sources) if min_sources > 1 else "", min_confidence=str(min_confidence or ""),
        contradicted="true" if contradicted else "",
    ).checked()  # fmt: skip
    if a and b:
        return About(sides=(known_side(a), known_side(b))).question(asked)
    if a or b:
        return actor(a or b).question(asked)
    return About(person=person).question(asked) if person else asked.merged()


Asking = Annotated[MergedQuestion, Depends(subject)]
After = Annotated[str, Query(max_length=2000, description="`next` of the page before")]


@router.get("/merged", response_model=models.MergedPage, summary="Search events, every one once")
def merged(
    request: Request,
    question: Asking,
    sort: Annotated[str, Query(max_length=20, description="newest, day, seen or sources")] = "newest",
    limit: Limit = PAGE_SIZE,
    after: After = "",
) -> Response:
    """Pages are named by their SHA-256."""
    order = Asked(sort=sort).merged_order()
    with asking(request) as conn:
        found = find_merged_page(conn, question, order=order, limit=limit, after=after or None)
    events = [event_shape(view, {page: page for page in view.pages}) for view in found.views]
    return answer(request, {"events": events, "next": found.next})


@router.get("/merged/{event_id}", response_model=models.MergedDetail, summary="One event with everybody who tells it")
def merged_event(request: Request, event_id: EventId) -> Response:
    """By its own id, or that of any of its reports."""
    with asking(request) as conn, missing("no-event", id=event_id):
        detail = find_merged_event(conn, event_id)
    return answer(request, shapes.detail(detail))


@router.get("/articles/{page}/copies", response_model=models.Copies, summary="Pages that carry the same text")
def copies(request: Request, page: PageId) -> Response:
    with asking(request) as conn:
        found = find_copies(conn, page)
    return answer(request, {"page": found.page, "text": found.text, "copies": [shapes.copy(c) for c in found.members]})


@router.get("/agreements", response_model=models.PaperPage, summary="The ledger of agreements, the newest first")
def agreements(
    request: Request, q: Text = "", a: Side = "", b: Side = "", since: Since = "", until: Until = "",
    limit: Limit = PAGE_SIZE, after: After = "",
) -> Response:  # fmt: skip
    question = Asked(q=q, a=a, b=b, since=since, until=until).checked().papers()
    with asking(request) as conn:
        found = find_papers_page(conn, question, order="newest", limit=limit, after=after or None)
    return answer(request, {"agreements": [shapes.paper(paper) for paper in found.papers], "next": found.next})


@router.get("/agreements/{paper_id}", response_model=models.LedgerPaper, summary="One agreement")
def agreement(request: Request, paper_id: Annotated[str, Path(pattern="^[0-9a-f]{1,64}$")]) -> Response:
    with asking(request) as conn, missing("no-agreement", id=paper_id):
        paper = find_paper(conn, paper_id)
    return answer(request, shapes.paper(paper))


@router.get("/months", response_model=models.Months, summary="Events and score between two sides, month by month")
def months(request: Request, a: Side, b: Side, question: Asking) -> Response:
    sides = known_side(a), known_side(b)
    with asking(request) as conn:
        found = explorer_of(request).kept.of(find_months, conn, between=sides, **narrowing(question))
    told = [
        {"month": m.month, "events": m.events, "score": m.score, "reports": m.reports, "quarters": m.quarters}
        for m in found
    ]
    return answer(request, {"sides": list(sides), "months": told})


@router.get("/timeline", response_model=models.Timeline, summary="Events by day, shortly")
def timeline(request: Request, visit: Visiting, question: Asking) -> Response:
    with asking(request) as conn:
        dots = find_dots(conn, question, limit=_TIMELINE + 1)
    events = [shapes.dot(dot, visit.labels) for dot in dots[:_TIMELINE]]
    types = {type_: visit.tongue.say(f"type.{type_}") for type_ in QUARTER_OF}
    total = len(dots)
    return answer(request, {"events": events, "total": total, "type_labels": types})


@router.get("/network", response_model=models.Network, summary="Who had to do with whom in a period")
def network(request: Request, visit: Visiting, since: Since = "", until: Until = "") -> Response:
    with asking(request) as conn:
        pairs = explorer_of(request).kept.of(
            find_pairs, conn, since=since or None, until=until or None, limit=MOST_PAIRS
        )
    return answer(request, shapes.network(pairs, visit.labels, most=_NODES))


def _of(a: str, b: str, since: str, until: str) -> dict[str, Any]:
    """Between two sides, of one, or of all; in a period."""
    sides = [known_side(name) for name in (a, b) if name]
    of = {"between": tuple(sides)} if len(sides) == 2 else {"side": sides[0]} if sides else {}
    return of | {"since": since or None, "until": until or None}


@router.get("/places", response_model=models.Places, summary="Where events took place")
def places(request: Request, a: Side = "", b: Side = "", since: Since = "", until: Until = "") -> Response:
    with asking(request) as conn:
        kept, of = explorer_of(request).kept, _of(a, b, since, until)
        found = kept.of(find_places, conn, **of, limit=MOST_PLACES)
        placeless = kept.of(count_placeless, conn, **of)
    return answer(request, shapes.places(found, placeless=placeless))


@router.get("/people", response_model=models.People, summary="Who takes part in the most events")
def people(
    request: Request, a: Side = "", b: Side = "", since: Since = "", until: Until = "", limit: Limit = 20
) -> Response:
    with asking(request) as conn:
        found = explorer_of(request).kept.of(find_names, conn, **_of(a, b, since, until), limit=limit)
    told = [{"name": n.name, "kind": n.kind, "country": n.country, "events": n.events} for n in found]
    return answer(request, {"people": told})
