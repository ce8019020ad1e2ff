"""The record at hand: connections that only read, one for each thread, and the one writer where something is kept.

Routes run in a few threads, each of which keeps the connection it opened: opening one costs as much as a page. A
record may be exchanged for another while the explorer runs (`restore`, `upgrade`): a file that is no longer the same is
opened anew.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dragoman.errors import RecordError
from dragoman.record import (
    Place,
    RecordBusyError,
    Writer,
    has_record,
    head,
    is_server,
    open_to_read,
    open_to_write,
    place_name,
)

Result = TypeVar("Result")
_WAIT_S = 5.0  # for another request of this explorer that is writing


class NoRecord(RecordError):  # noqa: N818
    """There is no record yet: nothing has been added."""


@dataclass(slots=True)
class _Held:
    """One thread's connection, and the file it was opened on."""

    stack: ExitStack = field(default_factory=ExitStack)
    conn: Connection | None = None
    file: tuple[int, int] | None = None


class Desk:
    """One record, for as long as the explorer runs."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._own = threading.local()
        self._all: list[_Held] = []
        self._writing = threading.Lock()

    @property
    def name(self) -> str:
        return place_name(self.place)

    @property
    def title(self) -> str:
        """What visitors see of the name: a file's without its folder, which is nobody's business."""
        return self.name if is_server(self.place) else os.path.basename(self.name)

    def is_there(self) -> bool:
        return has_record(self.place)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot change anything, showing one moment. Raises NoRecord, or RecordError."""
        held = self._held()
        try:
            yield self._connection(held)
        except DBAPIError as error:
            self._let_go(held)
            raise RecordError(f"{self.name}: cannot be read ({error.orig}); is the disk or the server well?") from error
        finally:
            if held.conn is not None:
                with suppress(DBAPIError):
                    held.conn.rollback()

    def close(self) -> None:
        """Let go of every connection; nobody may be reading any more."""
        for held in self._all:
            self._let_go(held)

    def version(self) -> str:
        """What changes whenever the record does: the head of its log."""
        with self.reading() as conn:
            return head(conn)[1]

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do something on the one connection that writes. Raises RecordBusyError while somebody else does."""
        with self._alone():
            if not self.is_there():
                raise NoRecord(f"{self.name}: there is no record yet; add a page first")
            with open_to_write(self.place) as conn:
                return work(conn)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The writer that adds pages; the record is made when there is none."""
        with self._alone(), Writer(self.place) as writer:
            yield writer

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._writing.acquire(timeout=_WAIT_S):
            raise RecordBusyError(f"{self.name}: the explorer is adding pages; wait until it has ended, then try again")
        try:
            yield
        finally:
            self._writing.release()

    def _held(self) -> _Held:
        if not hasattr(self._own, "held"):
            self._own.held = _Held()
            self._all.append(self._own.held)
        held: _Held = self._own.held
        return held

    def _connection(self, held: _Held) -> Connection:
        file = self._file()
        if held.conn is not None and (held.file != file or held.conn.closed or held.conn.invalidated):
            self._let_go(held)
        if held.conn is None:
            if file is None and not is_server(self.place):
                raise NoRecord(f"{self.name}: there is no record yet; add a page first")
            held.conn = held.stack.enter_context(open_to_read(self.place))
            held.file = file
        return held.conn

    def _file(self) -> tuple[int, int] | None:
        if is_server(self.place):
            return None
        try:
            told = os.stat(self.place)
        except OSError:
            return None
        return told.st_dev, told.st_ino

    def _let_go(self, held: _Held) -> None:
        held.conn = None
        with suppress(DBAPIError, RecordError):
            held.stack.close()
        held.stack = ExitStack()
