"""Merging what waits to be merged: some pages in one transaction, which also takes them from those that wait. Whenever
it is broken off, a page is merged or waits.

What a page touches is made anew, and nothing else: its text and those it is a copy of, its reports and those that may
be of the same events, the events all of these belong to. What comes of it hangs on what the record holds, never on the
order in which it came.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, func, insert, select

from dragoman.merge import rules_digest
from dragoman.merge.combine import combine
from dragoman.merge.judge import pair
from dragoman.merge.lend import Read, with_lent, with_parted
from dragoman.model import MergedEvent, Report
from dragoman.record.insert import insert_rows
from dragoman.record.joined import fill_joined, update_words
from dragoman.record.merged.ledgering import update_ledger
from dragoman.record.merged.piles import NO_EVENT, Piles, said_of
from dragoman.record.merged.rows import rows_of_event
from dragoman.record.merged.texts import Groups, Texts
from dragoman.record.open import transaction
from dragoman.record.schema import (
    MERGED,
    merge_state,
    merge_waiting,
    merged,
    merged_pairs,
    merged_parties,
    merged_reports,
    merged_tags,
    readings,
    report_pairs,
    reports,
    shown,
)
from dragoman.record.seals import Row, digest_of
from dragoman.record.tellings import PageTold, pages_told

_PAGES = 50  # in one transaction
_TABLES: tuple[Table, ...] = (merged, merged_reports, merged_parties, merged_tags, merged_pairs)


class Merging:
    """Merges one record. What it has made ready for comparing it keeps for the pages that come next; one writer at a
    time may have one.
    """

    def __init__(self) -> None:
        self._texts, self._piles = Texts(), Piles()
        self._rules: str | None = None

    def run(self, conn: Connection) -> int:
        """Merge all pages that wait; how many there were."""
        count = 0
        self._heed_rules(conn)
        while some := _waiting(conn):
            try:
                with transaction(conn):
                    self.merge(conn, some)
                    conn.execute(delete(merge_waiting).where(merge_waiting.c.page.in_(some)))
            except BaseException:
                self._texts, self._piles = Texts(), Piles()  # they know of rows that are not there now
                raise
            count += len(some)
        return count

    def _heed_rules(self, conn: Connection) -> None:
        """By other rules than those by which the tables were made everything may come out otherwise: all pages wait."""
        if self._rules == rules_of_merging():
            return
        made_by = conn.execute(select(merge_state.c.value).where(merge_state.c.key == "rules")).scalar_one_or_none()
        conn.rollback()
        if made_by != rules_of_merging():
            with transaction(conn):
                begin_anew(conn)
        self._rules = rules_of_merging()

    def run_inside(self, conn: Connection) -> None:
        """Merge everything anew, inside the caller's transaction."""
        begin_anew(conn)
        while some := list(conn.execute(_next_pages()).scalars()):
            self.merge(conn, some)
            conn.execute(delete(merge_waiting).where(merge_waiting.c.page.in_(some)))

    def merge(self, conn: Connection, some: Sequence[str]) -> None:
        """Bring what is merged up to date with what some pages tell now, inside the caller's transaction."""
        told = pages_told(conn, some)
        moved = self._texts.update(conn, told, some)
        spoken = _update_pairs(conn, told, some) | update_words(conn, some)
        regrouped = self._piles.update(conn, told, some, spoken)
        events = dict(regrouped.events)
        events.update(self._piles.of_events(conn, _on_pages(conn, moved | set(some)) - events.keys() - regrouped.gone))
        made = dict(combined(conn, self._texts, self._piles, events))
        _write(conn, made, regrouped.gone)
        update_ledger(conn, some)


def combined(
    conn: Connection, texts: Texts, piles: Piles, events: Mapping[int, Sequence[Report]]
) -> Iterator[tuple[int, MergedEvent]]:
    """Events of their reports, with what copies tell and how many sources stand behind them."""
    if not events:
        return
    groups = Groups(conn, texts, {report.page for own in events.values() for report in own})
    denied, of_pages = _denied(conn, groups.rows), piles.of_pages(conn, groups.rows)
    said = said_of(conn, {report.id for own in events.values() for report in own})
    known = {report.id: report for own in of_pages.values() for report in own}
    plain = {page: [report for report in own if not report.faint] for page, own in of_pages.items()}
    for number, own in events.items():
        read = Read(own=plain, denied=with_parted(denied, own, said, known))
        yield number, combine(with_lent(own, groups, read), groups.source_of, groups.group_of)


def rules_of_merging() -> str:
    """By which rules this version merges; with a digest, so that those of another version are told from damage."""
    rules = rules_digest()
    return f"{rules} {digest_of(rules)[:8]}"


def is_rules(value: str) -> bool:
    """Whether some version's rules are named so."""
    rules, _, check = value.partition(" ")
    return digest_of(rules)[:8] == check


def begin_anew(conn: Connection) -> None:
    """Forget what was merged, and let every page wait, inside the caller's transaction."""
    for table in MERGED:
        conn.execute(delete(table))
    fill_joined(conn)
    current = select(readings.c.page).where(readings.c.current)
    conn.execute(insert(merge_waiting).from_select(["page"], current))
    conn.execute(insert(merge_state), {"key": "rules", "value": rules_of_merging()})


def merge_what_waits(conn: Connection) -> int:
    """Merge all pages that wait; how many there were."""
    return Merging().run(conn)


def _waiting(conn: Connection) -> list[str]:
    found = list(conn.execute(_next_pages()).scalars())
    conn.rollback()
    return found


def _next_pages() -> Select[Any]:
    return select(merge_waiting.c.page).order_by(merge_waiting.c.page).limit(_PAGES)


def _update_pairs(conn: Connection, told: Mapping[str, PageTold], some: Sequence[str]) -> set[str]:
    """Keep what people said of reports of these pages; the reports about which that is news."""
    merges = (report_pairs.c.correction == 0, report_pairs.c.page.in_(some))
    query = select(report_pairs.c.left, report_pairs.c.right, report_pairs.c.page).where(*merges)
    before, after = set(map(tuple, conn.execute(query))), pairs_told(told)
    news = {event for left, right, _ in before ^ after for event in (left, right)}
    if news:
        conn.execute(delete(report_pairs).where(*merges))
        rows = [
            {"left": left, "right": right, "verdict": "same", "correction": 0, "page": page}
            for left, right, page in sorted(after)
        ]
        insert_rows(conn, report_pairs, rows)
    return news


def pairs_told(told: Mapping[str, PageTold]) -> set[tuple[str, str, str]]:
    """The events that people merged with those of other pages (the smaller id first), and the page that each is of."""
    return {(*pair(*both), page) for page, each in told.items() for both in each.joined}


def _on_pages(conn: Connection, pages: set[str]) -> set[int]:
    """The events that reports of these pages tell."""
    if not pages:
        return set()
    query = select(reports.c.event).where(reports.c.page.in_(sorted(pages)), reports.c.event != NO_EVENT)
    return set(conn.execute(query.distinct()).scalars())


def _denied(conn: Connection, pages: Iterable[str]) -> dict[str, tuple[Report, ...]]:
    """What people said that pages do not tell."""
    query = select(shown.c.page).where(shown.c.page.in_(sorted(pages)), shown.c.state == "rejected").distinct()
    found = list(conn.execute(query).scalars())
    return {page: each.denied for page, each in pages_told(conn, found).items()} if found else {}


def _write(conn: Connection, made: Mapping[int, MergedEvent], gone: set[int]) -> None:
    """Put events in the place of what was there under their numbers."""
    rows: dict[str, list[Row]] = {table.name: [] for table in _TABLES}
    for number, event in sorted(made.items()):
        for name, own in rows_of_event(event, number).items():
            rows[name] += own
    _clear(conn, {*made, *gone})
    for table in _TABLES:
        insert_rows(conn, table, rows[table.name])


def _clear(conn: Connection, numbers: Iterable[int]) -> None:
    for table in reversed(_TABLES):
        column: Any = table.c.number if table is merged else table.c.event
        conn.execute(delete(table).where(column.in_(sorted(numbers))))


def waits(conn: Connection) -> int:
    """How many pages wait to be merged."""
    return int(conn.execute(select(func.count()).select_from(merge_waiting)).scalar_one())
