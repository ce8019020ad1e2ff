#!/usr/bin/env python3
"""Harm done to a record at a dose the tests cannot afford. Prints what it counted; exit status 1 on any loss.

    chaos_record.py                              everything at the usual dose
    chaos_record.py --kills 1000 --flips 0 --corrections 0 --backups 0 --seed 7

kills        writers killed at any moment; whatever they had told as kept has to be there, whole
flips        single bits turned in a record's file; those that change a value have to be found
corrections  twenty readings over of pages with a thousand corrections: none may be lost
backups      backups that were damaged: each is refused, or gives the same record
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from bit_flips import flip_many, make_subject
from dragoman.errors import RecordError
from dragoman.record import (
    Question,
    Writer,
    add_readings,
    digest_record,
    find_corrections,
    find_damage,
    find_events,
    make_backup,
    open_to_read,
    open_to_write,
    restore_backup,
    set_fields,
)
from dragoman.record.schema import readings
from read_anew import read_anew
from synthetic import make_readings

REPO = Path(__file__).resolve().parent.parent
LEDGER = REPO / "tools" / "record_ledger.jsonl"
_TOLD = 5  # faults that are printed
_KILLS_A_RECORD = 25


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--flips", type=int, default=20_000)
    parser.add_argument("--corrections", type=int, default=1_000)
    parser.add_argument("--rereadings", type=int, default=20)
    parser.add_argument("--backups", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.kills:
            failures += kill(folder, args.kills, seed=args.seed)
        if args.flips:
            failures += turn_bits(folder, args.flips, seed=args.seed)
        if args.corrections:
            failures += correct_and_reread(folder, args.corrections, args.rereadings, seed=args.seed)
        if args.backups:
            failures += damage_backups(folder, args.backups, seed=args.seed)
    return 1 if failures else 0


# -- writers that are killed -----------------------------------------------------------------------------------------


def write_on(record: str, start: int, told: int) -> None:
    """What a writer does until it is killed: forty pages, telling of each once it is kept."""
    with Writer(record) as writer:
        for number, item in enumerate(make_readings(40, start=start)):
            writer.add([item])
            os.write(told, f"{item[0].id}\n".encode())
            if number % 5 == 4:
                writer.tidy()


def kill_once(record: str, *, start: int, dice: random.Random) -> set[str]:
    """Let a process write, and kill it a moment after it has told of some pages; all that it told of as kept."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            write_on(record, start, write)
        finally:
            os._exit(0)
    os.close(write)
    with open(read, encoding="ascii") as pipe:
        told = "".join(pipe.readline() for _ in range(dice.randrange(12)))
        time.sleep(dice.choice((0.0, 0.002, 0.01, 0.05)) * dice.random())
        os.kill(child, signal.SIGKILL)
        told += pipe.read()
    os.waitpid(child, 0)
    return {line for line in told.split("\n")[:-1] if len(line) == 64}


def loss(record: str, told: set[str]) -> list[str]:
    """What is not as it was told: the next writer gets in, everything told is there, nothing is amiss."""
    with open_to_write(record) as conn:
        damage = list(islice(find_damage(conn), _TOLD))
        held = set(conn.execute(select(readings.c.page)).scalars())
    return [*damage, *(f"{page}: told as kept, and not there" for page in sorted(told - held))]


def kill(folder: Path, count: int, *, seed: int) -> int:
    """A record for every twenty-five kills. After each kill the next writer has to get in and find what was told; after
    every fifth everything is checked.
    """
    dice, failures, pages, opened = random.Random(seed), 0, 0, time.monotonic()
    for number in range(count):
        if number % _KILLS_A_RECORD == 0:
            record, told = str(folder / f"killed-{number}.dragoman"), set[str]()
        before = len(told)
        told |= kill_once(record, start=40 * number, dice=dice)
        pages += len(told) - before
        check = loss if number % 5 == 4 or number == count - 1 else _quick_loss
        failures += _report(check(record, told))
    lines = f"{count} writers killed, {pages} pages told as kept: {failures} lost or broken"
    print(f"{lines} ({time.monotonic() - opened:.0f} s)", flush=True)
    note(what="kills", count=count, seed=seed, failures=failures, told=pages)
    return failures


def _quick_loss(record: str, told: set[str]) -> list[str]:
    """The next writer gets in, everything told is there, and SQLite has nothing to complain of."""
    with open_to_write(record) as conn:
        held = set(conn.execute(select(readings.c.page)).scalars())
        integrity = [row[0] for row in conn.exec_driver_sql("PRAGMA quick_check(3)")]
    return [*(line for line in integrity if line != "ok"), *sorted(told - held)]


# -- bits ------------------------------------------------------------------------------------------------------------


def turn_bits(folder: Path, count: int, *, seed: int) -> int:
    source = folder / "flips.dragoman"
    pages = list(make_readings(6, seed=seed))
    by_id = {page.id: reading for page, reading in pages}
    make_subject(
        source, [page for page, _ in pages], lambda page, reader="0.1.0": replace(by_id[page.id], reader=reader)
    )
    came_to = flip_many(source, folder, count, seed=seed)
    found, missed = len(came_to["found"]), len(came_to["missed"])
    share = found / max(1, found + missed)
    print(f"{count} bits turned, {found + missed} changed a value: {missed} not found ({share:.4%} found)", flush=True)
    note(what="flips", count=count, seed=seed, failures=missed, changed=found + missed, found=found)
    return 0 if share >= 0.999 else 1


# -- corrections -----------------------------------------------------------------------------------------------------


def correct_and_reread(folder: Path, count: int, times: int, *, seed: int) -> int:
    """Correct events, read their pages over and over with readers that see them otherwise, and look for each."""
    record, dice = str(folder / "corrected.dragoman"), random.Random(seed)
    items = list(make_readings((count + 2) // 3, seed=seed))
    with open_to_write(record) as conn:
        add_readings(conn, items)
        ids = [view.id for view in find_events(conn, Question())][:count]
        for number, event in enumerate(ids):
            set_fields(conn, event, {"place": f"Yer {number}"}, why="chaos")
    tally, failures = Counter[str](), 0
    for number in range(1, times + 1):
        with open_to_write(record) as conn:
            gone = read_anew(conn, items, f"0.{number + 1}.0", dice)
            failures += _check(conn, len(ids), gone, tally)
    with open_to_read(record) as conn:
        failures += _report(list(islice(find_damage(conn), _TOLD)))
    expected = len(ids) * times - tally["gone"]
    share = tally["attached"] / max(1, expected)
    print(
        f"{len(ids)} corrections × {times} readings: {failures} lost; of {expected} whose event was still told "
        f"{share:.3%} found it again, {tally['gone']} events were not told any more and are listed for review",
        flush=True,
    )
    note(
        what="corrections", count=len(ids), seed=seed, failures=failures, readings=times, attached=tally["attached"],
        of=expected,
    )  # fmt: skip
    return failures + (share < 0.99)


def _check(conn, count: int, gone: set[str], tally: Counter[str]) -> int:
    """Every correction is there, holds where it should, or is listed; each place is shown as its person said."""
    rows = find_corrections(conn)
    failures = abs(count - len(rows))
    shown = {view.id: view.place for view in find_events(conn, Question())}
    for row in rows:
        away = f"{row['page']}/{row['anchor']['words']}/{row['anchor']['trigger'][0]}" in gone
        tally["gone"] += away
        if row["state"] == "attached":
            tally["attached"] += not away
            if shown.get(row["now_event"]) != row["value"]["place"]:
                failures += 1
                print(f"correction {row['seq']}: is said to hold, and is not shown")
        elif row["state"] not in ("lost", "changed"):
            failures += 1
    return failures


# -- backups ---------------------------------------------------------------------------------------------------------


def damage_backups(folder: Path, count: int, *, seed: int) -> int:
    record, backup, broken = folder / "backed.dragoman", folder / "x.backup", folder / "broken.backup"
    with open_to_write(record) as conn:
        add_readings(conn, list(make_readings(8, seed=seed)))
        whole = digest_record(conn).canonical
    make_backup(record, backup)
    data, dice, refused, same, failures = backup.read_bytes(), random.Random(seed), 0, 0, 0
    for number in range(count):
        harmed = bytearray(data)
        place = dice.randrange(len(harmed))
        if number % 3 == 0:
            harmed[place] ^= 1 << dice.randrange(8)
        elif number % 3 == 1:
            del harmed[place : place + dice.randrange(1, 200)]
        else:
            del harmed[place:]
        broken.write_bytes(harmed)
        target = folder / "restored.dragoman"
        try:
            restore_backup(broken, target)
        except RecordError:
            refused += 1
            failures += target.exists()
            continue
        with open_to_read(target) as conn:
            good = digest_record(conn).canonical == whole
        same, failures = same + good, failures + (not good)
        target.unlink()
    print(f"{count} damaged backups: {refused} refused, {same} gave the same record, {failures} another", flush=True)
    note(what="backups", count=count, seed=seed, failures=failures, refused=refused)
    return failures


# -- keeping count ---------------------------------------------------------------------------------------------------


def _report(problems: list[str]) -> int:
    for line in problems[:_TOLD]:
        print(line, flush=True)
    return len(problems)


def note(**figures: object) -> None:
    """So that what is claimed can be checked again: the seed and the commit give the same harm."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=REPO, capture_output=True, text=True).stdout.strip()
    line = {"day": datetime.now(UTC).date().isoformat(), "commit": commit[:12], **figures}
    with open(LEDGER, "a", encoding="utf-8") as ledger:
        ledger.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
