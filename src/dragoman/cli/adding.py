"""Pages into the record, one line each once they are safely there."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from dragoman import __version__
from dragoman.cli.main import Stopped
from dragoman.cli.reading import Memory, Tally, read_pages
from dragoman.intake import PASSING, Options
from dragoman.model import Page, Reading, Rejected
from dragoman.record import (
    Change,
    Place,
    Writer,
    add_reject,
    check_place,
    forget_rejects,
    has_record,
    is_server,
    place_name,
    seen_before,
)
from dragoman.text.harmless import one_line

_CHECKPOINT_EVERY = 200  # pages; what the write-ahead log may grow to is this many pages' rows

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

    def __init__(self, record: Place, stack: ExitStack) -> None:
        self._record, self._stack = record, stack
        self._writer: Writer | None = None
        check_place(record)
        if has_record(record):
            self.writer()

    def writer(self) -> Writer:
        if self._writer is None:
            self._writer = self._stack.enter_context(Writer(self._record))
        return self._writer

    def seen(self, page: Page) -> bool | Rejected:
        if self._writer is None:
            return False
        return self._writer.do(lambda conn: seen_before(conn, page, reader=__version__))

    def begin(self, path: str) -> None:
        if self._writer is not None:
            self._writer.do(lambda conn: forget_rejects(conn, path))

    def tidy(self) -> None:
        if self._writer is not None:
            self._writer.tidy()

    @property
    def is_made(self) -> bool:
        return self._writer is not None


def add_pages(paths: Sequence[str], record: str, *, options: Options | None = None) -> int:
    """Add the pages behind `paths`; the exit code. Raises Stopped on Ctrl-C."""
    tally, said = Tally(), Counter[str]()
    with ExitStack() as stack:
        keeper = _Keeper(record, stack)
        memory = Memory(seen=keeper.seen, begin=keeper.begin, record=None if is_server(record) else Path(record))
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
    print(f"{one_line(place_name(record))}: {counts}" + ("" if keeper.is_made else "; no record was made"))
    return tally.exit_code()


def _add(keeper: _Keeper, page: Page | None, result: Reading | Rejected | None) -> str:
    """Put one result into the record; what to count it as."""
    if isinstance(result, Rejected):
        if page is not None or result.reason not in PASSING:
            keeper.writer().do(lambda conn: add_reject(conn, result, reader=__version__, page=page, merge=False))
        return _SKIPPED if result.reason == "skipped" else _NOT_READ
    assert page is not None
    if result is None:
        print(f"already there  {one_line(page.source)}", flush=True)
        return "already there"
    (outcome,) = keeper.writer().add([(page, result)])
    events = "1 event" if outcome.events == 1 else f"{outcome.events} events"
    print(f"{_SAID[outcome.change]}  {one_line(page.source)}  {events}", flush=True)
    return _SAID[outcome.change]
