"""One merged event with everything that stands behind it: who reports what, whose text, and why it is one event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, or_, select

from dragoman.merge import EventIndex
from dragoman.merge.judge import pair
from dragoman.model import Report, Side, Verdict
from dragoman.record.merged.query import find_merged_view
from dragoman.record.merged.told import report_from_json
from dragoman.record.merged.views import MergedView
from dragoman.record.schema import corrections, readings, report_pairs, reports, text_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedReport:
    """What one page tells of the event.

    event    the page's own event; None where the page only carries the text of `lent_by`
    source   whose page it is: outlet, or else site
    text     the smallest page that carries the same text; None where no other page does
    faint    read too unsurely to be an event of the page: `event` names no event of its own
    what it says (act … words) is that of `lent_by` where the page only carries it
    """

    event: str | None
    page: str
    lent_by: str | None
    faint: bool
    source: str
    outlet: str | None
    agency: str | None
    title: str | None
    url: str | None
    language: str
    published: str | None
    text: str | None
    act: str
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    date: str | None
    said_date: bool
    place: str | None
    status: str
    asserted_by: tuple[str, ...]
    words: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What the machine thinks of two reports, by their ids, whatever people said."""

    left: str
    right: str
    verdict: Verdict
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person said of two reports; `opinion` is the machine's, where it knows both."""

    correction: int
    verdict: str
    left: str
    right: str
    by: str
    at: str
    why: str
    opinion: Opinion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedDetail:
    """`opinions` are of the first report and each other one; `said` is every word of a person on one of the reports."""

    view: MergedView
    reports: tuple[MergedReport, ...]
    opinions: tuple[Opinion, ...]
    said: tuple[Word, ...]


def find_merged_event(conn: Connection, event_id: str) -> MergedDetail:
    """The merged event with this id, or with a report of this id; a beginning will do where it tells. Raises UsageError
    where it does not.
    """
    view = find_merged_view(conn, event_id)
    plain_first = sorted(view.tellings, key=lambda telling: telling.faint)
    own = [telling.event for telling in plain_first if telling.event is not None]
    said = _said_rows(conn, own)
    spoken = {each for row in said for each in (row["left"], row["right"])}
    told = _stored(conn, {*own, *spoken})
    machine = _Machine(told)
    opinions = tuple(machine.opinion(own[0], other) for other in own[1:])
    return MergedDetail(
        view=view, reports=_reports(conn, view, {event: told[event][0] for event in own}), opinions=opinions,
        said=tuple(_word(row, machine) for row in said),
    )  # fmt: skip


class _Machine:
    """What the machine thinks of reports, without people's word."""

    def __init__(self, told: dict[str, tuple[Report, str]]) -> None:
        self._index = EventIndex()
        for report, language in told.values():
            self._index.add(report, language)

    def knows(self, *events: str) -> bool:
        return all(event in self._index.reports for event in events)

    def opinion(self, left: str, right: str) -> Opinion:
        left, right = pair(left, right)
        found = self._index.opinion(left, right)
        return Opinion(left=left, right=right, verdict=found.verdict, score=found.score, why=found.why())


def _stored(conn: Connection, events: set[str]) -> dict[str, tuple[Report, str]]:
    """The reports with their languages."""
    rows = conn.execute(select(reports).where(reports.c.id.in_(events)).order_by(reports.c.id)).mappings()
    return {row["id"]: (report_from_json(row["id"], row["page"], row["told"]), row["told"]["language"]) for row in rows}


def _said_rows(conn: Connection, own: Sequence[str]) -> list[RowMapping]:
    query = select(report_pairs, corrections.c.by, corrections.c.at, corrections.c.why)
    query = query.join(corrections, corrections.c.seq == report_pairs.c.correction)
    query = query.where(or_(report_pairs.c.left.in_(own), report_pairs.c.right.in_(own)))
    return list(conn.execute(query.order_by(report_pairs.c.correction, report_pairs.c.left)).mappings())


def _word(row: RowMapping, machine: _Machine) -> Word:
    left, right = row["left"], row["right"]
    return Word(
        correction=row["correction"], verdict=row["verdict"], left=left, right=right, by=row["by"], at=row["at"],
        why=row["why"], opinion=machine.opinion(left, right) if machine.knows(left, right) else None,
    )  # fmt: skip


_OF_PAGE = ("source", "outlet", "agency", "title", "url", "language", "published")


def _reports(conn: Connection, view: MergedView, told: Mapping[str, Report]) -> tuple[MergedReport, ...]:
    """`told` are the event's own reports. What a copy is lent is the surest that its lender tells of the event."""
    columns = (readings.c.outlet, readings.c.title, readings.c.url)
    query = select(text_pages, *columns).join(readings).where(text_pages.c.page.in_(view.pages))
    pages = {row["page"]: row for row in conn.execute(query).mappings()}
    shared = _shared_texts(conn, {row["text"] for row in pages.values()})
    surest_last = sorted(told.values(), key=lambda report: (-report.confidence, report.id), reverse=True)
    by_page = {report.page: report for report in surest_last}
    found = []
    for telling in view.tellings:
        report = told[telling.event] if telling.event else by_page[telling.lent_by or telling.page]
        page = pages[telling.page]
        found.append(
            MergedReport(
                event=telling.event, page=telling.page, lent_by=telling.lent_by, faint=telling.faint,
                **{name: page[name] for name in _OF_PAGE}, text=page["text"] if page["text"] in shared else None,
                act=report.act, actors=report.actors, recipients=report.recipients, date=report.date,
                said_date=report.said_date, place=report.place, status=report.status, asserted_by=report.asserted_by,
                words=report.words, confidence=report.confidence,
            )
        )  # fmt: skip
    return tuple(found)


def _shared_texts(conn: Connection, texts: set[str]) -> set[str]:
    """Those of these texts that several pages carry."""
    query = select(text_pages.c.text).where(text_pages.c.text.in_(texts)).distinct()
    return set(conn.execute(query.where(text_pages.c.page != text_pages.c.text)).scalars())
