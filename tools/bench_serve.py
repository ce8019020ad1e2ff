#!/usr/bin/env python3
"""How long pages of the explorer take while fifty people read and an ingest runs, and how large they are.

    bench_serve.py                                   5,000 made-up articles
    bench_serve.py --articles 200000 --seconds 60    --record FILE keeps what was loaded for the next time

A reader asks for a page, looks at it for one to five seconds, and asks for the next; that is what "fifty readers" means
here. The ingest adds made-up readings as fast as the record takes them. Prints one JSON object.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from itertools import islice
from multiprocessing.synchronize import Event as Signal
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from dragoman.record import MergedQuestion, Writer, find_merged_page, find_page, open_to_read
from dragoman.record.question import Question
from synthetic_news import make_readings

BATCH = 500
WORDS = ("liman", "enerji", "boru hattı", "gümrük rapor", "GUMRUK", "kültür", "petrol kredi", "ırak")
SIDES = ("TUR", "RUS", "IRN", "GRC", "AZE", "UKR", "QAT", "IND")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--record", type=Path, help="a record file that is filled up to --articles and kept")
    parser.add_argument("--no-ingest", action="store_true")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        record = args.record or Path(folder) / "bench.dragoman"
        load(record, args.articles)
        print(json.dumps(measure(record, args), indent=1))
    return 0


def load(record: Path, articles: int) -> None:
    have = 0
    if record.exists():
        with open_to_read(record) as conn:
            have = conn.exec_driver_sql("SELECT count(*) FROM readings").scalar_one()
    made, begun = islice(make_readings(articles), have, None), time.monotonic()
    with Writer(record) as writer:
        while batch := list(islice(made, BATCH)):
            writer.add(batch)
            writer.tidy()
            have += len(batch)
            if have % 10_000 < BATCH:
                print(f"{have} articles, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def measure(record: Path, args: argparse.Namespace) -> dict[str, Any]:
    addresses = addresses_of(record)
    port = free_port()
    command = [sys.executable, "-m", "dragoman.cli", "serve", "--record", str(record), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    fork = multiprocessing.get_context("fork")
    stop, stored = fork.Event(), fork.Value("i", 0)
    ingest = fork.Process(target=keep_adding, args=(record, stop, stored))
    try:
        wait_for(port)
        sizes = {name: size_of(port, paths[0]) for name, paths in addresses.items()}  # and everything is warm
        if not args.no_ingest:
            ingest.start()
        begun = time.monotonic()
        times, faults = read_along(port, addresses, readers=args.readers, seconds=args.seconds)
        took = time.monotonic() - begun
    finally:
        stop.set()
        if ingest.pid:
            ingest.join(60)
        server.terminate()
        server.wait(20)
    every = [each for own in times.values() for each in own]
    return {
        "articles": args.articles, "readers": args.readers, "pages": len(every), "faults": faults,
        "pages_per_s": round(len(every) / took, 1), "all_ms": spread(every),
        "by_page_ms": {name: spread(own) for name, own in sorted(times.items())},
        "page_kb": {name: round(size / 1000, 1) for name, size in sizes.items()},
        "ingested_meanwhile": stored.value, "load_average": os.getloadavg(),
    }  # fmt: skip


def addresses_of(record: Path) -> dict[str, list[str]]:
    """What readers ask for, by kind."""
    with open_to_read(record) as conn:
        merged = find_merged_page(conn, MergedQuestion(), order="newest", limit=200).views
        single = find_page(conn, Question(), limit=200).views
    pairs = [(a, b) for a in SIDES for b in SIDES if a < b]
    return {
        "front": ["/"],
        "events": ["/events", "/events?act=visit", "/events?status=occurred&since=2024-01", "/reports"],
        "search": [f"/search?q={quote_plus(word)}" for word in WORDS],
        "event": [f"/event/{view.id}" for view in merged],
        "article": [f"/article/{view.page}" for view in single],
        "between": [f"/between/{a}/{b}" for a, b in pairs],
        "actor": [f"/actor/{side}" for side in SIDES],
        "agreements": ["/agreements"],
        "network": ["/network?since=2024-01&until=2024-03"],
        "api": [f"/api/merged?a={side}" for side in SIDES] + ["/api/events?act=meeting"],
        "timeline": [f"/api/timeline?a={a}&b={b}" for a, b in pairs[:10]],
    }


def keep_adding(record: Path, stop: Signal, stored: Any) -> None:
    made = make_readings(10_000_000, seed=int(time.time()))  # others than those of an earlier run
    with Writer(record) as writer:
        while not stop.is_set():
            batch = list(islice(made, 25))
            writer.add(batch)
            writer.tidy()
            stored.value += len(batch)


def read_along(
    port: int, addresses: dict[str, list[str]], *, readers: int, seconds: float
) -> tuple[dict[str, list[float]], dict[str, int]]:
    times: dict[str, list[float]] = {name: [] for name in addresses}
    faults: dict[str, int] = {}
    ends_at, lock = time.monotonic() + seconds, threading.Lock()

    def reader(number: int) -> None:
        dice = random.Random(number)
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(dice.uniform(0, 3))
        while time.monotonic() < ends_at:
            name = dice.choice(list(addresses))
            begun = time.monotonic()
            line.request("GET", dice.choice(addresses[name]), headers={"Accept-Language": "tr"})
            answer = line.getresponse()
            answer.read()
            with lock:
                times[name].append(time.monotonic() - begun)
                if answer.status >= 400:
                    faults[f"{answer.status} {name}"] = faults.get(f"{answer.status} {name}", 0) + 1
            time.sleep(dice.uniform(1, 5))

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times, faults


def size_of(port: int, path: str) -> int:
    """Of a page and everything it names, as it travels to a browser that has nothing yet."""
    import re

    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", path, headers={"Accept-Language": "tr"})
    body = line.getresponse().read()
    total = len(body)
    for each in set(re.findall(rb'(?:src|href)="(/static/[^"]+)"', body)):
        line.request("GET", each.decode().replace("&amp;", "&"), headers={"Accept-Encoding": "gzip"})
        total += len(line.getresponse().read())
    return total


def spread(times: list[float]) -> dict[str, float]:
    if len(times) < 2:
        return {}
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return {name: round(cuts[at] * 1000, 1) for name, at in (("p50", 49), ("p95", 94), ("p99", 98))}


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("GET", "/health")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the explorer has not started")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
