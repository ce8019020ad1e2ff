"""Keeping `shown` and what hangs on it in step with readings and corrections. All of it can be made again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select

from dragoman.model.acts import ACTS, act_labels
from dragoman.record.apply import Correction, Held, apply_all
from dragoman.record.full_text import clear_index, forget_texts, index_texts
from dragoman.record.insert import insert_rows, last_number
from dragoman.record.joined import KINDS as JOINED_KINDS
from dragoman.record.joined import fill_joined, takes_back
from dragoman.record.schema import (
    DERIVED,
    article_texts,
    attachments,
    corrections,
    pages,
    readings,
    shown,
    shown_parties,
    shown_tags,
)
from dragoman.record.sealed_rows import rows_in
from dragoman.record.seals import Row, Rows
from dragoman.record.state import Anchor, State, days, states_of
from dragoman.record.waiting import let_wait
from dragoman.record.walking import UNDATED
from dragoman.text import key, order_key

LAST_DAY_IN_KEY = (12, 10)  # where a day_key holds the last day, as `substr` counts
_TAG_CHARS = 200
_PAGE_CHARS = 24  # of a page's SHA-256: enough to tell it from any other
_PAGES_AT_ONCE = 200
_TEXT_CHARS = 400_000  # what PostgreSQL indexes of one text; no article is that long
_OF_READING = ("language", "outlet", "agency", "title", "published")


def show_fresh(conn: Connection, made: Sequence[tuple[int, str, Rows]]) -> None:
    """Show readings of pages that nobody has corrected: (number, source, rows) each."""
    written: list[Row] = []
    number = last_number(conn, shown.c.number) + 1
    for reading, source, rows in made:
        article = rows["readings"][0]
        for state in states_of(reading, rows):
            written.append({**_shown_row(state, article, source), "number": number})
            number += 1
    _write(conn, written)
    _write_texts(conn, {reading: rows for reading, _, rows in made})
    let_wait(conn, [rows["readings"][0]["page"] for _, _, rows in made])


def hide(conn: Connection, page_ids: Sequence[str]) -> None:
    """Take what was shown of these pages away: another word on them takes over."""
    let_wait(conn, page_ids)
    of_pages = select(readings.c.id).where(readings.c.page.in_(page_ids))
    forget_texts(conn, article_texts, article_texts.c.reading.in_(of_pages))
    conn.execute(delete(article_texts).where(article_texts.c.reading.in_(of_pages)))
    forget_texts(conn, shown, shown.c.page.in_(page_ids))
    _forget_tags(conn, page_ids)
    conn.execute(delete(shown).where(shown.c.page.in_(page_ids)))


def _forget_tags(conn: Connection, page_ids: Sequence[str]) -> None:
    rows = conn.execute(select(shown.c.day_key, shown.c.tags).where(shown.c.page.in_(page_ids)))
    borne = [{"of_tag": tag, "of_day": row.day_key} for row in rows for tag in row.tags]
    if borne:
        own = (shown_tags.c.tag == bindparam("of_tag"), shown_tags.c.day_key == bindparam("of_day"))
        conn.execute(delete(shown_tags).where(*own), borne)


def show_again(conn: Connection, page_ids: Iterable[str]) -> list[Held]:
    """Make what is shown of these pages anew, and of the pages they were merged with; where every correction holds."""
    made = derive(conn, page_ids)
    hide(conn, sorted(made.pages))
    first = last_number(conn, shown.c.number) + 1
    _write(conn, [{**row, "number": first + n} for n, row in enumerate(made.rows)])
    _write_texts(conn, made.readings)
    _attach(conn, made.held)
    return made.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What has to be shown of some pages. Rows of `shown` come without their numbers, with "members" beside."""

    pages: set[str]
    readings: dict[int, Rows]
    rows: list[Row]
    held: list[Held]


def derive(conn: Connection, page_ids: Iterable[str]) -> Derived:
    """What has to be shown of these pages, and of those they were merged with, from what was read and said."""
    wanted = _with_merged(conn, set(page_ids))
    current = _current(conn, wanted)
    rows = rows_in(conn, current.values())
    read = chain.from_iterable(states_of(number, rows[number]) for number in sorted(rows))
    states, held = apply_all(list(read), _corrections(conn, wanted), readings=current)
    sources = dict(conn.execute(select(pages.c.sha256, pages.c.source).where(pages.c.sha256.in_(wanted))).all())
    articles = {own["readings"][0]["page"]: own["readings"][0] for own in rows.values()}
    shown_rows = [_shown_row(state, articles[state.anchor.page], sources[state.anchor.page]) for state in states]
    return Derived(pages=wanted, readings=rows, rows=shown_rows, held=held)


def show_everything(conn: Connection) -> None:
    """Make all that is shown anew, inside the caller's transaction."""
    for table in (shown, article_texts):
        clear_index(conn, table)
    for table in (*DERIVED, attachments):
        conn.execute(delete(table))
    fill_joined(conn)
    corrected = set(conn.execute(select(corrections.c.page).where(corrections.c.page.is_not(None))).scalars())
    current = select(readings.c.page).where(readings.c.current).order_by(readings.c.id)  # as they lie on the disk
    wanted = list(dict.fromkeys([*conn.execute(current).scalars(), *sorted(corrected)]))
    for start in range(0, len(wanted), _PAGES_AT_ONCE):
        show_again(conn, wanted[start : start + _PAGES_AT_ONCE])


def corrected_pages(conn: Connection, page_ids: Sequence[str]) -> set[str]:
    """Those of these pages of which people have said something."""
    if not page_ids:
        return set()
    query = select(corrections.c.page, corrections.c.other_page).where(
        or_(corrections.c.page.in_(page_ids), corrections.c.other_page.in_(page_ids))
    )
    return {page for row in conn.execute(query) for page in row if page} & set(page_ids)


def folded_article(article: Mapping[str, Any]) -> str:
    words = key(f"{article['title'] or ''} {article['body']}")
    return f" {words[:_TEXT_CHARS]} "


def _with_merged(conn: Connection, wanted: set[str]) -> set[str]:
    """These pages and all that merges join them with, directly or by way of others."""
    fresh = set(wanted)
    while fresh:
        query = select(corrections.c.page, corrections.c.other_page).where(
            corrections.c.other_page.is_not(None),
            or_(corrections.c.page.in_(fresh), corrections.c.other_page.in_(fresh)),
        )
        fresh = {page for row in conn.execute(query) for page in row if page} - wanted
        wanted = wanted | fresh
    return wanted


def _current(conn: Connection, page_ids: set[str]) -> dict[str, int]:
    query = select(readings.c.page, readings.c.id).where(readings.c.current, readings.c.page.in_(page_ids))
    return dict(conn.execute(query).all())


def _corrections(conn: Connection, page_ids: set[str]) -> list[Correction]:
    own = select(corrections).where(corrections.c.page.in_(page_ids), corrections.c.kind.not_in(JOINED_KINDS))
    own = own.order_by(corrections.c.seq)
    found = list(conn.execute(own).mappings())
    numbers = {row["seq"] for row in found}
    if found:
        found += conn.execute(select(corrections).where(takes_back(numbers)).order_by(corrections.c.seq)).mappings()
    return [
        Correction(
            seq=row["seq"],
            kind=row["kind"],
            page=row["page"],
            anchor=Anchor.from_json(row["anchor"]) if row["anchor"] else None,
            value=row["value"],
            before=row["before"],
        )
        for row in found
    ]


def _attach(conn: Connection, held: Sequence[Held]) -> None:
    if not held:
        return
    conn.execute(delete(attachments).where(attachments.c.correction.in_([one.correction for one in held])))
    insert_rows(conn, attachments, [one.row() for one in held])


def _shown_row(state: State, article: Mapping[str, Any], source: str) -> Row:
    act, (first_day, last_day) = ACTS[state.act], days(state.date)
    page = state.anchor.page
    published = article["published"] or ""
    place = f"{page[:_PAGE_CHARS]} {state.body_start:08d} {state.position:06d}"
    day_key = f"{first_day or UNDATED} {last_day or UNDATED} {published} {place}"
    row: Row = {
        "reading": state.reading, "position": state.position, "told_by": state.told_by,
        "state": state.listed, "id": state.id, "page": page, "source": source, "act": state.act, "type": act.type,
        "mode": act.mode or None, "cameo": act.cameo, "mutual": state.mutual, "status": state.status,
        "background": state.background, "date": state.date, "first_day": first_day, "last_day": last_day,
        "place": state.place, "confidence": state.confidence, "sources": state.sources,
        "merged_into": state.merged_into,
        "corrected": list(state.corrected), "day_key": day_key, "published_key": published or UNDATED,
        "place_key": order_key(state.place) if state.place else UNDATED,
        "outlet_key": order_key(article["outlet"]) if article["outlet"] else UNDATED,
        "folded": _folded(state, article), "members": state.members,
    }  # fmt: skip
    row |= {name: article[name] for name in _OF_READING}
    return row | {"tags": _tags_of(row)}


def _folded(state: State, article: Mapping[str, Any]) -> str:
    """An event as words are looked for: its own words, the act's labels, place, outlet and headline, and its parties by
    the record's name and the article's.
    """
    names = list(dict.fromkeys(member.name for member in state.members if member.name))
    called = [state.called.get(key(name), "") for name in names]
    words = [state.told, *names, *called, *act_labels()[state.act], state.place, article["outlet"], article["title"]]
    return f" {key(' '.join(word for word in words if word))} "


def _write(conn: Connection, rows: Sequence[Row]) -> None:
    if not rows:
        return
    insert_rows(conn, shown, rows)
    index_texts(conn, shown, shown.c.number >= rows[0]["number"])
    insert_rows(conn, shown_parties, [party for row in rows for party in party_rows(row)])
    found = [{"tag": tag, "day_key": row["day_key"], "number": row["number"]} for row in rows for tag in row["tags"]]
    insert_rows(conn, shown_tags, sorted(found, key=itemgetter("tag", "day_key")))  # in the order they are kept in


def _write_texts(conn: Connection, made: Mapping[int, Rows]) -> None:
    if made:
        texts = [{"reading": number, "folded": folded_article(rows["readings"][0])} for number, rows in made.items()]
        insert_rows(conn, article_texts, texts)
        index_texts(conn, article_texts, article_texts.c.reading.in_(list(made)))


def party_rows(row: Row) -> Iterator[Row]:
    counts: dict[str, int] = {}
    for member in row["members"]:
        place = counts[member.role] = counts.get(member.role, -1) + 1
        yield {"number": row.get("number"), "place": place, **member._asdict()}


def _tags_of(row: Mapping[str, Any]) -> list[str]:
    """What an event can be found by."""
    found: set[str] = set()
    members = row["members"]
    for member in members:
        if member.role == "asserted_by":
            continue
        if member.side:
            found.add(f"side:{member.side}")
        name = key(member.name)
        found |= {f"name:{word}" for word in (name, *name.split()) if word}
    found |= {f"dyad:{dyad}" for dyad in dyads_of(members, mutual=row["mutual"])}
    found |= {f"outlet:{key(row[name])}" for name in ("outlet", "agency") if row[name]}
    if row["place"]:
        found.add(f"place:{key(row['place'])}")
    return sorted({tag[:_TAG_CHARS] for tag in found})


def dyads_of(members: Sequence[Any], *, mutual: bool) -> set[str]:
    """The pairs of sides that face each other. Two who act together toward a third do not."""
    parties = [(member.role, n, member.side) for n, member in enumerate(members) if member.role != "asserted_by"]
    directed = not mutual and any(role == "recipient" for role, _, _ in parties)
    return {
        dyad_key(one, other)
        for role, n, one in parties
        for other_role, m, other in parties
        if one and other and n < m and (role != other_role or not directed)
    }


def dyad_key(one: str, other: str) -> str:
    return "|".join(sorted((one, other)))
