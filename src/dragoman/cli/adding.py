"""Pages into the record, one line each once they are safely there."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from sqlalchemy import Connection

from dragoman import __version__
from dragoman.cli.main import Stopped
from dragoman.cli.reading import Memory, Tally, read_pages
from dragoman.cli.show import one_line
from dragoman.intake import Options
from dragoman.model import Page, Reading, Rejected
from dragoman.record import (
    Change,
    add_reading,
    add_reject,
    check_place,
    checkpoint,
    forget_rejects,
    open_to_write,
    seen_before,
)

_CHECKPOINT_EVERY = 200  # pages; what the write-ahead log may grow to is this many pages' rows

# Where there was nothing to keep, or what may be otherwise at the next try: told of and counted, not kept.
_PASSING = (
    "missing", "no-pages", "skipped", "url", "address", "robots", "tls", "network", "timeout", "status", "redirects",
)  # fmt: skip

_SAID: dict[Change, str] = {
    "added": "added",
    "replaced": "read anew",
    "known": "already there",
    "older": "already there, read by a newer Dragoman",
}
_NOT_READ, _SKIPPED = "not read", "skipped"
_ORDER = (*_SAID.values(), _NOT_READ, _SKIPPED)


class _Keeper:
    """The record, opened at once where there is one; else made when there is something to put into it."""

    def __init__(self, record: Path, stack: ExitStack) -> None:
        self._record, self._stack = record, stack
        self._conn: Connection | None = None
        check_place(record)
        if os.path.lexists(record):
            self.conn()

    def conn(self) -> Connection:
        if self._conn is None:
            self._conn = self._stack.enter_context(open_to_write(self._record))
        return self._conn

    def seen(self, page: Page) -> bool | Rejected:
        return False if self._conn is None else seen_before(self._conn, page, reader=__version__)

    def begin(self, path: str) -> None:
        if self._conn is not None:
            forget_rejects(self._conn, path)

    def tidy(self) -> None:
        if self._conn is not None:
            checkpoint(self._conn)

    @property
    def is_made(self) -> bool:
        return self._conn is not None


def add_pages(paths: Sequence[str], record: Path, *, options: Options | None = None) -> int:
    """Add the pages behind `paths`; the exit code. Raises Stopped on Ctrl-C."""
    tally, said = Tally(), Counter[str]()
    with ExitStack() as stack:
        keeper = _Keeper(record, stack)
        memory = Memory(seen=keeper.seen, begin=keeper.begin, record=record)
        try:
            with closing(read_pages(paths, tally, options=options, memory=memory)) as results:
                for number, (page, result) in enumerate(results, start=1):
                    said[_add(keeper, page, result)] += 1
                    if number % _CHECKPOINT_EVERY == 0:
                        keeper.tidy()
        except KeyboardInterrupt:
            kept = said["added"] + said["read anew"]
            pages = "page" if kept == 1 else "pages"
            raise Stopped(f"stopped; {kept} {pages} kept; run again to go on") from None
    counts = ", ".join(f"{said[what]} {what}" for what in _ORDER if said[what]) or "nothing to add"
    print(f"{one_line(str(record))}: {counts}" + ("" if keeper.is_made else "; no record was made"))
    return tally.exit_code()


def _add(keeper: _Keeper, page: Page | None, result: Reading | Rejected | None) -> str:
    """Put one result into the record; what to count it as."""
    if isinstance(result, Rejected):
        if page is not None or result.reason not in _PASSING:
            add_reject(keeper.conn(), result, reader=__version__, page=page)
        return _SKIPPED if result.reason == "skipped" else _NOT_READ
    assert page is not None
    if result is None:
        print(f"already there  {one_line(page.source)}", flush=True)
        return "already there"
    outcome = add_reading(keeper.conn(), page, result)
    events = "1 event" if outcome.events == 1 else f"{outcome.events} events"
    print(f"{_SAID[outcome.change]}  {one_line(page.source)}  {events}", flush=True)
    return _SAID[outcome.change]
