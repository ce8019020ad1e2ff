"""What the record holds, as merging takes it in: the text of every page and its events. Reads only.

A page is called here what its user calls it: by its own id where it came with one, or else by the name of its file.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, cast

from sqlalchemy import Connection, RowMapping, select

from dragoman.merge import quantities_of, sentence_around, site_of
from dragoman.merge.ledger import Told
from dragoman.model import ActorKind, PageText, Report, Side, Span
from dragoman.record.schema import actors, agreements, event_actors, events, evidence, pages, readings

_OWN_ID = re.compile(r"^.*? \((?P<id>.+)\)$", re.DOTALL)  # "set.jsonl:3 (md-001)", as `intake` names a page of a table
_Tables = dict[str, dict[int, list[RowMapping]]]
_ROLES = ("actor", "recipient", "asserted_by")
_BATCH = 200  # readings whose events are fetched together


def stored_pages(conn: Connection) -> Iterator[tuple[PageText, tuple[Report, ...]]]:
    """Every current reading as merging takes it in, in the order of their pages' digests."""
    names = page_names(conn)
    rows = conn.execute(_readings()).mappings().all()
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        tables = _tables(conn, [row["id"] for row in batch])
        for row in batch:
            page = _page(row, names[row["page"]])
            yield page, tuple(_reports(row, page, tables))


def page_names(conn: Connection) -> dict[str, str]:
    """Digest of a page -> what to call it. Names that two pages share get the beginning of the digest behind them."""
    sources = conn.execute(select(pages.c.sha256, pages.c.source)).all()
    names = {sha256: _name(source) for sha256, source in sources}
    times = Counter(names.values())
    return {sha256: name if times[name] == 1 else f"{name}#{sha256[:8]}" for sha256, name in names.items()}


def stored_agreements(conn: Connection) -> Iterator[Told]:
    """Every agreement that a current reading speaks of."""
    names = page_names(conn)
    people = _people(conn)
    query = select(agreements, readings.c.page, readings.c.published).join(readings).where(readings.c.current)
    for row in conn.execute(query.order_by(readings.c.page, agreements.c.position)).mappings():
        known = people[row["reading"]]
        yield Told(
            page=names[row["page"]], published=row["published"], title=row["title"], kind=row["kind"],
            parties=tuple(known[ref] for ref in row["parties"] if ref in known), signed=row["signed"],
            period=row["period"], subject=row["subject"],
        )  # fmt: skip


def _name(source: str) -> str:
    own = _OWN_ID.match(source)
    return own["id"] if own else PurePath(source).stem or source


def _readings() -> Any:
    columns = ("id", "page", "url", "language", "published", "outlet", "agency", "body")
    return select(*(readings.c[name] for name in columns)).where(readings.c.current).order_by(readings.c.page)


def _page(row: RowMapping, name: str) -> PageText:
    return PageText(
        id=name, source=row["outlet"] or site_of(row["url"]) or name, published=row["published"],
        language=row["language"], body=row["body"], agency=row["agency"],
    )  # fmt: skip


def _tables(conn: Connection, numbers: Sequence[int]) -> _Tables:
    """Rows of the tables that events are made of, by reading."""
    spans = select(evidence).where(evidence.c.owner == "event", evidence.c.field.in_(("evidence", "date")))
    queries = {
        "events": (select(events).order_by(events.c.position), events),
        "parties": (select(event_actors).order_by(event_actors.c.position), event_actors),
        "actors": (select(actors), actors),
        "spans": (spans.order_by(evidence.c.position), evidence),
    }
    tables: _Tables = {}
    for name, (query, table) in queries.items():
        tables[name] = defaultdict(list)
        for row in conn.execute(query.where(table.c.reading.in_(numbers))).mappings():
            tables[name][row["reading"]].append(row)
    return tables


def _people(conn: Connection) -> dict[int, dict[str, Side]]:
    """Reading -> id of an actor -> who it is."""
    found: dict[int, dict[str, Side]] = defaultdict(dict)
    for row in conn.execute(select(actors)).mappings():
        found[row["reading"]][row["id"]] = _side(row)
    return found


def _side(row: RowMapping) -> Side:
    return Side(name=row["name"], kind=cast(ActorKind, row["kind"]), country=row["country"])


def _reports(reading: RowMapping, page: PageText, tables: _Tables) -> Iterator[Report]:
    number = reading["id"]
    people = {row["id"]: _side(row) for row in tables["actors"][number]}
    for row in tables["events"][number]:
        position = row["position"]
        spans = [each for each in tables["spans"][number] if each["owner_key"] == str(position)]
        told = [Span(each["start"], each["end"]) for each in spans if each["field"] == "evidence"]
        parties = [each for each in tables["parties"][number] if each["event"] == position]
        refs = {role: [each["actor"] for each in parties if each["role"] == role] for role in _ROLES}
        yield Report(
            id=row["id"], page=page.id, published=page.published, act=row["act"],
            actors=tuple(people[ref] for ref in refs["actor"] if ref in people),
            recipients=tuple(people[ref] for ref in refs["recipient"] if ref in people), date=row["date"],
            said_date=any(each["field"] == "date" for each in spans), place=row["place"], status=row["status"],
            background=row["background"],
            asserted_by=tuple(people[ref].name if ref in people else ref for ref in refs["asserted_by"]),
            quantities=quantities_of(row["act"], told, page.body, page.language),
            words=sentence_around(page.body, told[0]) if told else "", confidence=row["confidence"],
        )  # fmt: skip
