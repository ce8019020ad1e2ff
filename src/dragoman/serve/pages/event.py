"""One event: what it is, who tells it, the words it was read from, and what people said of it."""

from dataclasses import dataclass

from fastapi import APIRouter, Depends
from fastapi.responses import Response

from dragoman.errors import UsageError
from dragoman.record import EventView, Origin, Words, find_event, find_origin, head
from dragoman.record.facts import Fact, facts_of
from dragoman.serve.cite import cite_event
from dragoman.serve.present import Row, row_of
from dragoman.serve.stamp import stamp_of
from dragoman.serve.visit import Flash, Visiting, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_AROUND = 140


@dataclass(frozen=True, slots=True)
class InContext:
    """Words as the article has them, with a little of their paragraph on either side."""

    before: str
    words: str
    after: str
    place: Words


@dataclass(frozen=True, slots=True)
class Told:
    """One report of the event, taken apart."""

    view: EventView
    row: Row
    origin: Origin
    facts: tuple[tuple[Fact, tuple[InContext, ...]], ...]
    stamp: str


def in_context(words: Words, body: str) -> InContext:
    start, end = words.start, words.end
    if start is None or end is None:
        return InContext("", words.words, "", words)
    first = max(body.rfind("\n", 0, start) + 1, start - _AROUND)
    last = body.find("\n", end)
    last = min(len(body) if last < 0 else last, end + _AROUND)
    before, after = body[first:start], body[end:last]
    if first and body[first - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if last < len(body) and body[last] != "\n":
        after = after.rpartition(" ")[0] + "…"
    return InContext(before, body[start:end], after, words)


def told(view: EventView, origin: Origin) -> Told:
    facts = tuple(
        (fact, tuple(in_context(words, origin.body) for words in fact.words)) for fact in facts_of(origin)
    )  # fmt: skip
    return Told(view, row_of(view), origin, facts, stamp_of(view, origin.said))


@router.get("/event/{event_id}")
def event(event_id: str, visit: Visiting) -> Response:
    with visit.explorer.desk.reading() as conn:
        try:
            views = find_event(conn, event_id)
        except UsageError as error:
            raise Flash(404, "no-event", id=event_id[:40]) from error
        reports = [told(view, find_origin(conn, view)) for view in views]
        citation = cite_event(
            reports[0].row, views, tongue=visit.tongue, labels=visit.labels, head=head(conn)[1],
            version=visit.explorer.version,
        )  # fmt: skip
        return visit.page("event.html", reports=reports, citation=citation)
