"""One page of the record as people read it: the article, what it tells, and the words everything was read from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from dragoman.errors import UsageError
from dragoman.model import UNNAMED
from dragoman.record.query import events_of_page, events_with_ids, words_of
from dragoman.record.schema import actors, agreements, begins, evidence, pages, readings, rejects, statements
from dragoman.record.view import UNNAMED_PARTY, EventView, Party, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor of the article, and where it is named."""

    party: Party
    side: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What somebody says in the article."""

    speaker: Party
    kind: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An agreement the article speaks of."""

    title: str
    kind: str
    parties: tuple[Party, ...]
    signed: str | None
    period: str | None
    subject: str | None
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """A page's current reading. `facts` are where title, day, outlet … stand on the page."""

    page: str
    reading: int
    source: str
    url: str | None
    reader: str
    added: str
    language: str
    title: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    agency: str | None
    author: str | None
    body: str
    encoding: str
    flags: tuple[str, ...]
    actors: tuple[Named, ...]
    speeches: tuple[Speech, ...]
    papers: tuple[Paper, ...]
    events: tuple[EventView, ...]
    facts: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list shows of a page that tells something."""

    page: str
    source: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None


def find_heads(conn: Connection, wanted: Iterable[str]) -> dict[str, Head]:
    """SHA-256 -> its current reading's head, for pages that have one."""
    columns = (readings.c[name] for name in ("page", "title", "outlet", "agency", "published"))
    query = select(*columns, pages.c.source).join(pages, pages.c.sha256 == readings.c.page).where(readings.c.current)
    rows = conn.execute(query.where(readings.c.page.in_(sorted(set(wanted))))).mappings()
    return {row["page"]: Head(**row) for row in rows}


def find_quotes(conn: Connection, events: Sequence[str]) -> dict[tuple[str, str], tuple[str, tuple[Words, ...]]]:
    """(event, page) -> the article's body, and the words in it that tell the event."""
    views = events_with_ids(conn, events)
    query = select(readings.c.id, readings.c.body).where(readings.c.id.in_({view.reading for view in views}))
    bodies: dict[int, str] = {row.id: row.body for row in conn.execute(query)}
    return {(view.id, view.page): (bodies[view.reading], view.evidence) for view in views}


_COPIED = (
    "page", "reader", "added", "language", "title", "published", "updated", "outlet", "agency", "author", "body",
    "encoding",
)  # fmt: skip


def find_article(conn: Connection, page: str) -> ArticleView:
    """The current reading of the page whose SHA-256 begins like this. Raises UsageError when there is not just one."""
    query = select(readings, pages.c.source, pages.c.url.label("page_url")).join(
        pages, pages.c.sha256 == readings.c.page
    )
    rows = conn.execute(query.where(readings.c.current, _begins(page)).limit(2)).mappings().all()
    if len(rows) != 1:
        raise UsageError(f"page {page}: {'more than one begins' if rows else 'none that was read begins'} like this")
    return _view(conn, rows[0])


def find_bytes(conn: Connection, page: str) -> RowMapping:
    """What is kept of a page, its bytes and what its carrier said of it, read or not. Raises UsageError."""
    query = select(pages).where(pages.c.sha256 == page.lower())
    row = conn.execute(query).mappings().one_or_none()
    if row is None:
        raise UsageError(f"page {page}: not in this record")
    return row


def find_reject(conn: Connection, page: str) -> RowMapping | None:
    """Why a page was turned away, if it was."""
    query = select(rejects).where(rejects.c.page == page, rejects.c.current)
    return conn.execute(query).mappings().first()


def _begins(page: str) -> ColumnElement[bool]:
    start = page.lower()
    if not 6 <= len(start) <= 64 or set(start) - set("0123456789abcdef"):
        raise UsageError(f"page {page[:80]}: a page is named by its SHA-256, or at least six digits of its beginning")
    return begins(readings.c.page, start)


def _view(conn: Connection, row: RowMapping) -> ArticleView:
    number = row["id"]
    words = _words(conn, number)
    people = {
        found["id"]: (Party(name=found["name"], kind=found["kind"], country=found["country"], office=found["office"]),
                      found["side"])
        for found in conn.execute(select(actors).where(actors.c.reading == number)).mappings()
    }  # fmt: skip
    return ArticleView(
        **{name: row[name] for name in _COPIED},
        reading=number,
        source=row["source"],
        url=row["url"] or row["page_url"],
        flags=tuple(row["flags"]),
        actors=tuple(
            Named(party=party, side=side, words=tuple(words["actor", ref])) for ref, (party, side) in people.items()
        ),
        speeches=tuple(_speeches(conn, number, people, words)),
        papers=tuple(_papers(conn, number, people, words)),
        events=tuple(events_of_page(conn, row["page"])),
        facts=tuple(words["article", ""]),
    )


def _words(conn: Connection, number: int) -> dict[tuple[str, str], list[Words]]:
    found: dict[tuple[str, str], list[Words]] = defaultdict(list)
    query = select(evidence).where(evidence.c.reading == number).order_by(evidence.c.page_start, evidence.c.position)
    for row in conn.execute(query).mappings():
        found[row["owner"], row["owner_key"]].append(words_of(row))
    return found


_People = dict[str, tuple[Party, str]]
_Found = dict[tuple[str, str], list[Words]]


def _speeches(conn: Connection, number: int, people: _People, words: _Found) -> Sequence[Speech]:
    query = select(statements).where(statements.c.reading == number).order_by(statements.c.position)
    made = []
    for row in conn.execute(query).mappings():
        told = next((each for each in words["statement", str(row["position"])] if each.field == "text"), None)
        if told is not None:
            speaker = UNNAMED_PARTY if row["speaker"] == UNNAMED else people.get(row["speaker"], (UNNAMED_PARTY, ""))[0]
            made.append(Speech(speaker=speaker, kind=row["kind"], words=told))
    return made


def _papers(conn: Connection, number: int, people: _People, words: _Found) -> Sequence[Paper]:
    query = select(agreements).where(agreements.c.reading == number).order_by(agreements.c.position)
    return [
        Paper(
            title=row["title"], kind=row["kind"],
            parties=tuple(people[ref][0] for ref in row["parties"] if ref in people),
            signed=row["signed"], period=row["period"], subject=row["subject"],
            words=next(iter(words["agreement", str(row["position"])]), None),
        )
        for row in conn.execute(query).mappings()
    ]  # fmt: skip
