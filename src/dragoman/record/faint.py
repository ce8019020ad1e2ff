"""What readings may tell besides their events: as rows, and as reports for merging.

One row of `faint` for a reading, with a seal of its own: the seal of the reading is what it was before there were any.
Nothing of it is shown but as a report of what other pages tell plainly. A row that is damaged is left out of merging,
so that the pages around it go on being merged; `verify` reports it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, select

from dragoman.event import quantities_of
from dragoman.lang.numbers import load_numbers
from dragoman.merge.sketch import side_of
from dragoman.model import ActorKind, Faint, PageText, Reading, Report, Span, Status
from dragoman.model.acts import ACTS
from dragoman.record.schema import faint, readings
from dragoman.record.sealed_rows import fetch_rows
from dragoman.record.seals import Row, row_seal, storable
from dragoman.record.sides import sides_from_json, sides_to_json
from dragoman.record.state import Anchor
from dragoman.text.sentence_around import sentence_around

_NOT_WHOLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class _DamagedError(ValueError):
    """Says what is wrong with a row."""


def faint_row(page: str, reading: Reading) -> Row | None:
    """The row that a reading writes, without its number; None where nothing is faint."""
    if not reading.faint:
        return None
    told = [_told(each, reading) for each in reading.faint]
    return {"told": told, "seal": faint_seal(page, reading.reader, told)}


def faint_seal(page: str, reader: str, told: Sequence[Mapping[str, Any]]) -> str:
    return row_seal({"page": page, "reader": reader, "told": told})


def _told(faint: Faint, reading: Reading) -> Row:
    """All of it. Places are of the body (`trigger`, `evidence`, `date_at`), and of the decoded page (`on_page`: of the
    words that carry the act, and of the first ones that tell it); half-open.
    """
    event, back = faint.event, reading.article.anchors.back
    date = event.date
    told = {
        "id": event.id, "act": event.act, "status": event.status, "background": event.background,
        "actors": sides_to_json(faint.actors), "recipients": sides_to_json(faint.recipients),
        "asserted_by": list(faint.asserted_by), "date": date.edtf if date else None,
        "date_at": _pair(date.span) if date and date.span else None,
        "place": event.place.name if event.place else None, "confidence": round(event.confidence, 4),
        "instead_of": faint.instead_of, "trigger": _pair(event.trigger),
        "evidence": [_pair(span) for span in event.evidence],
        "on_page": [_pair(back(event.trigger)), _pair(back(event.evidence[0]))],
    }  # fmt: skip
    return {name: _storable(value) for name, value in told.items()}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _storable(value: Any) -> Any:
    return [_storable(each) for each in value] if isinstance(value, list) else storable(value)


def faint_rows(conn: Connection, numbers: Iterable[int]) -> dict[int, Row]:
    """The rows of some readings, by the readings' numbers."""
    rows = fetch_rows(conn, select(faint).where(faint.c.reading.in_(sorted(numbers))))
    return {row.pop("reading"): row for row in rows}


def text_of(reading: Mapping[str, Any]) -> PageText:
    """As much of a stored reading as its faint tellings are made ready with."""
    return PageText(
        id=reading["page"], source=reading["page"], published=reading["published"], language=reading["language"],
        body=reading["body"],
    )  # fmt: skip


def faint_problem(row: Row, page: PageText, reader: str) -> str | None:
    """What is wrong with a row; None for a whole one."""
    try:
        _whole(row, page, reader)
    except _NOT_WHOLE as error:
        return str(error) if isinstance(error, _DamagedError) else "is not what a reading tells"
    return None


def reports_of_faint(row: Row, page: PageText, reader: str) -> list[Report]:
    """They as merging takes them in; none where the row is damaged."""
    try:
        return _whole(row, page, reader)
    except _NOT_WHOLE:
        return []


def _whole(row: Row, page: PageText, reader: str) -> list[Report]:
    if faint_seal(page.id, reader, row["told"]) != row["seal"]:
        raise _DamagedError("does not match its seal")
    return list(_reports(row["told"], page))


def _reports(told: Sequence[Mapping[str, Any]], page: PageText) -> Iterator[Report]:
    """Raises one of `_NOT_WHOLE` for what no reading writes."""
    if not isinstance(told, list):
        raise _DamagedError("is no list")
    for each in told:
        spans = [Span(start, end) for start, end in each["evidence"]]
        places = (*each["evidence"], each["trigger"], *([each["date_at"]] if each["date_at"] else []))
        if not all(0 <= start < end <= len(page.body) for start, end in places):
            raise _DamagedError("stands outside the article")
        actors, recipients = sides_from_json(each["actors"]), sides_from_json(each["recipients"])
        kinds = {side.kind for side in (*actors, *recipients)}
        if each["act"] not in ACTS or each["status"] not in get_args(Status) or not kinds <= {*get_args(ActorKind)}:
            raise _DamagedError("has an act, a status or a side of a kind that there is not")
        if not all(isinstance(each[name] or "", str) for name in ("id", "date", "place", "instead_of")):
            raise _DamagedError("has something else in the place of words")
        yield Report(
            id=each["id"], page=page.id, published=page.published, act=each["act"], actors=actors,
            recipients=recipients, date=each["date"], said_date=each["date_at"] is not None, place=each["place"],
            status=each["status"], background=each["background"], asserted_by=tuple(each["asserted_by"]),
            quantities=quantities_of(each["act"], spans, page.body, load_numbers(page.language)),
            words=sentence_around(page.body, spans[0]), confidence=float(each["confidence"]), faint=True,
            instead_of=each["instead_of"],
        )  # fmt: skip


def faint_anchor(conn: Connection, page: str, event: str) -> Anchor | None:
    """Where the current reading of a page tells something faintly; None where it does not, or where that is damaged."""
    columns = (readings.c[name] for name in ("page", "reader", "language", "published", "body"))
    query = select(faint, *columns).join(readings).where(readings.c.page == page, readings.c.current)
    row = conn.execute(query).one_or_none()
    if row is None:
        return None
    if faint_problem({"told": row.told, "seal": row.seal}, text_of(row._asdict()), row.reader) is not None:
        return None
    each = next((each for each in row.told if each["id"] == event), None)
    if each is None:
        return None
    start, end = each["trigger"]
    trigger, evidence = map(tuple, each["on_page"])
    sides = [f"{role}:{side_of(side)}" for role in ("actor", "recipient") for side in sides_from_json(each[f"{role}s"])]
    return Anchor(
        id=event, page=page, act=each["act"], trigger=trigger, evidence=evidence, words=row.body[start:end],
        sides=tuple(sides),
    )  # fmt: skip
