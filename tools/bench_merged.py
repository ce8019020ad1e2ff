#!/usr/bin/env python3
"""How fast pages are merged into the tables of a record, how that grows, and how long questions take.

    bench_merged.py                20,000 made-up pages into a record file
    bench_merged.py --pages N      as many as are asked for; `--record postgresql://…` for another place

Storing the pages is not counted, merging them is: seconds of the processor, one process. The curve is the cost of a
page at each size of the record; see bench_merge.py, which does the same in memory. Then every kind of question is asked
some times over. Exit status 1 below 200 pages a second, for a cost that grows faster than the logarithm, and for
questions that take longer than 150 ms at p95.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from bench_merge import LEAST_PER_SECOND, STEPS, growth, memory_mb
from dragoman.record import (
    MergedQuestion,
    PaperQuestion,
    add_readings,
    checkpoint,
    find_copies,
    find_merged_event,
    find_merged_page,
    find_months,
    find_names,
    find_pairs,
    find_papers_page,
    find_places,
    open_to_read,
    open_to_write,
)
from dragoman.record.merged.work import Merging
from synthetic_news import make_readings

BATCH = 50
MOST_MS = 150
TIMES = 12


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--record", help="where to; a file in a folder of its own when left out")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        record = args.record or str(Path(folder) / "bench.dragoman")
        slow = load(record, make_readings(args.pages), args.pages)
        return int(ask(record) or slow)


def load(record: str, made: object, pages: int) -> bool:
    curve: list[tuple[int, float]] = []
    spent = busy = 0.0
    done, step = 0, max(BATCH, pages // STEPS)
    merging = Merging()
    with open_to_write(record) as conn:
        while batch := list(islice(made, BATCH)):  # type: ignore[call-overload]
            add_readings(conn, batch, merge=False)
            start = time.process_time()
            merging.run(conn)
            spent += time.process_time() - start
            before, done = done, done + len(batch)
            checkpoint(conn)
            if done // step > before // step:
                curve.append((done, spent / step * 1000))
                busy, spent = busy + spent, 0.0
                print(f"{done:9,} pages  {curve[-1][1]:6.2f} ms a page  {memory_mb():7,.0f} MB", flush=True)
    rate = done / busy if busy else 0.0
    slope, first = growth(curve)
    print(f"{rate:,.0f} pages a second merged on one core; {first:.2f} ms at first, {slope:+.3f} ms for each doubling")
    return rate < LEAST_PER_SECOND or slope > first


def ask(record: str) -> bool:
    """Every kind of question, its p95 in milliseconds."""
    slow = False
    for name, question in questions().items():
        times = []
        for _ in range(TIMES):
            with open_to_read(record) as conn:
                start = time.perf_counter()
                question(conn)
                times.append((time.perf_counter() - start) * 1000)
        worst = sorted(times)[int(len(times) * 0.95) - 1]
        slow = slow or worst > MOST_MS
        print(f"{name:34} p50 {sorted(times)[len(times) // 2]:7.1f} ms  p95 {worst:7.1f} ms")
    return slow


def questions() -> dict[str, Callable[[Connection], object]]:
    def listed(order: str = "newest", **asked: object) -> Callable[[Connection], object]:
        return lambda conn: find_merged_page(conn, MergedQuestion(**asked), order=order)  # type: ignore[arg-type]

    return {
        "newest": listed(),
        "by day": listed("day"),
        "last seen": listed("seen"),
        "by sources": listed("sources"),
        "two sides": listed(between=("ALB", "ARM")),
        "two rare sides": listed(between=("ZAF", "VNM")),
        "one side": listed(sides=("ALB",)),
        "one side, a rare act": listed(sides=("ALB",), act="diplomat_expelled"),
        "a person": listed(persons=("Ece",)),
        "a type in a month": listed("day", type="CONSULT", since="2021-03", until="2021-03"),
        "several sources": listed(min_sources=2),
        "several sources of one side": listed("sources", sides=("ALB",), min_sources=2),
        "disagreements": listed(contradicted=True),
        "a place": listed(place="suhisar"),
        "a common word": listed(text="ticaret"),
        "a word and a side": listed(text="köprü", sides=("ALB",)),
        "two words that never meet": listed(text="xyz ticaret"),
        "a status there is little of": listed(status="planned"),
        "one event": lambda conn: find_merged_event(conn, _some(conn, "sources")),
        "copies of a page": lambda conn: find_copies(conn, _page(conn)),
        "agreements": lambda conn: find_papers_page(conn, PaperQuestion(), order="newest"),
        "months of two sides": lambda conn: find_months(conn, between=("ALB", "ARM")),
        "pairs of a month": lambda conn: find_pairs(conn, since="2021-02", until="2021-02"),
        "pairs of all time": lambda conn: find_pairs(conn),
        "pairs of a side": lambda conn: find_pairs(conn, side="ALB"),
        "people of two sides": lambda conn: find_names(conn, between=("ALB", "ARM")),
        "people of a side": lambda conn: find_names(conn, side="ALB"),
        "places of two sides": lambda conn: find_places(conn, between=("ALB", "ARM")),
        "places of a month": lambda conn: find_places(conn, since="2021-02", until="2021-02"),
        "places of all time": lambda conn: find_places(conn),
    }


def _some(conn: Connection, order: str) -> str:
    return find_merged_page(conn, MergedQuestion(), order=order, limit=1).views[0].id  # type: ignore[arg-type]


def _page(conn: Connection) -> str:
    return find_merged_page(conn, MergedQuestion(), order="sources", limit=1).views[0].page


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
