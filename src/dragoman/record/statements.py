"""Statements that were put into SQL once serve every record file that this process opens.

SQLAlchemy keeps them with an engine, and each opening of a file makes an engine of its own. Putting them into SQL anew
takes five times as long as adding a page does, and the explorer opens its record for every correction.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.util import LRUCache

_MOST = 1_000  # adding, merging, correcting and checking have about 700 between them; questions have any number


def sqlite_engine(connect: Callable[[], Any]) -> Engine:
    """An engine on what `connect` opens."""
    first, statements = _shared()
    pool = NullPool(connect, dialect=first.dialect)
    return Engine(pool, first.dialect, first.url, execution_options={"compiled_cache": statements})


@cache
def _shared() -> tuple[Engine, LRUCache[object, object]]:
    """What engines have in common: a dialect, as statements are put into SQL for one, and the statements."""
    first = create_engine("sqlite://", poolclass=NullPool)
    with first.connect():  # a dialect gets to know its SQLite when it first connects
        return first, LRUCache(_MOST)
