"""A writer that outlives its connection. A server may go away at any moment, even while it commits, and then nobody
knows whether it did: the same is done again, and as adding what is there changes nothing, that settles it.
"""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import RecordError
from dragoman.model import Page, Reading
from dragoman.record.audit import links
from dragoman.record.merged.work import Merging
from dragoman.record.open import Place, checkpoint, open_to_write
from dragoman.record.write import Change, Outcome, add_readings

Result = TypeVar("Result")

_TRIES = 12  # over about half a minute: a server that was restarted is there again by then
_MERGE_EVERY_S = 1.0
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.1, 5.0
# Deadlocks and failed serialisations: PostgreSQL asks for another try.
_AGAIN = ("40001", "40P01")


class Writer:
    """The one connection that writes, opened anew when it is lost. Use it in a `with` block.

    What it adds is merged a little later, for many pages together; what is left when the block ends, then.

    merges  False: pages are only added, and wait for another writer to merge them
    """

    def __init__(self, place: Place, *, merges: bool = True) -> None:
        self._place = place
        self._merges, self._merging = merges, Merging()
        self._merged_at = time.monotonic()
        self._stack = ExitStack()
        self._conn: Connection | None = None

    def __enter__(self) -> "Writer":
        self.conn()
        return self

    def __exit__(self, *error: object) -> None:
        try:
            if self._conn is not None and error[1] is None:
                self.merge()
            elif self._conn is not None and not isinstance(error[1], DBAPIError | RecordError):
                # A Ctrl-C may have come out of a statement, and then nothing more can be asked of this connection.
                # Where another writer comes in between, it merges what waits.
                self._put_away()
                with suppress(DBAPIError, RecordError):
                    self.merge()
        finally:
            self._stack.__exit__(*error)  # type: ignore[arg-type]

    def conn(self) -> Connection:
        if self._conn is None:
            self._conn = self._stack.enter_context(open_to_write(self._place))
        return self._conn

    def do(self, work: Callable[[Connection], Result]) -> Result:
        """Do something that may be done twice without harm. Raises what it raises when it fails for good."""
        return self._try(work)[0]

    def add(self, items: Sequence[tuple[Page, Reading]]) -> list[Outcome]:
        """As `add_readings`. When the connection was lost in the middle, what came of it is looked up."""
        outcomes, tries = self._try(lambda conn: add_readings(conn, items, merge=False))
        if time.monotonic() - self._merged_at > _MERGE_EVERY_S:
            self.merge()
        if tries == 1:
            return outcomes
        return [
            replace(outcome, change=self._what_was_done(page)) if outcome.change == "known" else outcome
            for (page, _), outcome in zip(items, outcomes, strict=True)
        ]

    def merge(self) -> None:
        """Merge what waits to be merged."""
        if self._merges:
            self._try(lambda conn: self._merging.run(conn))
        self._merged_at = time.monotonic()

    def tidy(self) -> None:
        if self._conn is not None:
            checkpoint(self._conn)

    def _what_was_done(self, page: Page) -> Change:
        changes: list[Change] = ["known"]
        changes += [link.detail["change"] for link in links(self.conn(), subject=page.id) if link.what == "read"]
        self.conn().rollback()
        return changes[-1]

    def _try(self, work: Callable[[Connection], Result]) -> tuple[Result, int]:
        wait = _FIRST_WAIT_S
        for number in range(1, _TRIES + 1):
            try:
                return work(self.conn()), number
            except (DBAPIError, RecordError) as error:
                if number == _TRIES or not self._may_try_again(error, first=number == 1):
                    raise
            time.sleep(wait * random.uniform(0.5, 1.0))
            wait = min(wait * 2, _LONGEST_WAIT_S)
        raise AssertionError("unreachable")

    def _may_try_again(self, error: DBAPIError | RecordError, *, first: bool) -> bool:
        """Whether another try may go better, with the connection put away when it is lost."""
        if isinstance(error, RecordError):  # opening it anew failed: only a server that was there may come back
            return not first and self._conn is None
        if getattr(error.orig, "sqlstate", None) in _AGAIN:
            return True
        # Cut between the statements of a batch, psycopg cannot leave its pipeline and does not say that all is lost.
        if not error.connection_invalidated and "pipeline mode" not in str(error.orig):
            return False
        self._put_away()
        return True

    def _put_away(self) -> None:
        """The next to ask for a connection gets a new one."""
        with suppress(SQLAlchemyError, RecordError):
            self._stack.close()
        self._conn = None
        self._merging = Merging()  # another writer may come in between, and rows have other numbers then
