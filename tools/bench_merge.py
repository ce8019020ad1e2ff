#!/usr/bin/env python3
"""How fast pages are merged one at a time, and how the cost of one more page grows with the record.

    bench_merge.py               20,000 made-up pages
    bench_merge.py --pages N     as many as are asked for

After every page its events are asked for, as somebody who watches a record would. The curve is the cost of a page at
each size of the record. A cost that grows as the logarithm of the record adds the same for each doubling: what it adds
may not exceed the cost at first. Exit status 1 for that, and below 200 pages a second. One process, one core; the
seconds are those of the processor.
"""

import argparse
import math
import resource
import sys
import time
from collections.abc import Sequence

from dragoman.merge import Merger
from synthetic_news import make_pages

LEAST_PER_SECOND = 200
STEPS = 10


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    args = parser.parse_args(argv)
    merger = Merger()
    step = max(1, args.pages // STEPS)
    curve: list[tuple[int, float]] = []
    spent = busy = 0.0
    for number, (page, reports) in enumerate(make_pages(args.pages), start=1):
        start = time.process_time()
        merger.add(page, reports)
        for report in reports:
            if not report.faint:  # what is faint is of no event unless others tell it
                merger.event_of(report.id)
        spent += time.process_time() - start
        if number % step == 0:
            curve.append((number, spent / step * 1000))
            busy, spent = busy + spent, 0.0
            print(f"{number:9,} pages  {curve[-1][1]:6.2f} ms a page  {memory_mb():7,.0f} MB", flush=True)
    return verdict(curve, args.pages / busy if busy else 0.0, merger)


def verdict(curve: Sequence[tuple[int, float]], per_second: float, merger: Merger) -> int:
    events = sum(1 for _ in merger.events())
    groups = merger.copies.groups()
    print(f"{len(merger.copies.pages):,} pages, {len(groups):,} texts on several pages, {events:,} events")
    print(f"{per_second:,.0f} pages a second on one core, {memory_mb():,.0f} MB")
    slope, first = growth(curve)
    print(f"cost of a page: {first:.2f} ms at first, {slope:+.3f} ms for each doubling of the record")
    slow, steep = per_second < LEAST_PER_SECOND, slope > first
    print(
        "too slow"
        if slow
        else "grows faster than the logarithm"
        if steep
        else "fast enough, and grows no faster than the logarithm"
    )
    return int(slow or steep)


def growth(curve: Sequence[tuple[int, float]]) -> tuple[float, float]:
    """Milliseconds that a doubling of the record adds (least squares over the logarithm), and the first cost."""
    points = [(math.log2(size), cost) for size, cost in curve]
    if len(points) < 2:
        return 0.0, points[0][1] if points else 0.0
    mean_x, mean_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread, points[0][1]


def memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
