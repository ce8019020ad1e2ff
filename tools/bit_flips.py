"""Turning single bits in a record's file, as failing disks do, and asking whether `dragoman verify` sees it."""

import random
import shutil
import sqlite3
from pathlib import Path
from typing import Literal

from dragoman.errors import RecordError
from dragoman.model import Rejected
from dragoman.record import (
    Question,
    add_reading,
    add_reject,
    find_damage,
    find_events,
    merge_events,
    note_on,
    open_to_read,
    open_to_write,
    reject_event,
    set_fields,
)
from dragoman.record.schema import metadata

# harmless  nothing that the record holds has another value
# found     verify says so, or the record does not open
# missed    a value is another, and nothing says so
Verdict = Literal["harmless", "found", "missed"]


def make_subject(path: Path, pages: list, make_reading) -> None:
    """A record with a row of every kind."""
    with open_to_write(path) as conn:
        for page in pages:
            add_reading(conn, page, make_reading(page))
        add_reading(conn, pages[0], make_reading(pages[0], reader="0.2.0"))
        turned = Rejected(item_id="a.zip", source="a.zip", room="intake", reason="corrupt", detail="broken")
        add_reject(conn, turned, reader="0.1.0")
        events = [view.id for view in find_events(conn, Question())]
        set_fields(conn, events[0], {"status": "planned", "place": "Selenge"}, why="not yet")
        reject_event(conn, events[1], why="not told")
        merge_events(conn, events[2], events[5], why="one act")
        note_on(conn, events[3], "ask the outlet")


def values_of(path: Path) -> object:
    """Every value the record holds, as a stranger with SQLite would see it; None when it cannot be read."""
    raw = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    raw.text_factory = bytes
    try:
        return {
            name: sorted(map(repr, raw.execute(f"SELECT * FROM {name} NOT INDEXED")))
            for name in sorted(metadata.tables)
        }
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        raw.close()


def flip(source: Path, target: Path, place: int, bit: int) -> None:
    shutil.copyfile(source, target)
    with open(target, "r+b") as handle:
        handle.seek(place)
        byte = handle.read(1)[0]
        handle.seek(place)
        handle.write(bytes([byte ^ (1 << bit)]))


def judge(path: Path, before: object) -> Verdict:
    """What one flipped bit came to."""
    if values_of(path) == before:
        return "harmless"
    try:
        with open_to_read(path) as conn:
            return "found" if next(iter(find_damage(conn)), None) else "missed"
    except RecordError:
        return "found"


def flip_many(source: Path, folder: Path, count: int, *, seed: int) -> dict[Verdict, list[tuple[int, int]]]:
    """Flip one bit at a time, anywhere in the file."""
    before, dice, target = values_of(source), random.Random(seed), folder / "flipped.dragoman"
    size = source.stat().st_size
    came_to: dict[Verdict, list[tuple[int, int]]] = {"harmless": [], "found": [], "missed": []}
    for _ in range(count):
        place, bit = dice.randrange(size), dice.randrange(8)
        flip(source, target, place, bit)
        came_to[judge(target, before)].append((place, bit))
    return came_to
