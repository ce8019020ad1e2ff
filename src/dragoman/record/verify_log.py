"""Does the record hold what its log says was done, no less and no more? And is current what the log left current?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from dragoman.record.audit import Link, links
from dragoman.record.schema import corrections, faint, meta, readings, rejects
from dragoman.record.seals import digest_of
from dragoman.record.write import INSIDE, reader_age

FAINT_SINCE = 6  # the format that keeps what is faint

Word = tuple[str, str, str]  # "reading" or "reject", the page or path, the reader


@dataclass(slots=True)
class _Told:
    """What the log comes to when it is gone through."""

    seals: dict[Word, tuple[str, str]] = field(default_factory=dict)  # seal and time
    current: dict[str, Word | None] = field(default_factory=dict)
    said: dict[int, Any] = field(default_factory=dict)
    faint: dict[Word, str] = field(default_factory=dict)
    meta: dict[str, str] | None = None
    older_seals: str | None = None


def find_log_damage(conn: Connection) -> Iterator[str]:
    """Rows without an entry, entries without a row, and what is current though it should not be."""
    told = _Told()
    for link in links(conn):
        _go_on(told, link)
    yield from _check_meta(conn, told)
    yield from _check_said(conn, told)
    yield from _check_words(conn, told)
    yield from _check_faint(conn, told)


def _go_on(told: _Told, link: Link) -> None:
    detail = link.detail
    match link.what:
        case "made":
            told.meta = detail["meta"]
        case "upgraded":
            told.meta, told.older_seals = detail["meta"], detail["seals"]
            if detail["from"] < FAINT_SINCE:
                told.faint.clear()  # a record that was taken back to an older format has left them behind
        case "read":
            word = ("reading", link.subject, detail["reader"])
            told.seals[word] = (detail["seal"], link.at)
            if "faint" in detail:
                told.faint[word] = detail["faint"]
            told.current[link.subject] = word
        case "turned away":
            word = ("reject", link.subject, detail["reader"])
            told.seals[word] = (detail["seal"], link.at)
            if detail["current"]:
                told.current[link.subject] = word
        case "forgotten":
            inside = tuple(f"{link.subject}{sign}" for sign in INSIDE)
            for item in told.current:
                if item == link.subject or item.startswith(inside):
                    told.current[item] = None
        case "corrected":
            told.said[detail["seq"]] = (
                detail["kind"],
                detail["value"],
                detail["before"],
                detail["why"],
                link.by,
                link.at,
            )


def _check_meta(conn: Connection, told: _Told) -> Iterator[str]:
    if told.meta is None:
        yield "audit: it does not say how the record was made"
    elif dict(conn.execute(select(meta.c.key, meta.c.value)).all()) != told.meta:
        yield "table meta: it is not what the record was made with"


def _check_said(conn: Connection, told: _Told) -> Iterator[str]:
    there = {
        row["seq"]: (row["kind"], row["value"], row["before"], row["why"], row["by"], row["at"])
        for row in conn.execute(select(corrections)).mappings()
    }
    for seq in sorted(there.keys() | told.said.keys()):
        if seq not in there:
            yield f"correction {seq}: is in the audit log, and gone; restore a backup"
        elif seq not in told.said:
            yield f"correction {seq}: is not in the audit log"
        elif there[seq] != told.said[seq]:
            yield f"correction {seq}: is not what the audit log says it was"


def _check_words(conn: Connection, told: _Told) -> Iterator[str]:
    """Readings and rejects against the log; those from before there was one, by their seals together."""
    unknown: list[str] = []
    current: dict[str, list[Word]] = {}
    words: dict[str, list[Word]] = {}
    seen: set[Word] = set()
    for word, seal, added, is_current in _words(conn):
        seen.add(word)
        words.setdefault(word[1], []).append(word)
        if is_current:
            current.setdefault(word[1], []).append(word)
        if word in told.seals:
            if (seal, added) != told.seals[word]:
                yield f"{_name(word)}: is not what the audit log says it was"
        elif word[0] == "reading":
            unknown.append(seal)
            if told.older_seals is None:
                yield f"{_name(word)}: is not in the audit log"
    for word in told.seals.keys() - seen:
        if word[0] == "reading" or told.current.get(word[1]) == word:
            yield f"{_name(word)}: is in the audit log, and gone; read the page again"
    if told.older_seals is not None and digest_of("\n".join(sorted(unknown))) != told.older_seals:
        yield "readings from before there was an audit log: they are not those that were taken over"
    for item, own in words.items():
        yield from _check_current(item, own, current.get(item, []), told)


def _check_faint(conn: Connection, told: _Told) -> Iterator[str]:
    there = {
        ("reading", row.page, row.reader): row.seal
        for row in conn.execute(select(readings.c.page, readings.c.reader, faint.c.seal).join(faint))
    }
    for word in sorted(there.keys() | told.faint.keys()):
        if there.get(word) != told.faint.get(word):
            yield f"{_name(word)}: what it tells faintly is not what the audit log says it was"


def _words(conn: Connection) -> Iterator[tuple[Word, str, str, bool]]:
    of_readings = select(readings.c.page, readings.c.reader, readings.c.seal, readings.c.added, readings.c.current)
    for row in conn.execute(of_readings):
        yield ("reading", row.page, row.reader), row.seal, row.added, row.current
    kept = (rejects.c.item, rejects.c.reader, rejects.c.seal, rejects.c.added, rejects.c.current)
    for reject in conn.execute(select(*kept)):
        yield ("reject", reject.item, reject.reader), reject.seal, reject.added, reject.current


def _check_current(item: str, words: list[Word], current: list[Word], told: _Told) -> Iterator[str]:
    if item in told.current:
        expected = [told.current[item]] if told.current[item] is not None else []
        if current != expected:
            yield f"{_name(words[0])}: {len(current)} of its readings are current, and not the one the log left so"
    elif len(current) > 1 or (words[0][0] == "reading" and not current):
        newest = max(words, key=lambda word: reader_age(word[2]))
        yield f"{_name(newest)}: {len(current)} readings of the page are current; one has to be"


def _name(word: Word) -> str:
    kind, item, reader = word
    return f"{kind} of {item[:12] if kind == 'reading' else item} by {reader}"
