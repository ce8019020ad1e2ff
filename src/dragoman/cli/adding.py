"""Pages into the record, one line each once they are safely there."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from dragoman import __version__
from dragoman.cli.reading import Tally, read_pages
from dragoman.cli.show import one_line
from dragoman.intake import Options
from dragoman.model import Page, Reading, Rejected
from dragoman.record import Change, add_reading, add_reject, checkpoint, has_seen, open_to_write

_CHECKPOINT_EVERY = 200  # pages; what the write-ahead log may grow to is this many pages' rows

# What may be otherwise at the next try, and is no fault of a page: told of, not kept.
_PASSING = (
    "missing", "unreadable", "no-pages", "not-a-file", "skipped", "changed", "url", "address", "robots", "tls",
    "network", "timeout", "status", "redirects",
)  # fmt: skip

_SAID: dict[Change, str] = {
    "added": "added",
    "replaced": "read anew",
    "known": "already there",
    "older": "already there, read by a newer Dragoman",
}


def add_pages(paths: Sequence[str], record: Path, *, options: Options | None = None) -> int:
    """Add the pages behind `paths`; the exit code."""
    tally, said = Tally(), Counter[str]()
    with open_to_write(record) as conn:

        def is_known(page: Page) -> bool:
            return has_seen(conn, page.id, reader=__version__)

        for number, (page, result) in enumerate(read_pages(paths, tally, options=options, is_known=is_known), start=1):
            if (what := _add(conn, page, result)) is not None:
                said[what] += 1
            if number % _CHECKPOINT_EVERY == 0:
                checkpoint(conn)
    counts = ", ".join(f"{count} {what}" for what, count in said.items()) or "nothing to add"
    print(f"{one_line(str(record))}: {counts}")
    return tally.exit_code()


def _add(conn: Connection, page: Page | None, result: Reading | Rejected | None) -> str | None:
    """Put one result into the record; what to count it as."""
    if isinstance(result, Rejected):
        if page is None and result.reason in _PASSING:
            return None
        add_reject(conn, result, reader=__version__, page=page)
        return "turned away"
    assert page is not None
    if result is None:
        print(f"already there  {one_line(page.source)}", flush=True)
        return "already there"
    outcome = add_reading(conn, page, result)
    events = "1 event" if outcome.events == 1 else f"{outcome.events} events"
    print(f"{_SAID[outcome.change]}  {one_line(page.source)}  {events}", flush=True)
    return _SAID[outcome.change]
