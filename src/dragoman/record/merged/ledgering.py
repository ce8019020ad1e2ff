"""Which agreements that pages tell of are one paper, kept in tables. A page that changes touches its own papers, and
those that it may be telling of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from dragoman.merge.ledger import (
    Told,
    group_tellings,
    is_one_paper,
    make_entry,
    paper_asks,
    paper_stands_in,
    telling_order,
)
from dragoman.record.insert import insert_rows, last_number
from dragoman.record.merged.ledger import rows_of_paper
from dragoman.record.merged.looking import look_up
from dragoman.record.merged.told import paper_from_json, paper_id, papers_to_json
from dragoman.record.schema import paper_blocks, paper_tags, paper_tellings, papers
from dragoman.record.seals import Row, canonical
from dragoman.record.tellings import agreements_told


class _Row(NamedTuple):
    number: int
    paper: int
    id: str
    told: Told


def update_ledger(conn: Connection, asked: Sequence[str]) -> None:
    """Bring the papers that some pages speak of up to date."""
    before = list(_rows(conn, paper_tellings.c.page.in_(asked)))
    after = agreements_told(conn, asked)
    shapes = list(papers_to_json(after))
    if sorted(row.id for row in before) == sorted(map(paper_id, after, shapes)):
        return
    _forget(conn, before)
    fresh = _keep(conn, after, shapes)
    touched = {row.paper for row in before} | _met(conn, fresh)
    _regroup(conn, touched, {row.number for row in fresh})


def find_paper_damage(conn: Connection, some: Sequence[str], sums: Counter[str]) -> Iterator[str]:
    """Agreements of these pages that are kept otherwise than they are told, or apart from what they are the same as.
    `sums` counts the rows that belong to them.
    """
    kept = list(_rows(conn, paper_tellings.c.page.in_(some)))
    after = agreements_told(conn, some)
    told = sorted(map(paper_id, after, papers_to_json(after)))
    if sorted(row.id for row in kept) != told:
        yield f"agreements of page {some[0][:12]} and those behind it: are kept otherwise than they are told"
        return
    for row in kept:
        own = set(paper_stands_in(row.told))
        sums.update(paper_tellings=1, paper_blocks=len(own))
        stands = paper_blocks.c.block.in_({block for block, _ in own}), paper_blocks.c.telling == row.number
        if set(map(tuple, conn.execute(select(paper_blocks.c.block, paper_blocks.c.day).where(*stands)))) != own:
            yield f"agreement {row.id}: is not found by its own parties and day"
        met = look_up(conn, "papers", ((row.number, *asked) for asked in paper_asks(row.told)))
        for other in _rows(conn, paper_tellings.c.number.in_(sorted(met.get(row.number, ())))):
            if other.paper != row.paper and is_one_paper(row.told, other.told):
                yield f"agreement {row.id}: is the same as {other.id}, and is not kept with it"
    for number in sorted({row.paper for row in kept}):
        rows = sorted(_rows(conn, paper_tellings.c.paper == number), key=lambda row: telling_order(row.told))
        made, tags = _written(rows, number)
        same = len(list(group_tellings([row.told for row in rows]))) == 1
        for table, key, wanted in ((papers, papers.c.number, [made]), (paper_tags, paper_tags.c.paper, tags)):
            there = conn.execute(select(table).where(key == number)).mappings()
            same = same and sorted(canonical(dict(row)) for row in there) == sorted(map(canonical, wanted))
        if not same:
            yield f"agreement {made['id']}: is kept otherwise than its pages tell it"


def _forget(conn: Connection, gone: Sequence[_Row]) -> None:
    if not gone:
        return
    blocks = [{"b": block, "d": day, "t": row.number} for row in gone for block, day in paper_stands_in(row.told)]
    if blocks:
        place = (paper_blocks.c.block == bindparam("b"), paper_blocks.c.day == bindparam("d"))
        conn.execute(delete(paper_blocks).where(*place, paper_blocks.c.telling == bindparam("t")), blocks)
    conn.execute(delete(paper_tellings).where(paper_tellings.c.number.in_([row.number for row in gone])))


def _keep(conn: Connection, after: Sequence[Told], shapes: Sequence[dict[str, Any]]) -> list[_Row]:
    if not after:
        return []
    number = last_number(conn, paper_tellings.c.number)
    rows = [
        _Row(number + n, 0, paper_id(told, shape), told)
        for n, (told, shape) in enumerate(zip(after, shapes, strict=True), start=1)
    ]
    written = [
        {"number": row.number, "page": row.told.page, "paper": 0, "told": shape}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    insert_rows(conn, paper_tellings, written)
    kept = [
        {"block": block, "day": day, "telling": row.number} for row in rows for block, day in paper_stands_in(row.told)
    ]
    insert_rows(conn, paper_blocks, kept)
    return rows


def _met(conn: Connection, fresh: Sequence[_Row]) -> set[int]:
    """The papers that these tellings may be of."""
    met = look_up(conn, "papers", ((row.number, *asked) for row in fresh for asked in paper_asks(row.told)))
    near = {row.number: row for row in _rows(conn, paper_tellings.c.number.in_(sorted(set().union(*met.values()))))}
    return {
        near[other].paper
        for row in fresh
        for other in met.get(row.number, ())
        if near[other].paper and is_one_paper(row.told, near[other].told)
    }


def _regroup(conn: Connection, touched: set[int], fresh: set[int]) -> None:
    """Make some papers anew of their tellings and fresh ones."""
    which = or_(paper_tellings.c.paper.in_(sorted(touched)), paper_tellings.c.number.in_(sorted(fresh)))
    rows = sorted(_rows(conn, which), key=lambda row: telling_order(row.told))
    conn.execute(delete(papers).where(papers.c.number.in_(sorted(touched))))
    number = last_number(conn, papers.c.number)
    for places in group_tellings([row.told for row in rows]):
        number, group = number + 1, [rows[place] for place in places]
        row, tags = _written(group, number)
        insert_rows(conn, papers, [row])
        insert_rows(conn, paper_tags, tags)
        own = update(paper_tellings).where(paper_tellings.c.number.in_([each.number for each in group]))
        conn.execute(own.values(paper=number))


def _written(group: Sequence[_Row], number: int) -> tuple[Row, list[Row]]:
    """The row and the tags of a paper that is told so."""
    return rows_of_paper(make_entry([row.told for row in group]), number, min(row.id for row in group))


def _rows(conn: Connection, which: Any) -> Iterable[_Row]:
    for row in conn.execute(select(paper_tellings).where(which)).mappings():
        told: Mapping[str, Any] = row["told"]
        one = paper_from_json(row["page"], told)
        yield _Row(row["number"], row["paper"], paper_id(one, told), one)
