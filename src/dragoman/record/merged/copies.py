"""Which pages carry one text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from dragoman.merge import Fingerprint, compare_texts
from dragoman.model import Judgement
from dragoman.record.merged.names import page_names
from dragoman.record.merged.texts import stored_texts
from dragoman.record.schema import readings, text_pages

_COMPARED = 60  # copies whose share is reckoned; it takes about a millisecond each


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One page that carries a text with others.

    share  how much of the shorter of the two texts stands in the longer, from 0 to 1; None where it was not reckoned
    why    what was found, as `dragoman copies` says it; empty where they hang together by way of other copies
    """

    page: str
    name: str
    source: str
    title: str | None
    published: str | None
    share: float | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The pages that carry one text with `page`, itself left out, by publication; `text` names the group: None when
    there are no others.
    """

    page: str
    text: str | None
    members: tuple[Copy, ...]


def find_copies(conn: Connection, page: str) -> Copies:
    """The copies of one page, named by its SHA-256; none for a page that the record has not read."""
    own = conn.execute(select(text_pages.c.text).where(text_pages.c.page == page)).scalar_one_or_none()
    rows = list(conn.execute(_members().where(text_pages.c.text == own)).mappings())
    if len(rows) < 2:
        return Copies(page=page, text=None, members=())
    names = page_names(conn, [row["page"] for row in rows])
    texts = stored_texts(conn, {page, *(row["page"] for row in rows[:_COMPARED])})
    # They call themselves by the names, as reasons name them.
    prints = {each: Fingerprint.of(replace(text, id=names[each])) for each, text in texts.items()}
    members = []
    for row in rows:
        if row["page"] != page:
            found = compare_texts(prints[page], prints[row["page"]]) if row["page"] in prints else None
            members.append(_copy(row, names[row["page"]], found))
    return Copies(page=page, text=own, members=tuple(members))


def find_copy_groups(conn: Connection) -> Iterator[tuple[Copy, ...]]:
    """All texts that several pages carry, by their smallest pages."""
    names = page_names(conn)
    several = select(text_pages.c.text).where(text_pages.c.page != text_pages.c.text)
    query = _members().where(text_pages.c.text.in_(several)).order_by(None)
    group: list[RowMapping] = []
    for row in conn.execute(query.order_by(text_pages.c.text, text_pages.c.page)).mappings():
        if group and row["text"] != group[0]["text"]:
            yield tuple(_copy(each, names[each["page"]], None) for each in group)
            group = []
        group.append(row)
    if group:
        yield tuple(_copy(each, names[each["page"]], None) for each in group)


def find_texts(conn: Connection) -> Iterator[tuple[str, str, str, str | None]]:
    """Every page with its name, its source, and the name of the group it is in (that of its smallest page); by name."""
    names = page_names(conn)
    several = set(conn.execute(select(text_pages.c.text).where(text_pages.c.page != text_pages.c.text)).scalars())
    smallest: dict[str, str] = {}
    rows = conn.execute(select(text_pages.c.page, text_pages.c.source, text_pages.c.text)).all()
    for page, _, text in rows:
        if text in several:
            smallest[text] = min(smallest.get(text, names[page]), names[page])
    for page, source, text in sorted(rows, key=lambda row: names[row[0]]):
        yield page, names[page], source if source != page else names[page], smallest.get(text)


def _members() -> Select[Any]:
    columns = (text_pages.c.page, text_pages.c.source, text_pages.c.text, text_pages.c.published, readings.c.title)
    order = (text_pages.c.published.is_(None), text_pages.c.published, text_pages.c.page)
    return select(*columns).join(readings).order_by(*order)


def _copy(row: RowMapping, name: str, found: Judgement | None) -> Copy:
    source = row["source"] if row["source"] != row["page"] else name
    return Copy(
        page=row["page"], name=name, source=source, title=row["title"], published=row["published"],
        share=round(found.score, 4) if found else None, why=found.why if found and found.verdict == "same" else (),
    )  # fmt: skip
