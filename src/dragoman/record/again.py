"""Pages that are kept, as they were when they came: for a newer reader to read again."""

from sqlalchemy import Connection, exists, select

from dragoman.model import Page
from dragoman.record.schema import pages, readings, rejects
from dragoman.record.write import PASSING_REASONS, reader_age


def pages_to_read(conn: Connection, *, reader: str, everything: bool = False) -> list[str]:
    """The pages this reader has said nothing of that counts, by their SHA-256. `everything`: those it turned away too.

    A page of which a newer reader has spoken is not among them: its word would not count.
    """
    query = select(pages.c.sha256).order_by(pages.c.sha256)
    read = exists().where(readings.c.page == pages.c.sha256, readings.c.reader == reader)
    turned = exists().where(
        rejects.c.page == pages.c.sha256, rejects.c.reader == reader, rejects.c.reason.not_in(PASSING_REASONS)
    )
    query = query.where(~read) if everything else query.where(~read, ~turned)
    known = set(conn.execute(select(readings.c.reader).distinct()).scalars())
    newer = [other for other in known if reader_age(other) > reader_age(reader)]
    if newer:
        query = query.where(~exists().where(readings.c.page == pages.c.sha256, readings.c.reader.in_(newer)))
    return list(conn.execute(query).scalars())


def page_of(conn: Connection, sha256: str) -> Page:
    """A page as it came, with what its carrier said of it."""
    row = conn.execute(select(pages).where(pages.c.sha256 == sha256)).mappings().one()
    return Page(
        id=row["sha256"], source=row["source"], data=row["bytes"], url=row["url"], outlet=row["outlet"],
        published=row["published"], captured=row["captured"], flags=tuple(row["flags"]),
    )  # fmt: skip
