"""Which reports tell of one event, kept in tables. A page that changes touches the blocks of its reports, and what
hangs together with them by opinions; that alone is grouped anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from dragoman.merge import EventIndex, Made
from dragoman.merge.block import asks, stands_in
from dragoman.merge.judge import pair
from dragoman.model import Report, Verdict
from dragoman.record.insert import insert_rows, last_number
from dragoman.record.merged.kept import Kept
from dragoman.record.merged.looking import look_up
from dragoman.record.merged.told import report_from_json, report_to_json
from dragoman.record.schema import merged, report_blocks, report_pairs, reports
from dragoman.record.tellings import PageTold

_KEPT = 8_000  # reports that are ready for comparing, of some 8 kB
_AT_ONCE = 500
NO_EVENT = 0  # of a faint report that nobody else tells plainly

Pairs = Mapping[tuple[str, str], Verdict]


class Row(NamedTuple):
    """A row of `reports`, and the report made ready for comparing."""

    number: int
    pile: int
    event: int
    made: Made

    @property
    def report(self) -> Report:
        return self.made.report


@dataclass(slots=True, kw_only=True)
class Regrouped:
    """What has become of events: by their numbers, the reports of those that are to be combined anew; and those that
    are no more.
    """

    events: dict[int, list[Report]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)


class Piles:
    """The reports of a record. For one transaction after another of one writer."""

    def __init__(self) -> None:
        self._made: Kept[int, Made] = Kept(_KEPT)

    def update(
        self, conn: Connection, told: Mapping[str, PageTold], asked: Sequence[str], spoken: set[str]
    ) -> Regrouped:
        """Bring the reports of some pages up to date, and the events that they have to do with.

        spoken  the ids of reports about whom people said something that they had not said before, or took it back
        """
        before = self.rows(conn, or_(reports.c.page.in_(asked), reports.c.id.in_(spoken)))
        after = {report.id: (report, each) for each in told.values() for report in each.reports}
        of_pages = [row for row in before if row.report.page in set(asked)]
        gone = [row for row in of_pages if row.report.id not in after or _differ(row, *after[row.report.id])]
        known = {row.report.id for row in of_pages} - {row.report.id for row in gone}
        again = [row for row in before if row.report.id in spoken and row not in gone]
        self._forget(conn, gone)
        fresh = self._keep(conn, [after[each] for each in sorted(after.keys() - known)])
        touched = {row.pile for row in (*gone, *again)}
        touched |= self._linked(conn, [*fresh, *(row for row in again)])
        new = {row.report.id for row in fresh}
        touched |= {row.pile for row in of_pages if row.report.instead_of in new and row not in gone}
        if not fresh and not gone and not again:
            return Regrouped()
        changed = {row.report.id for row in (*fresh, *again)}
        return self._regroup(conn, touched, {row.event for row in gone}, changed)

    # -- coming and going

    def _forget(self, conn: Connection, gone: Sequence[Row]) -> None:
        if not gone:
            return
        kept = [
            {"b": each.block, "k": each.kind, "f": each.first, "r": row.number}
            for row in gone
            for each in stands_in(row.made.sketch)
        ]
        if kept:
            block = (report_blocks.c.block == bindparam("b"), report_blocks.c.kind == bindparam("k"))
            place = (report_blocks.c.first_day == bindparam("f"), report_blocks.c.report == bindparam("r"))
            conn.execute(delete(report_blocks).where(*block, *place), kept)
        conn.execute(delete(reports).where(reports.c.number.in_([row.number for row in gone])))
        for row in gone:
            self._made.forget(row.number)

    def _keep(self, conn: Connection, fresh: Sequence[tuple[Report, PageTold]]) -> list[Row]:
        if not fresh:
            return []
        last = last_number(conn, reports.c.number)
        rows, kept, written = [], [], []
        for number, (report, told) in enumerate(fresh, start=last + 1):
            language = told.text.language
            made = Made.of(report, language)
            self._made.put(number, made)
            rows.append(Row(number, number, NO_EVENT, made))
            written.append(
                {"number": number, "id": report.id, "page": report.page, "pile": number, "event": NO_EVENT,
                 "told": report_to_json(report, language)}
            )  # fmt: skip
            kept += [
                {"block": each.block, "kind": each.kind, "first_day": each.first, "report": number,
                 "last_day": each.last}
                for each in stands_in(made.sketch)
            ]  # fmt: skip
        insert_rows(conn, reports, written)
        insert_rows(conn, report_blocks, kept)
        return rows

    # -- what hangs together

    def _linked(self, conn: Connection, rows: Sequence[Row]) -> set[int]:
        """The piles of these reports, and of those that the machine or a person takes for the same."""
        links = list(self.links(conn, rows))
        touched = {row.pile for row in rows} | {other.pile for _, other in links}
        # Whether a faint one is of an event hangs on the one in whose stead it stands as well.
        instead = {row.report.instead_of for both in links for row in both} - {None}
        if instead:
            touched |= set(conn.execute(select(reports.c.pile).where(reports.c.id.in_(instead))).scalars())
        named = {row.report.id for row in rows}
        partners = {other for both, verdict in said_of(conn, named).items() if verdict == "same" for other in both}
        if partners - named:
            query = select(reports.c.pile).where(reports.c.id.in_(partners))
            touched |= set(conn.execute(query).scalars())
        return touched

    def links(self, conn: Connection, rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
        """Reports that the machine takes for the same as these."""
        met = look_up(conn, "blocks", ((row.number, *each) for row in rows for each in asks(row.made.sketch)))
        near = self._numbered(conn, {other for own in met.values() for other in own})
        for row in rows:
            alike: dict[object, list[Row]] = defaultdict(list)  # those that say the same; each faint one by itself
            for number in sorted(met.get(row.number, ())):
                if number != row.number:
                    other = near[number]
                    alike[other.made.sketch.signature, other.number if other.report.faint else 0].append(other)
            for others in alike.values():
                if row.made.may_be([other.made for other in others]):
                    yield from ((row, other) for other in others)

    def _regroup(self, conn: Connection, piles: set[int], left: set[int], changed: set[str]) -> Regrouped:
        """Group some piles anew. `left` are events that lost reports, `changed` reports that are not what they were."""
        rows = {row.report.id: row for row in self.rows(conn, reports.c.pile.in_(sorted(piles)))}
        index = EventIndex(said_of(conn, set(rows)))
        for row in sorted(rows.values(), key=lambda row: row.number):
            index.add_made(row.made)
        left = left - {NO_EVENT}
        events = _Numbers(conn, {row.event for row in rows.values()} - {NO_EVENT} | left)
        result = Regrouped()
        moved: list[dict[str, int]] = []
        for pile in index.piles():
            name = min(rows[each].number for group in (*pile.events, pile.left) for each in group)
            moved += _moved([rows[each] for each in pile.left], name, NO_EVENT)
            for group in pile.events:
                own = [rows[each] for each in group]
                number, is_known = events.of(min(row.report.id for row in own if not row.report.faint))
                moved += _moved(own, name, number)
                as_before = is_known and number not in left and all(row.event == number for row in own)
                if not as_before or events.sizes[number] != len(own) or changed & set(group):
                    result.events[number] = [row.report for row in own]
        if moved:
            own_row = update(reports).where(reports.c.number == bindparam("n"))
            conn.execute(own_row.values(pile=bindparam("p"), event=bindparam("e")), moved)
        result.gone = events.unused()
        return result

    # -- rows

    def of_events(self, conn: Connection, numbers: Iterable[int]) -> dict[int, list[Report]]:
        """The reports of some events."""
        found: dict[int, list[Report]] = defaultdict(list)
        for row in self.rows(conn, reports.c.event.in_(sorted(numbers))):
            found[row.event].append(row.report)
        return found

    def of_pages(self, conn: Connection, pages: Iterable[str]) -> dict[str, list[Report]]:
        found: dict[str, list[Report]] = defaultdict(list)
        for row in self.rows(conn, reports.c.page.in_(sorted(pages))):
            found[row.report.page].append(row.report)
        return found

    def rows(self, conn: Connection, which: Any) -> list[Row]:
        query = select(reports.c.number, reports.c.pile, reports.c.event).where(which).order_by(reports.c.number)
        rows = conn.execute(query).all()
        made = self._load(conn, [number for number, _, _ in rows])
        return [Row(number, pile, event, made[number]) for number, pile, event in rows]

    def _numbered(self, conn: Connection, numbers: set[int]) -> dict[int, Row]:
        found: dict[int, Row] = {}
        wanted = sorted(numbers)
        for start in range(0, len(wanted), _AT_ONCE):
            some = self.rows(conn, reports.c.number.in_(wanted[start : start + _AT_ONCE]))
            found |= {row.number: row for row in some}
        return found

    def _load(self, conn: Connection, numbers: Sequence[int]) -> dict[int, Made]:
        def load(missing: list[int]) -> dict[int, Made]:
            query = select(reports.c.number, reports.c.id, reports.c.page, reports.c.told)
            found = {}
            for start in range(0, len(missing), _AT_ONCE):
                some = conn.execute(query.where(reports.c.number.in_(missing[start : start + _AT_ONCE])))
                for number, event, page, told in some:
                    found[number] = Made.of(report_from_json(event, page, told), told["language"])
            return found

        return self._made.get(numbers, load)


class _Numbers:
    """Numbers of events: an event whose smallest report is what it was keeps its own."""

    def __init__(self, conn: Connection, known: set[int]) -> None:
        query = select(merged.c.number, merged.c.id).where(merged.c.number.in_(sorted(known)))
        self._free: dict[str, int] = {event: number for number, event in conn.execute(query)}
        counts = (
            select(reports.c.event, func.count()).where(reports.c.event.in_(sorted(known))).group_by(reports.c.event)
        )
        self.sizes: dict[int, int] = dict(conn.execute(counts).all())
        self._next = last_number(conn, merged.c.number)

    def of(self, event: str) -> tuple[int, bool]:
        """The number of the event with this id, and whether it has it already."""
        if event in self._free:
            number = self._free.pop(event)
            self.sizes.setdefault(number, 0)
            return number, True
        self._next += 1
        self.sizes[self._next] = 0
        return self._next, False

    def unused(self) -> set[int]:
        return set(self._free.values())


def _moved(rows: Sequence[Row], pile: int, event: int) -> list[dict[str, int]]:
    """Those that were of another pile or event before, with what they are of now."""
    return [{"n": row.number, "p": pile, "e": event} for row in rows if (row.pile, row.event) != (pile, event)]


def _differ(row: Row, report: Report, told: PageTold) -> bool:
    """Whether a page tells a report otherwise than before, as far as merging looks."""
    before = report_to_json(row.report, row.made.language)
    return row.report.page != report.page or before != report_to_json(report, told.text.language)


def said_of(conn: Connection, events: set[str]) -> dict[tuple[str, str], Verdict]:
    """What people said of pairs of reports of which one is among these."""
    found: dict[tuple[str, str], Verdict] = {}
    wanted = sorted(events)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        query = select(report_pairs).where(or_(report_pairs.c.left.in_(some), report_pairs.c.right.in_(some)))
        rows = conn.execute(query.order_by(report_pairs.c.correction)).mappings()
        found |= {pair(row["left"], row["right"]): row["verdict"] for row in rows}  # the last word counts
    return found
