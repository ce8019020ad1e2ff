"""What people said of reports of different pages: that they are of one event, or that they are not.

Such a word is a row of `corrections` (kinds "join" and "part") that names the reports by their places on their pages,
as every correction does. Here it is found out which events these are now; `merged` heeds it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, select

from dragoman.model import Verdict
from dragoman.record.apply import Held
from dragoman.record.faint import faint_anchor
from dragoman.record.insert import insert_rows
from dragoman.record.match import find_again
from dragoman.record.schema import attachments, corrections, joined_reports, readings, report_pairs, shown
from dragoman.record.sealed_rows import rows_in
from dragoman.record.seals import Row
from dragoman.record.state import Anchor, states_of

KINDS = ("join", "part")
_VERDICTS: Mapping[str, Verdict] = {"join": "same", "part": "different"}
_LISTED = ("shown", "merged")


class Words(NamedTuple):
    """What one such word comes to now: the reports it is about, the pairs it makes, and where it holds."""

    reports: list[Row]
    pairs: list[Row]
    held: list[Held]


def anchors_in(value: Mapping[str, Any]) -> list[Anchor]:
    """The reports that a word is about: the one side of it, then the other."""
    return [Anchor.from_json(each) for side in ("one", "other") for each in value[side]]


def fill_joined(conn: Connection) -> None:
    """Note the pages that people's words are about, where nothing is noted of any."""
    conn.execute(delete(joined_reports))
    for row in conn.execute(select(corrections).where(corrections.c.kind.in_(KINDS))).mappings().all():
        note_joined(conn, row["seq"], row["value"])


def note_joined(conn: Connection, seq: int, value: Mapping[str, Any]) -> None:
    """Note the pages that one word is about; their reports are found when the pages are merged."""
    rows = [
        {"correction": seq, "place": place, "page": anchor.page, "event": None}
        for place, anchor in enumerate(anchors_in(value))
    ]
    insert_rows(conn, joined_reports, rows)


def update_words(conn: Connection, pages: Sequence[str]) -> set[str]:
    """Find out anew what the words about reports of these pages come to; the reports about which that is news."""
    query = select(joined_reports.c.correction).where(joined_reports.c.page.in_(pages)).distinct()
    news: set[str] = set()
    for seq, now in words_of(conn, list(conn.execute(query).scalars())).items():
        own = report_pairs.c.correction == seq
        before = conn.execute(select(report_pairs.c.left, report_pairs.c.right).where(own)).all()
        pairs = {(row["left"], row["right"]) for row in now.pairs}
        news |= {event for both in pairs ^ {tuple(row) for row in before} for event in both}
        _put(conn, report_pairs, own, now.pairs)
        _put(conn, joined_reports, joined_reports.c.correction == seq, now.reports)
        held = attachments.c.correction.in_([one.correction for one in now.held])
        _put(conn, attachments, held, [one.row() for one in now.held])
    return news


def _put(conn: Connection, table: Any, which: Any, rows: Sequence[Row]) -> None:
    conn.execute(delete(table).where(which))
    insert_rows(conn, table, rows)


def words_of(conn: Connection, some: Sequence[int]) -> dict[int, Words]:
    """What some words come to now, by their numbers and in their order. Reads only."""
    if not some:
        return {}
    rows = conn.execute(select(corrections).where(corrections.c.seq.in_(some)).order_by(corrections.c.seq)).mappings()
    words = {row["seq"]: row for row in rows}
    withdrawals: dict[int, list[int]] = defaultdict(list)
    query = select(corrections.c.seq, corrections.c.value).where(takes_back(some)).order_by(corrections.c.seq)
    for number, value in conn.execute(query):
        withdrawals[value["correction"]].append(number)
    return {seq: _come_to(conn, row, withdrawals[seq]) for seq, row in words.items()}


def takes_back(some: Any) -> ColumnElement[bool]:
    """Whether a correction is the withdrawal of one of these: numbers, or a query of them."""
    return and_(corrections.c.kind == "withdraw", corrections.c.value["correction"].as_integer().in_(some))


def _come_to(conn: Connection, row: RowMapping, withdrawals: Sequence[int]) -> Words:
    seq, value = row["seq"], row["value"]
    events = [_find(conn, anchor) for anchor in anchors_in(value)]
    reports = [
        {"correction": seq, "place": place, "page": anchor.page, "event": event}
        for place, (anchor, event) in enumerate(zip(anchors_in(value), events, strict=True))
    ]
    if withdrawals:
        held = [Held(correction=number, state="attached", how="withdrawal") for number in withdrawals]
        return Words(reports, [], [Held(correction=seq, state="withdrawn", how="withdrawn"), *held])
    ones, others = events[: len(value["one"])], events[len(value["one"]) :]
    pairs = list(_pairs(row, ones, others))
    lost = sum(event is None for event in events)
    how = f"{lost} of its {len(events)} reports are not told any more" if lost else "id"
    return Words(reports, pairs, [Held(correction=seq, state="lost" if lost else "attached", how=how, event=events[0])])


def _pairs(row: RowMapping, ones: Sequence[str | None], others: Sequence[str | None]) -> Iterator[Row]:
    both = {(min(one, other), max(one, other)) for one in ones for other in others if one and other and one != other}
    for left, right in sorted(both):
        verdict = _VERDICTS[row["kind"]]
        yield {"left": left, "right": right, "verdict": verdict, "correction": row["seq"], "page": row["page"]}


def _find(conn: Connection, anchor: Anchor) -> str | None:
    """The id of the event that tells it now: where a person merged it within its page, that other one; or of what the
    page tells faintly. None where the page does not tell it any more.
    """
    of_page = select(shown.c.id, shown.c.merged_into).where(shown.c.page == anchor.page, shown.c.state.in_(_LISTED))
    told: dict[str, str | None] = dict(conn.execute(of_page).all())
    if anchor.id not in told and faint_anchor(conn, anchor.page, anchor.id) is not None:
        return anchor.id
    event = anchor.id if anchor.id in told else _find_again(conn, anchor)
    for _ in told:  # at most: people may have merged in a circle
        if event is None or (into := told.get(event)) not in told:
            break
        event = into
    return event if event in told else None


def _find_again(conn: Connection, anchor: Anchor) -> str | None:
    query = select(readings.c.id).where(readings.c.current, readings.c.page == anchor.page)
    number = conn.execute(query).scalar_one_or_none()
    if number is None or anchor.derived:
        return None
    match = find_again(anchor, states_of(number, rows_in(conn, [number])[number]))
    return None if isinstance(match, str) else match.state.id


def pages_of(values: Iterable[Mapping[str, Any]]) -> set[str]:
    """The pages that words are about."""
    return {anchor.page for value in values for anchor in anchors_in(value)}
