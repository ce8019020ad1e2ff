"""What the record holds, as merging takes it in: the text of every page, and its events as people have corrected them.

Pages are called by their SHA-256 here. Reads only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, select

from dragoman.event import quantities_of
from dragoman.lang.numbers import load_numbers
from dragoman.merge import site_of
from dragoman.merge.ledger import Told
from dragoman.merge.lend import is_denied
from dragoman.model import ActorKind, PageText, Report, Side, Span
from dragoman.record.faint import faint_rows, reports_of_faint
from dragoman.record.schema import (
    actors,
    agreements,
    corrections,
    evidence,
    pages,
    readings,
    shown,
    shown_parties,
)
from dragoman.text.sentence_around import sentence_around

_OWN_ID = re.compile(r"^.*? \((?P<id>.+)\)$", re.DOTALL)  # "set.jsonl:3 (md-001)", as `intake` names a page of a table
_TAKEN = ("shown", "merged", "rejected")
_COLUMNS = ("id", "page", "url", "language", "published", "outlet", "agency", "body", "reader")
_OF_EVENT = (
    "number", "reading", "told_by", "state", "id", "act", "status", "background", "date", "place", "confidence",
    "merged_into", "corrected",
)  # fmt: skip

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTold:
    """One page for merging.

    reports  the events that it tells; those that a person found to be events of other pages are among them. Behind
             them what it tells faintly
    denied   those of which a person said that it does not tell them
    joined   (event, the event of another page that a person found it to be)
    """

    reading: int
    name: str
    text: PageText
    reports: tuple[Report, ...]
    denied: tuple[Report, ...]
    joined: tuple[Pair, ...]


def pages_told(conn: Connection, some: Sequence[str]) -> dict[str, PageTold]:
    """Those of some pages that have a current reading."""
    query = select(*(readings.c[name] for name in _COLUMNS), pages.c.source).join(pages)
    rows = conn.execute(query.where(readings.c.current, readings.c.page.in_(some))).mappings().all()
    return _Events(conn, rows).told()


class _Events:
    """What is shown of some readings, fetched together."""

    def __init__(self, conn: Connection, rows: Sequence[RowMapping]) -> None:
        self._conn, self._rows = conn, rows
        numbers = [row["id"] for row in rows]
        query = select(*(shown.c[name] for name in _OF_EVENT)).order_by(shown.c.day_key)
        query = query.where(shown.c.reading.in_(numbers), shown.c.state.in_(_TAKEN))
        self._shown = _by(conn.execute(query).mappings(), "reading")
        of_shown = [row["number"] for own in self._shown.values() for row in own]
        query = select(shown_parties).where(shown_parties.c.number.in_(of_shown)).order_by(shown_parties.c.place)
        self._parties = _by(conn.execute(query).mappings() if of_shown else (), "number")
        spans = select(evidence).where(
            evidence.c.reading.in_(numbers), evidence.c.owner == "event", evidence.c.field.in_(("evidence", "date"))
        )
        self._spans: dict[tuple[int, str], list[RowMapping]] = defaultdict(list)
        for each in conn.execute(spans.order_by(evidence.c.position)).mappings():
            self._spans[each["reading"], each["owner_key"]].append(each)
        self._made = self._made_words()
        self._faint = faint_rows(conn, numbers)

    def _made_words(self) -> dict[int, Span]:
        """Where the words stand by which people added events, by the number of the correction."""
        seqs = {-row["told_by"] for own in self._shown.values() for row in own if row["told_by"] < 0}
        if not seqs:
            return {}
        found = self._conn.execute(select(corrections.c.seq, corrections.c.value).where(corrections.c.seq.in_(seqs)))
        return {seq: Span(value["words"]["start"], value["words"]["end"]) for seq, value in found}

    def told(self) -> dict[str, PageTold]:
        return {row["page"]: self._page(row) for row in self._rows}

    def _page(self, row: RowMapping) -> PageTold:
        text = PageText(
            id=row["page"], source=row["outlet"] or site_of(row["url"]) or row["page"], published=row["published"],
            language=row["language"], body=row["body"], agency=row["agency"],
        )  # fmt: skip
        own = {each["id"]: each for each in reversed(self._shown[row["id"]])}  # of two with one id, the first counts
        within = {each["id"]: each["merged_into"] for each in own.values() if each["state"] == "merged"}
        reports: list[Report] = []
        denied: list[Report] = []
        joined: list[Pair] = []
        for each in own.values():
            if each["state"] == "merged":
                into = _outside(each["merged_into"], own, within)
                if into is None:
                    continue  # of this page too: what it was found to be is told already
                joined.append((each["id"], into))
            (denied if each["state"] == "rejected" else reports).append(self._report(each, text))
        faint = [each for each in self._told_faintly(row, text) if not is_denied([each], denied)]
        return PageTold(
            reading=row["id"], name=page_name(row["source"]), text=text, joined=tuple(sorted(joined)),
            reports=tuple(sorted(reports, key=lambda report: report.id)) + tuple(faint),
            denied=tuple(sorted(denied, key=lambda report: report.id)),
        )  # fmt: skip

    def _told_faintly(self, reading: RowMapping, page: PageText) -> list[Report]:
        row = self._faint.get(reading["id"])
        return reports_of_faint(row, page, reading["reader"]) if row else []

    def _report(self, row: RowMapping, page: PageText) -> Report:
        spans, said_date = self._words(row)
        parties = self._parties[row["number"]]
        sides = {
            role: tuple(_side(each) for each in parties if each["role"] == role and each["name"] is not None)
            for role in ("actor", "recipient")
        }
        return Report(
            id=row["id"], page=page.id, published=page.published, act=row["act"], actors=sides["actor"],
            recipients=sides["recipient"], date=row["date"], said_date=said_date, place=row["place"],
            status=row["status"], background=row["background"],
            asserted_by=tuple(each["name"] or each["actor"] for each in parties if each["role"] == "asserted_by"),
            quantities=quantities_of(row["act"], spans, page.body, load_numbers(page.language)),
            words=sentence_around(page.body, spans[0]) if spans else "", confidence=row["confidence"],
            settled=tuple(row["corrected"]),
        )  # fmt: skip

    def _words(self, row: RowMapping) -> tuple[list[Span], bool]:
        """The words that tell an event, and whether its day is in them or a person gave it."""
        corrected = "date" in row["corrected"]
        if row["told_by"] < 0:
            return [self._made[-row["told_by"]]], corrected
        own = self._spans[row["reading"], str(row["told_by"])]
        spans = [Span(each["start"], each["end"]) for each in own if each["field"] == "evidence"]
        return spans, corrected or any(each["field"] == "date" for each in own)


def _outside(event: str, own: Mapping[str, Any], within: Mapping[str, str]) -> str | None:
    """The event of another page that one is merged into, by way of others of its own; None when it is one of these."""
    seen = set()
    while event in within and event not in seen:
        seen.add(event)
        event = within[event]
    return None if event in own else event


def _by(rows: Iterable[RowMapping], column: str) -> dict[Any, list[RowMapping]]:
    found: dict[Any, list[RowMapping]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _side(row: RowMapping) -> Side:
    return Side(name=row["name"], kind=cast(ActorKind, row["kind"]), country=row["country"])


# -- names


def page_name(source: str) -> str:
    """What a page's user calls it: its own id where it came with one, or else the name of its file.

    >>> page_name("haberler/salmi.txt"), page_name("set.jsonl:3 (md-001)")
    ('salmi', 'md-001')
    """
    own = _OWN_ID.match(source)
    return own["id"] if own else PurePath(source).stem or source


def told_apart(names: Mapping[str, str], times: Counter[str]) -> dict[str, str]:
    """Page -> its name; one that several pages share has the beginning of the digest behind it."""
    return {page: name if times[name] == 1 else f"{name}#{page[:8]}" for page, name in names.items()}


# -- agreements


def agreements_told(conn: Connection, some: Sequence[str]) -> list[Told]:
    """The agreements that the current readings of some pages speak of."""
    query = select(agreements, readings.c.page, readings.c.published).join(readings)
    query = query.where(readings.c.current, readings.c.page.in_(some))
    rows = conn.execute(query.order_by(readings.c.page, agreements.c.position)).mappings().all()
    if not rows:
        return []
    of_readings = select(actors).where(actors.c.reading.in_({row["reading"] for row in rows}))
    known = {(row["reading"], row["id"]): _side(row) for row in conn.execute(of_readings).mappings()}
    return [
        Told(
            page=row["page"], published=row["published"], title=row["title"], kind=row["kind"],
            parties=tuple(known[row["reading"], ref] for ref in row["parties"] if (row["reading"], ref) in known),
            signed=row["signed"], period=row["period"], subject=row["subject"],
        )
        for row in rows
    ]  # fmt: skip
