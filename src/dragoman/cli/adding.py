"""Pages into the record, one line each once they are safely there."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from dragoman import __version__
from dragoman.cli.reading import Reader, Tally, load_pages, load_reader, read_guarded
from dragoman.cli.show import one_line
from dragoman.model import Page, Rejected
from dragoman.record import Change, add_reading, add_reject, checkpoint, has_seen, open_to_write

_CHECKPOINT_EVERY = 200  # pages; what the write-ahead log may grow to is this many pages' rows

_SAID: dict[Change, str] = {
    "added": "added",
    "replaced": "read anew",
    "known": "already there",
    "older": "already there, read by a newer Dragoman",
}


def add_pages(paths: Sequence[str], record: Path) -> int:
    """Add the pages behind `paths`; the exit code."""
    tally, said = Tally(), Counter[str]()
    with open_to_write(record) as conn:
        reader: Reader | None = None
        for number, page in enumerate(load_pages(paths, tally), start=1):
            if has_seen(conn, page.id, reader=__version__):
                tally.read += 1
                said["already there"] += 1
                print(f"already there  {one_line(page.source)}", flush=True)
                continue
            reader = reader or load_reader()
            said[_add_page(conn, reader, page, tally)] += 1
            if number % _CHECKPOINT_EVERY == 0:
                checkpoint(conn)
    counts = ", ".join(f"{count} {what}" for what, count in said.items()) or "nothing to add"
    print(f"{one_line(str(record))}: {counts}")
    return tally.exit_code()


def _add_page(conn: Connection, reader: Reader, page: Page, tally: Tally) -> str:
    result = read_guarded(reader, page)
    if isinstance(result, Rejected):
        add_reject(conn, result, reader=__version__, page=page)
        tally.turn_away(result)
        return "turned away"
    outcome = add_reading(conn, page, result)
    tally.read += 1
    events = "1 event" if outcome.events == 1 else f"{outcome.events} events"
    print(f"{_SAID[outcome.change]}  {one_line(page.source)}  {events}", flush=True)
    return _SAID[outcome.change]
