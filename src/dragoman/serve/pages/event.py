"""One event: what all its reports come to, who reports what, the words it was read from, what people said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from sqlalchemy import Connection

from dragoman.errors import UsageError
from dragoman.record import (
    EventView,
    Head,
    MergedDetail,
    MergedReport,
    Origin,
    Words,
    find_corrections,
    find_event,
    find_heads,
    find_merged_event,
    find_origin,
    head,
)
from dragoman.record.articles import find_quotes
from dragoman.record.facts import Fact, facts_of
from dragoman.serve.cite import cite_event
from dragoman.serve.heads import called_by_outlet, row_of_merged
from dragoman.serve.present import Row, row_of
from dragoman.serve.stamp import stamp_of
from dragoman.serve.visit import Visit, Visiting, missing, needs

router = APIRouter(include_in_schema=False, dependencies=[Depends(needs("viewer"))])
_AROUND = 140
_QUOTED = 30  # reports whose words are looked up on their page; of the rest the sentence is shown


@dataclass(frozen=True, slots=True)
class InContext:
    """Words as the article has them, with a little of their paragraph on either side."""

    before: str
    words: str
    after: str
    place: Words


class Explained(NamedTuple):
    """A field with its words; and what the page was read as, where a person set it."""

    fact: Fact
    contexts: tuple[InContext, ...]
    read_as: "tuple[Explained, ...]"


@dataclass(frozen=True, slots=True)
class Told:
    """One report of the event, taken apart."""

    view: EventView
    row: Row
    origin: Origin
    facts: tuple[Explained, ...]
    stamp: str


@dataclass(frozen=True, slots=True)
class Reported:
    """One report among others: what it says, and its words where they stand."""

    report: MergedReport
    head: Head | None
    quotes: tuple[InContext, ...]


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
    facts = tuple(_explained(fact, origin.body) for fact in facts_of(origin))
    return Told(view, row_of(view), origin, facts, stamp_of(view, origin.said))


def _explained(fact: Fact, body: str) -> Explained:
    contexts = tuple(in_context(words, body) for words in fact.words)
    return Explained(fact, contexts, tuple(_explained(each, body) for each in fact.read_as))


@router.get("/event/{event_id}")
def event(event_id: str, visit: Visiting) -> Response:
    """The event that this is an id of, or that a report with this id is of."""
    with visit.explorer.desk.reading() as conn:
        try:
            detail = find_merged_event(conn, event_id)
        except UsageError:
            return _single(conn, event_id, visit)  # put away by people, or not merged yet
        heads = find_heads(conn, detail.view.pages)
        only = _only(conn, detail)
        plain = [each for each in detail.reports if each.event and not each.faint]
        quoted = [] if only else [each.event for each in plain[:_QUOTED] if each.event]
        quotes = find_quotes(conn, quoted)  # what one page alone tells is shown whole
        reports = [_reported(report, heads, quotes) for report in detail.reports]
        # What was said of single reports stands here too: it is what the event shows.
        said = [] if only else find_corrections(conn, events=[each.event for each in detail.reports if each.event])
        row = row_of_merged(detail.view, heads)
        called = called_by_outlet(conn, heads)
        citation = cite_event(
            row, heads.values(), tongue=visit.tongue, labels=visit.labels, head=head(conn)[1],
            version=visit.explorer.version,
        )  # fmt: skip
    return visit.page(
        "event.html", detail=detail, row=row, reports=reports, called=called, only=only, citation=citation,
        said=[each for each in said if each["kind"] not in ("join", "part", "withdraw")],
    )  # fmt: skip


@router.get("/report/{event_id}")
def report(event_id: str, visit: Visiting) -> Response:
    """An event as one page tells it, taken apart, with the forms to correct it."""
    with visit.explorer.desk.reading() as conn:
        return _single(conn, event_id, visit)


def _single(conn: Connection, event_id: str, visit: Visit) -> Response:
    with missing("no-event", id=event_id[:40]):
        views = find_event(conn, event_id)
    reports = [told(view, find_origin(conn, view)) for view in views]
    citation = cite_event(
        reports[0].row, views, tongue=visit.tongue, labels=visit.labels, head=head(conn)[1],
        version=visit.explorer.version,
    )  # fmt: skip
    return visit.page("report.html", reports=reports, citation=citation)


def _reported(
    report: MergedReport, heads: dict[str, Head], quotes: Mapping[tuple[str, str], tuple[str, tuple[Words, ...]]]
) -> Reported:
    body, told_by = quotes.get((report.event or "", report.page), ("", ()))
    return Reported(report, heads.get(report.page), tuple(in_context(words, body) for words in told_by))


def _only(conn: Connection, detail: MergedDetail) -> Told | None:
    """The one report of an event that nobody else tells: its page shows everything at once."""
    told_by = [report for report in detail.reports if report.event is not None]
    if len(detail.reports) != 1 or not told_by or told_by[0].event is None:
        return None
    views = find_event(conn, told_by[0].event)
    return told(views[0], find_origin(conn, views[0])) if len(views) == 1 else None
