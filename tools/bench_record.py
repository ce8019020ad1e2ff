#!/usr/bin/env python3
"""How fast a record takes readings, how much memory that needs, and how long lists take meanwhile.

    bench_record.py                         20,000 made-up articles into a record file
    bench_record.py --articles 200000 --record postgresql://…
    bench_record.py --shuffled              in no order of time: every index grows everywhere

The reading of pages is left out: readings are made up (`synthetic.py`), and making them is not counted. Lists are asked
for by another process, one connection each, as the command line does. Prints one JSON object at the end.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from itertools import islice
from multiprocessing.synchronize import Event as Signal
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.record import Question, Writer, digest_record, find_damage, find_page, open_to_read
from synthetic import make_readings

BATCH = 500
_DAYS = 1_400  # that the articles are spread over
_QUESTIONS: tuple[tuple[str, Question, str], ...] = (
    ("all by day", Question(), "day"),
    ("all, newest", Question(), "newest"),
    ("one side", Question(actors=("TUR",)), "newest"),
    ("a rare side", Question(actors=("IND",)), "day"),
    ("two sides", Question(between=("TUR", "RUS")), "day"),
    ("two rare sides", Question(between=("GEO", "UZB")), "day"),
    ("an act in a month", Question(act="signing", since="2024-03", until="2024-03"), "day"),
    ("a side since a day", Question(actors=("TUR",), since="2025-09"), "newest"),
    ("everything since a day", Question(since="2025-09"), "day"),
    ("status and side", Question(status="planned", actors=("IRN",)), "newest"),
    ("a place", Question(place="Çanakkale"), "day"),
    ("an outlet", Question(outlet="isik postasi"), "newest"),
    ("by publication", Question(), "published"),
    ("a common word", Question(text="bakan"), "newest"),
    ("two words", Question(text="liman petrol"), "day"),
    ("a word and an act", Question(text="enerji", act="visit"), "day"),
    ("in the article", Question(article="bildiri zirve"), "day"),
)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--record", help="where to; a file in a folder of its own when left out")
    parser.add_argument("--shuffled", action="store_true", help="days in no order, as out of an archive")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--after", action="store_true", help="check and dump the record too when it is loaded")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        record = args.record or str(Path(folder) / "bench.dragoman")
        figures = run(record, args.articles, seed=args.seed, shuffled=args.shuffled)
        if args.after:
            figures |= look_after(record)
    print(json.dumps(figures, indent=1))
    return 0


def run(record: str, articles: int, *, seed: int, shuffled: bool) -> dict[str, Any]:
    """Load the record while another process asks it for lists."""
    fork = multiprocessing.get_context("fork")
    stop, answers = fork.Event(), fork.Queue()
    with Writer(record):
        pass
    asker = fork.Process(target=ask, args=(record, stop, answers))
    asker.start()
    try:
        figures = load(record, articles, seed=seed, shuffled=shuffled)
    finally:
        stop.set()
    times = answers.get(timeout=120)
    asker.join()
    size = (
        sum(path.stat().st_size for path in Path(record).parent.glob(f"{Path(record).name}*"))
        if "://" not in record
        else 0
    )
    return figures | {"lists": summary(times), "bytes": size}


def load(record: str, articles: int, *, seed: int, shuffled: bool) -> dict[str, Any]:
    spent, cpu, source, memory = 0.0, 0.0, 0, []
    a_day = None if shuffled else max(1, articles // _DAYS)
    made, started, done = make_readings(articles, seed=seed, a_day=a_day), time.monotonic(), 0
    with Writer(record, merges=False) as writer:
        while batch := list(islice(made, BATCH)):
            source += sum(len(page.data) for page, _ in batch)
            begin, begin_cpu = time.monotonic(), time.process_time()
            writer.add(batch)
            writer.tidy()
            spent += time.monotonic() - begin
            cpu += time.process_time() - begin_cpu
            done += len(batch)
            if done % 10_000 < BATCH:
                memory.append((done, resident_kb()))
                rate = done / spent
                print(f"{done} articles, {rate:.0f}/s stored, {resident_kb() // 1024} MB", file=sys.stderr, flush=True)
    return {
        "articles": articles, "shuffled": shuffled,
        "stored_per_s": round(articles / spent, 1), "cpu_per_s": round(articles / cpu, 1),
        "wall_s": round(time.monotonic() - started, 1), "source_bytes": source,
        "memory_kb": memory, "kb_per_100000": slope(memory), "load_average": os.getloadavg(),
    }  # fmt: skip


def ask(record: str, stop: Signal, answers: Any) -> None:
    """Ask for lists until told to stop: the first fifty of each, then where a list goes on."""
    dice, times = random.Random(1), []

    def timed(name: str, question: Question, order: Any, after: str | None = None) -> str | None:
        begin, begin_cpu = time.monotonic(), time.process_time()
        with open_to_read(record) as conn:
            found = find_page(conn, question, order=order, limit=50, after=after)
        times.append((name, time.monotonic() - begin, time.process_time() - begin_cpu))
        return found.next

    while not stop.is_set():
        name, question, order = dice.choice(_QUESTIONS)
        try:
            following = timed(name, question, order)
        except UsageError:  # a side that the record has not met yet
            continue
        if following and dice.random() < 0.3:
            timed(f"{name}, the next page", question, order, following)
        time.sleep(0.02)
    answers.put(times)


def summary(times: list[tuple[str, float, float]]) -> dict[str, Any]:
    """Of the clock, and of the processor: on a machine that others use too, only the second is the record's own."""
    walls, cpus = [wall for _, wall, _ in times], [cpu for _, _, cpu in times]
    by_name: dict[str, list[float]] = {}
    for name, _, cpu in times:
        by_name.setdefault(name, []).append(cpu)
    worst = sorted(((name, p(own, 0.99)) for name, own in by_name.items()), key=lambda pair: -pair[1])[:6]
    return {
        "asked": len(times), "p50_ms": p(walls, 0.5), "p99_ms": p(walls, 0.99), "max_ms": round(max(walls) * 1000, 1),
        "p50_cpu_ms": p(cpus, 0.5), "p99_cpu_ms": p(cpus, 0.99), "slowest_p99_cpu_ms": dict(worst),
    }  # fmt: skip


def p(seconds: list[float], share: float) -> float:
    return round(sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))] * 1000, 1)


def resident_kb() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return pages * resource.getpagesize() // 1024


def slope(memory: list[tuple[int, int]]) -> float | None:
    """How memory grows over the second half of the load."""
    half = memory[len(memory) // 2 :]
    if len(half) < 3:
        return None
    return round(statistics.linear_regression([n for n, _ in half], [kb for _, kb in half]).slope * 100_000, 1)


def look_after(record: str) -> dict[str, Any]:
    begin, begin_cpu = time.monotonic(), time.process_time()
    with open_to_read(record) as conn:
        damage = list(islice(find_damage(conn), 5))
    verified, verified_cpu = time.monotonic(), time.process_time()
    with open_to_read(record) as conn:
        digest = digest_record(conn).canonical
    return {
        "damage": damage, "verify_s": round(verified - begin, 1), "verify_cpu_s": round(verified_cpu - begin_cpu, 1),
        "dump_s": round(time.monotonic() - verified, 1), "dump_cpu_s": round(time.process_time() - verified_cpu, 1),
        "canonical": digest,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
