"""Merged events as people look at them, read from the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, select

from dragoman.model import ActorKind, Contradiction, MergedEvent, MergedField, Side, Stage, Status
from dragoman.record.merged.rows import rows_of_event
from dragoman.record.merged.told import values_from_json
from dragoman.record.schema import merged_parties, merged_reports, readings, reports, text_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A page that tells an event: by the report that was read there, or as a copy of the page it was read on. What is
    `faint` was read there too unsurely to be an event of the page, and is a report because others tell it plainly.
    """

    event: str | None
    page: str
    lent_by: str | None
    faint: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedView:
    """One act in the world, with what pages say of it. Pages are named by their SHA-256.

    number       the row in `merged`; it changes when the event does
    score        the act's place between conflict (-10) and cooperation (+10)
    confidence   that of the surest report
    pages        in the order of publication
    fields       act, actors, recipients, date, place, status: values with the pages that give them, the chosen first
    asserted_by  whose claim it is, by name; empty where a page tells it in its own voice
    words, page, title  of the report that speaks for the event
    """

    number: int
    id: str
    act: str
    type: str
    mode: str | None
    cameo: str
    mutual: bool
    score: float
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    date: str | None
    place: str | None
    status: Status
    confidence: float
    pages: tuple[str, ...]
    copies: int
    independent_sources: int
    first_seen: str | None
    last_seen: str | None
    fields: Mapping[str, MergedField]
    contradictions: tuple[Contradiction, ...]
    stages: tuple[Stage, ...]
    tellings: tuple[Telling, ...]
    asserted_by: tuple[str, ...]
    words: str
    page: str
    title: str | None


Columns = Mapping[str, Any] | RowMapping

_COPIED = (
    "number", "id", "act", "type", "mode", "cameo", "mutual", "score", "date", "place", "status", "confidence",
    "copies", "first_seen", "last_seen", "words",
)  # fmt: skip


def views_of_rows(conn: Connection, rows: Sequence[RowMapping]) -> Iterator[MergedView]:
    """Rows of `merged` with their parties and pages, in the order they come in."""
    numbers = [row["number"] for row in rows]
    if not numbers:
        return
    query = select(merged_reports).where(merged_reports.c.event.in_(numbers))
    told = _grouped(conn, query.order_by(merged_reports.c.event, merged_reports.c.place))
    query = select(merged_parties).where(merged_parties.c.event.in_(numbers))
    parties = _grouped(conn, query.order_by(merged_parties.c.event, merged_parties.c.role, merged_parties.c.place))
    titles = _titles(conn, {row["spoken_by"] for row in rows})
    claims = _claims(conn, numbers)
    for row in rows:
        number = row["number"]
        title = titles.get(row["spoken_by"])
        yield _view(row, told.get(number, ()), parties.get(number, ()), title, claims.get(number, ()))


def view_of_event(event: MergedEvent) -> MergedView:
    """An event that was never recorded, as the record would show it."""
    rows = rows_of_event(event, 0)
    own = [report.asserted_by for report in event.reports if not (report.lent_by or report.faint)]
    return _view(rows["merged"][0], rows["merged_reports"], rows["merged_parties"], None, _claimed_by(own))


def _claims(conn: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    told = reports.c.told
    query = select(reports.c.event, told["asserted_by"], told["faint"]).where(reports.c.event.in_(numbers))
    found: dict[int, list[Sequence[str]]] = {}
    for number, names, faint in conn.execute(query.order_by(reports.c.event, reports.c.id)):
        if not faint:
            found.setdefault(number, []).append(names)
    return {number: _claimed_by(told) for number, told in found.items()}


def _claimed_by(told: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Whom the reports name: nobody as soon as one of them tells it in its own voice."""
    return tuple(dict.fromkeys(name for names in told for name in names)) if all(told) else ()


def _grouped(conn: Connection, query: Any) -> dict[int, list[RowMapping]]:
    rows = conn.execute(query).mappings()
    return {number: list(own) for number, own in groupby(rows, key=lambda row: int(row["event"]))}


def _titles(conn: Connection, pages: Iterable[str]) -> dict[str, str | None]:
    query = select(text_pages.c.page, readings.c.title).join(readings).where(text_pages.c.page.in_(pages))
    return dict(conn.execute(query).all())


def _view(
    row: Columns, told: Sequence[Columns], parties: Sequence[Columns], title: str | None, asserted_by: tuple[str, ...]
) -> MergedView:
    pages = tuple(dict.fromkeys(each["page"] for each in told))
    more = row["told"]
    return MergedView(
        **{name: row[name] for name in _COPIED},
        actors=_sides(parties, "actor"),
        recipients=_sides(parties, "recipient"),
        pages=pages,
        independent_sources=row["sources"],
        fields={
            name: MergedField(values=values_from_json(values, pages), rule=rule)
            for name, (rule, values) in more["fields"].items()
        },
        contradictions=tuple(
            Contradiction(field=field, values=values_from_json(values, pages))
            for field, values in more["contradictions"]
        ),
        stages=tuple(
            Stage(seen=seen, status=cast(Status, status), pages=tuple(pages[place] for place in own))
            for seen, status, own in more["stages"]
        ),
        tellings=tuple(
            Telling(event=each["report"], **{name: each[name] for name in ("page", "lent_by", "faint")})
            for each in told
        ),
        asserted_by=asserted_by,
        page=row["spoken_by"],
        title=title,
    )


def _sides(parties: Iterable[Columns], role: str) -> tuple[Side, ...]:
    return tuple(
        Side(name=row["name"], kind=cast(ActorKind, row["kind"]), country=row["country"])
        for row in parties
        if row["role"] == role
    )
