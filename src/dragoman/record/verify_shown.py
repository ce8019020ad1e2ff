"""Does the record show what its readings and corrections come to? All of it is made again and compared."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, text

from dragoman.record.full_text import count_indexed
from dragoman.record.joined import KINDS, takes_back
from dragoman.record.schema import (
    article_texts,
    attachments,
    corrections,
    readings,
    shown,
    shown_parties,
    shown_tags,
)
from dragoman.record.sealed_rows import fetch_rows
from dragoman.record.seals import Row, canonical
from dragoman.record.shown import Derived, derive, folded_article, party_rows
from dragoman.record.walking import walk_rows

_PAGES_AT_ONCE = 100
_SAMPLES = 1_000  # texts that are looked up by their own words
_WORDS = 6
_ROWS_AT_ONCE = 10_000
_of_event = itemgetter(*(column.name for column in shown.columns if column.name != "number"))
_of_party = itemgetter(*(column.name for column in shown_parties.columns if column.name != "number"))


def find_shown_damage(conn: Connection) -> Iterator[str]:
    """Events that are shown otherwise than they were read and corrected, or that should not be there."""
    current = select(readings.c.page).where(readings.c.current).order_by(readings.c.id)  # as they lie on the disk
    wanted = list(dict.fromkeys([*conn.execute(current).scalars(), *sorted(_corrected(conn))]))
    seen: set[str] = set()
    held_seen: set[int] = set()
    for start in range(0, len(wanted), _PAGES_AT_ONCE):
        some = [page for page in wanted[start : start + _PAGES_AT_ONCE] if page not in seen]
        made = derive(conn, some)
        seen |= made.pages
        held_seen |= {one.correction for one in made.held}
        yield from _compare(conn, made)
    yield from _left_over(conn, seen, held_seen)


def _corrected(conn: Connection) -> set[str]:
    return set(conn.execute(select(corrections.c.page).where(corrections.c.page.is_not(None))).scalars())


def _compare(conn: Connection, made: Derived) -> Iterator[str]:
    expected = {(row["reading"], row["position"]): row for row in made.rows}
    there = _shown(conn, made.pages)
    for place in sorted(expected.keys() | there.keys()):
        name = f"event {(expected.get(place) or there[place])['id']}"
        if place not in there:
            yield f"{name}: is not shown"
        elif place not in expected:
            yield f"{name}: is shown, and nothing tells it"
        elif not _is_same(expected[place], there[place]):
            yield f"{name}: is shown otherwise than it was read and corrected"
    of_readings = select(article_texts).where(article_texts.c.reading.in_(list(made.readings)))
    texts: dict[int, str] = dict(conn.execute(of_readings).all())
    for number, rows in made.readings.items():
        if texts.get(number) != folded_article(rows["readings"][0]):
            yield f"reading {number}: its text for searching is not that of its article"
    held = {one.correction: _plain_held(one.row()) for one in made.held}
    stored = conn.execute(select(attachments).where(attachments.c.correction.in_(list(held)))).mappings()
    found = {row["correction"]: _plain_held(row) for row in stored}
    for seq in sorted(held.keys() - {seq for seq in held if found.get(seq) == held[seq]}):
        yield f"correction {seq}: where it holds is not what the record says"


def _plain_held(row: Mapping[str, Any] | RowMapping) -> str:
    return canonical(dict(row))


def _shown(conn: Connection, page_ids: set[str]) -> dict[tuple[int, int], Row]:
    """What is shown of some pages, with the parties."""
    found = fetch_rows(conn, select(shown).where(shown.c.page.in_(page_ids)))
    rows: dict[int, Row] = {row["number"]: {**row, "parties": []} for row in found}
    of_pages = select(shown.c.number).where(shown.c.page.in_(page_ids))
    query = select(shown_parties).where(shown_parties.c.number.in_(of_pages))
    for row in fetch_rows(conn, query):
        rows[row["number"]]["parties"].append(row)
    return {(row["reading"], row["position"]): row for row in rows.values()}


def _is_same(expected: Row, there: Row) -> bool:
    """Whether a row and its parties are what they should be; numbers aside."""
    parties = sorted(map(_of_party, party_rows(expected)))
    return bool(_of_event(expected) == _of_event(there)) and parties == sorted(map(_of_party, there["parties"]))


def find_tag_damage(conn: Connection) -> Iterator[str]:
    """Events that are not found by just the tags their row says they bear.

    Both sides are added up, as there are millions of tags; only where the sums differ is each of them looked for.
    """
    streamed = {"yield_per": _ROWS_AT_ONCE}
    rows = conn.execute(select(shown.c.number, shown.c.day_key, shown.c.tags), execution_options=streamed)
    borne = Counter[str]()
    for number, day_key, tags in rows:
        borne["sum"] += sum(hash((tag, day_key, number)) for tag in tags)
        borne["count"] += len(tags)
    there = Counter[str]()
    own = select(shown_tags.c.tag, shown_tags.c.day_key, shown_tags.c.number)
    for row in conn.execute(own, execution_options=streamed):
        there["sum"] += hash(tuple(row))
        there["count"] += 1
    if borne == there:
        return
    yield from _lost_tags(conn)
    if there["count"] > borne["count"]:
        yield f"table shown_tags: {there['count'] - borne['count']} rows more than events bear tags"


def _lost_tags(conn: Connection) -> Iterator[str]:
    for row in walk_rows(conn, shown.c.number):
        of_day = select(shown_tags.c.tag).where(
            shown_tags.c.tag.in_(row["tags"]),
            shown_tags.c.day_key == row["day_key"],
            shown_tags.c.number == row["number"],
        )
        if set(conn.execute(of_day).scalars()) != set(row["tags"]):
            yield f"event {row['id']}: is not found by all of its tags"


def _left_over(conn: Connection, seen: set[str], held: set[int]) -> Iterator[str]:
    """What hangs on no page that has anything to show."""
    for page in sorted(set(conn.execute(select(shown.c.page).distinct()).scalars()) - seen):
        yield f"page {page[:12]}: events of it are shown, and it has no current reading"
    known = select(readings.c.id).where(readings.c.current)
    for number in conn.execute(select(article_texts.c.reading).where(article_texts.c.reading.not_in(known))).scalars():
        yield f"reading {number}: is searched, and not current"
    for number in sorted(set(conn.execute(select(attachments.c.correction)).scalars()) - held - _joined(conn)):
        yield f"correction {number}: is said to hold somewhere, and is not there"


def _joined(conn: Connection) -> set[int]:
    """Words about reports of several pages, and what takes them back: `verify_merged.py` looks at those."""
    own = select(corrections.c.seq).where(corrections.c.kind.in_(KINDS))
    withdrawals = select(corrections.c.seq).where(takes_back(own))
    return {*conn.execute(own).scalars(), *conn.execute(withdrawals).scalars()}


def find_index_damage(conn: Connection) -> Iterator[str]:
    """Full-text indexes that do not hold what their tables do: by count, and by looking texts up by their words."""
    if conn.dialect.name != "sqlite":
        return
    for table in (shown, article_texts):
        number = next(iter(table.primary_key))
        count = conn.execute(select(func.count()).select_from(table)).scalar_one()
        if (indexed := count_indexed(conn, table)) != count:
            yield f"index of {table.name}: holds {indexed} texts of {count}"
        step = max(1, count // _SAMPLES)
        query = select(number, table.c.folded).where(number % step == 0).order_by(number)
        lost = [row[0] for row in conn.execute(query) if not _is_indexed(conn, table.name, row[0], row[1].split())]
        if lost:
            yield f"index of {table.name}: {len(lost)} texts are not found by their own words (the first: {lost[0]})"


def _is_indexed(conn: Connection, table: str, number: int, words: Iterable[str]) -> bool:
    usable = [word for word in words if word.isascii()]
    some = usable[:: max(1, len(usable) // _WORDS)]
    if not some:
        return True
    wanted = " ".join(f'"{word}"' for word in some)
    query = text(f"SELECT 1 FROM {table}_index WHERE {table}_index MATCH :wanted AND rowid = :number")
    return conn.execute(query, {"wanted": wanted, "number": number}).first() is not None
