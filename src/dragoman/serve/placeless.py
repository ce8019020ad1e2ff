"""Events that a map cannot show because no page tells where they took place. Those at places that the gazetteer lacks
are counted with the places.
"""

from sqlalchemy import Connection, func, select

from dragoman.record import MergedQuestion
from dragoman.record.merged.query import numbers_asked
from dragoman.record.question import asked_days
from dragoman.record.schema import merged


def count_placeless(
    conn: Connection,
    *,
    between: tuple[str, str] | None = None,
    side: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> int:
    """How many events that occurred have no place: of the same events of which `find_places` counts those that have
    one, so that what has no day is in no period.
    """
    query = select(func.count()).select_from(merged).where(merged.c.place.is_(None), merged.c.status == "occurred")
    if between is not None or side is not None:
        question = MergedQuestion(between=between, sides=(side,) if side is not None else ())
        query = query.where(merged.c.number.in_(numbers_asked(conn, question)))
    if since is not None:
        query = query.where(merged.c.day_key >= asked_days(since)[0], merged.c.day_key < "~")
    if until is not None:
        query = query.where(merged.c.day_key < f"{asked_days(until)[1]}~")
    return int(conn.execute(query).scalar_one())
