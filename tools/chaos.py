#!/usr/bin/env python3
"""Mutated pages, feeds and archives, and killed runs, at a dose the tests cannot afford. Prints what it counted; exit
status 1 on any fault.

    chaos.py                        10,000 mutated pages, 100,000 mutated feeds and archives, 20 killed runs
    chaos.py --pages 50000 --carriers 0 --kills 1000 --seed 7

The same seed gives the same mutants; a fault is named with its number, and `--only NUMBER` repeats that page alone.
"""

import argparse
import json
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from carrier_mutants import Carriers
from dragoman.article import extract_article
from dragoman.children import Limits, read_in_children
from dragoman.intake import pages_from
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Page, Reading, Rejected
from dragoman.pipeline import default_reader
from dragoman.record import find_damage, open_to_read, open_to_write
from evidence import find_lie
from mutants import mutate

REPO = Path(__file__).resolve().parent.parent
LEDGER = REPO / "tools" / "fuzz_ledger.jsonl"
FAULTS = ("fault", "time", "memory", "crash")  # what no page of ordinary size may come to, however odd


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--carriers", type=int, default=100_000, help="mutated feeds, archives and tables")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rooms", choices=("all", "article"), default="all", help="read mutants to events, or no further"
    )
    parser.add_argument("--only", type=int, metavar="NUMBER", help="read this mutant alone, and show the whole fault")
    args = parser.parse_args(argv)
    pages = sample_pages()
    if args.only is not None:
        return read_one(pages, args.only, seed=args.seed)
    faults = 0
    if args.pages:
        faults += read_unchanged(pages) if args.rooms == "all" else 0
        faults += read_mutants(pages, args.pages, seed=args.seed, rooms=args.rooms)
    if args.carriers:
        faults += read_carriers(pages, args.carriers, seed=args.seed)
    if args.kills:
        faults += kill_runs(pages[:50], args.kills, seed=args.seed)
    return 1 if faults else 0


def sample_pages() -> list[bytes]:
    """The demo pages and the Turkish evaluation sets, as bytes."""
    pages = [page.data for page in pages_from([REPO / "demo" / "pages"]) if isinstance(page, Page)]
    gold = REPO / "eval" / "gold"
    for path in [*sorted((gold / "tr").glob("*.json")), *sorted((gold / "tr-train").glob("*.json"))]:
        article = json.loads(path.read_text(encoding="utf-8"))
        pages.append((article.get("raw_html") or article["raw"]).encode())
    return pages


# -- mutants ---------------------------------------------------------------------------------------------------------


def read_unchanged(pages: list[bytes]) -> int:
    """Read the pages as they are; the number of those with a value that the page does not bear out."""
    reader, faults = default_reader(), 0
    for number, data in enumerate(pages):
        page = Page.of(data, source=f"page {number}")
        result = reader(page)
        if isinstance(result, Reading) and (problem := find_lie(page, result)):
            faults += 1
            print(f"{page.source}: {problem}")
    print(f"{len(pages)} pages as they are: {faults} faults")
    return faults


def read_mutants(pages: list[bytes], count: int, *, seed: int, rooms: str) -> int:
    """Read every mutant, as `dragoman read` would; the number of those that raised, ended a child, took too long, or
    point to other words than they hold. What was read goes into the ledger.
    """
    counts, faults, start = Counter[str](), 0, time.monotonic()
    mutants = (make_mutant(pages, number, seed=seed) for number in range(count))
    limits = Limits() if rooms == "all" else Limits(reader="chaos:article_reader")
    for page, result in read_in_children(mutants, limits):
        counts[result.reason if isinstance(result, Rejected) else "read"] += 1
        if problem := fault_of(page, result):
            faults += 1
            print(f"{page.source}: {problem}", flush=True)
    told = ", ".join(f"{number} {what}" for what, number in counts.most_common())
    rate = count / max(time.monotonic() - start, 0.001)
    print(f"{count} mutants of {len(pages)} pages (seed {seed}), {rate:.0f}/s: {told}; {faults} faults")
    note_in_ledger(rooms=rooms, seed=seed, count=count, failures=faults)
    return faults


def read_carriers(pages: list[bytes], count: int, *, seed: int) -> int:
    """Read every mutated feed, archive and table as far as its pages; the number of those that raised, said nothing,
    took too long, or gave what no page may be.
    """
    outcomes, faults, start = Counter[str](), 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number, problem, became in Carriers(pages, Path(folder)).faults(range(count), seed=seed):
            outcomes.update(became)
            if problem:
                faults += 1
                print(f"carrier {number}: {problem}", flush=True)
    told = ", ".join(f"{number} {what}" for what, number in outcomes.most_common())
    rate = count / max(time.monotonic() - start, 0.001)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} mutated carriers (seed {seed}), {rate:.0f}/s, at most {megabytes} MB: {told}; {faults} faults")
    note_in_ledger(rooms="intake", seed=seed, count=count, failures=faults)
    return faults


def article_reader() -> Callable[[Page], Reading | Rejected]:
    """Only as far as the article; a reading without anything read, so that the same checks serve."""
    packs = {"tr": load_page_pack()}

    def read(page: Page) -> Reading | Rejected:
        article = extract_article(page, packs=packs)
        if isinstance(article, Rejected):
            return article
        return Reading(
            article=article, mentions=(), actors=(), events=(), statements=(), agreements=(), reader="article"
        )

    return read


def make_mutant(pages: list[bytes], number: int, *, seed: int) -> Page:
    return Page.of(mutate(pages, random.Random(f"{seed}/{number}")), source=f"mutant {number}")


def fault_of(page: Page, result: Reading | Rejected) -> str | None:
    if isinstance(result, Reading):
        return find_lie(page, result)
    return f"{result.reason}: {result.detail}" if result.reason in FAULTS else None


def read_one(pages: list[bytes], number: int, *, seed: int) -> int:
    """Read one mutant in this process, so that the whole of a fault is seen."""
    page = make_mutant(pages, number, seed=seed)
    problem = fault_of(page, default_reader()(page))
    print(f"{page.source}: {problem or 'sound'}")
    return int(problem is not None)


def note_in_ledger(*, rooms: str, seed: int, count: int, failures: int) -> None:
    """So that what is claimed of the mutants can be checked again: the seed and the commit give the same ones."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=REPO, capture_output=True, text=True).stdout.strip()
    day = datetime.now(UTC).date().isoformat()
    line = {"day": day, "commit": commit[:12], "rooms": rooms, "seed": seed, "count": count, "failures": failures}
    with open(LEDGER, "a", encoding="utf-8") as ledger:
        ledger.write(json.dumps(line) + "\n")


# -- killed runs -----------------------------------------------------------------------------------------------------


def kill_runs(pages: list[bytes], kills: int, *, seed: int) -> int:
    """Kill `dragoman add` at any moment, again and again; whatever it had reported must be there, whole."""
    dice, faults, promised = random.Random(seed), 0, set[str]()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "chaos.dragoman"
        (Path(folder) / "pages").mkdir()
        for number in range(kills):
            for n, data in enumerate(pages):
                (Path(folder) / "pages" / f"{number}-{n}.txt").write_bytes(data + f"\n{number}".encode())
            promised |= run_and_kill(Path(folder) / "pages", record, dice.uniform(0.0, 1.5))
            faults += count_losses(record, promised)
            for path in (Path(folder) / "pages").iterdir():
                path.unlink()
    print(f"{kills} runs killed, {len(promised)} pages reported as added: {faults} lost or broken")
    return faults


def run_and_kill(pages: Path, record: Path, after_s: float) -> set[str]:
    """Start adding, and once the first page is reported wait a little and kill; what had been reported by then."""
    command = [sys.executable, "-m", "dragoman.cli", "add", str(pages), "--record", str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        out = process.stdout.readline()
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        out += process.stdout.read()
    lines = (line.split() for line in out.splitlines() if line.endswith((" event", " events")))
    return {words[1] for words in lines if words[0] == "added"}


def count_losses(record: Path, promised: set[str]) -> int:
    if not record.exists():
        return len(promised)
    with open_to_write(record) as conn:  # the next writer gets in at once, whatever the last one left
        damage = list(find_damage(conn))
    with open_to_read(record) as conn:
        held = set(conn.exec_driver_sql("SELECT source FROM pages JOIN readings ON page = sha256").scalars())
    for line in [*damage, *(f"{name}: reported, and not there" for name in promised - held)]:
        print(line)
    return len(damage) + len(promised - held)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
