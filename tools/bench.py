#!/usr/bin/env python3
"""How fast pages are read, beside baselines run in the same process on the same bytes, and what memory they take.

Seconds depend on the machine and on what else it does; the ratios to the baselines hardly do. Pages are those of
demo/pages and of the sets in eval/gold; the same HTML pages are also measured inside the menus, lists of other stories
and scripts that sites put around them, as a page of news is rarely smaller than 100 kB. Prints tables; changes nothing.

    bench.py               the times, and the memory over 1,000 pages
    bench.py --pages N     the memory over N pages (the article room; a tenth of them for the whole reader)
"""

import argparse
import os
import platform
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from bench_rooms import report_rooms
from bench_words import report_words
from dragoman.article import extract_article
from dragoman.children import Limits, read_in_children
from dragoman.intake import pages_from
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Page
from dragoman.pipeline import default_reader
from site_pages import in_a_site

REPO = Path(__file__).resolve().parent.parent
ROUNDS = 3
_WORD = re.compile(r"\w+")


Job = tuple[str, Callable[[Page], object], Sequence[Page]]


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1_000)
    args = parser.parse_args(argv)
    start = time.perf_counter()
    reader = default_reader()
    load_s = time.perf_counter() - start
    packs = {"tr": load_page_pack()}
    pages = demo_pages() + gold_pages()
    html = [page for page in pages if page.source.endswith(".html")]
    large = [in_a_site(page) for page in html]
    text = [page for page in pages if not page.source.endswith(".html")]

    def article(page: Page) -> object:
        return extract_article(page, packs=packs)

    jobs: list[Job] = [
        ("dragoman: page to events", reader, pages),
        ("dragoman: the article of a text page", article, text),
        ("dragoman: the article of an HTML page", article, html),
        ("baseline: trafilatura, body alone", extract_body, html),
        ("dragoman: the article, whole site's page", article, large),
        ("baseline: trafilatura, whole site's page", extract_body, large),
        ("baseline: decode and count words", count_words, pages),
    ]
    times = measure(jobs)
    report(jobs, times, load_s)
    report_rooms(text)
    report_words()
    memory(pages, args.pages, Limits(reader="chaos:article_reader"), "article room")
    memory(pages, args.pages // 10, Limits(), "whole reader")
    return 0


def demo_pages() -> list[Page]:
    return [page for page in pages_from([REPO / "demo" / "pages"]) if isinstance(page, Page)]


def gold_pages() -> list[Page]:
    """The pages of the measuring set; the other sets are of the same kind."""
    import json

    pages = []
    for path in sorted((REPO / "eval" / "gold" / "tr").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        kind = "html" if gold.get("raw_html") else "txt"
        text = gold.get("raw_html") or gold["raw"]
        pages.append(Page.of(text.encode("utf-8"), source=f"{path.stem}.{kind}"))
    return pages


def extract_body(page: Page) -> object:
    import trafilatura

    return trafilatura.extract(page.data.decode("utf-8", "replace"))


def count_words(page: Page) -> int:
    return len(_WORD.findall(page.data.decode("utf-8", "replace")))


def measure(jobs: Sequence[Job]) -> list[list[float]]:
    """The processor time of every page and job, the least of ROUNDS runs.

    Jobs take turns, so that a busy moment meets them all.
    """
    best: list[list[float]] = [[float("inf")] * len(pages) for _, _, pages in jobs]
    for _ in range(ROUNDS):
        for times, (_, job, pages) in zip(best, jobs, strict=True):
            for number, page in enumerate(pages):
                start = time.process_time()
                job(page)
                times[number] = min(times[number], time.process_time() - start)
    return best


def report(jobs: Sequence[Job], times: list[list[float]], load_s: float) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("")
    for column in ("pages", "pages/s", "MB/s", "median ms", "slowest ms", "kB a page"):
        table.add_column(column, justify="right")
    for (name, _, pages), seconds in zip(jobs, times, strict=True):
        size = sum(len(page.data) for page in pages)
        table.add_row(
            name,
            str(len(pages)),
            f"{len(pages) / sum(seconds):,.0f}",
            f"{size / 1e6 / sum(seconds):.2f}",
            f"{statistics.median(seconds) * 1000:.2f}",
            f"{max(seconds) * 1000:.1f}",
            f"{size / 1000 / len(pages):.1f}",
        )
    console = Console(highlight=False, width=110)
    console.print(table)
    spent = {name: sum(seconds) for (name, _, _), seconds in zip(jobs, times, strict=True)}
    for ours, theirs in (
        ("dragoman: the article of an HTML page", "baseline: trafilatura, body alone"),
        ("dragoman: the article, whole site's page", "baseline: trafilatura, whole site's page"),
    ):
        console.print(f"{ours} takes {spent[ours] / spent[theirs]:.2f} times as long as the baseline.")
    console.print(f"Loading the reader: {load_s:.2f} s. All figures are per core.")
    # The figures depend on it: Debian's 3.11 is a seventh faster than a 3.11 built with `./configure` as it is.
    console.print(f"Python {platform.python_version()}, {platform.python_compiler()}, {sys.base_prefix}")


def memory(pages: Sequence[Page], count: int, limits: Limits, name: str) -> None:
    """The memory of the largest child over `count` pages, each different from all others, and how it grows."""
    many = (variant(pages[n % len(pages)], n) for n in range(count))
    sizes: list[tuple[int, float]] = []
    start = time.perf_counter()
    for number, _ in enumerate(read_in_children(many, limits), start=1):
        if number % max(1, count // 20) == 0:
            sizes.append((number, children_mb()))
    rate = count / (time.perf_counter() - start)
    half = sizes[len(sizes) // 2 :]  # the first half fills caches
    slope = (
        statistics.linear_regression([n for n, _ in half], [mb for _, mb in half]).slope * 1_000 if half[1:] else 0.0
    )
    told = ", ".join(f"{mb:.0f}" for _, mb in sizes)
    print(f"\nMemory of the largest child, {name}, over {count:,} pages (MB): {told}")
    print(f"Growth over the second half: {slope:+.2f} MB per 1,000 pages. {rate:.0f} pages/s with all children.")


def variant(page: Page, number: int) -> Page:
    return Page.of(page.data + f"\n<!-- {number} -->\n".encode(), source=page.source)


def children_mb() -> float:
    """Resident memory of the largest process that this one's children consist of."""
    group = os.getpgid(0)
    sizes = [0.0]
    for entry in Path("/proc").iterdir():
        try:
            if not entry.name.isdigit() or int(entry.name) == os.getpid() or os.getpgid(int(entry.name)) != group:
                continue
            pages = int((entry / "statm").read_text().split()[1])
        except (OSError, ValueError):
            continue
        sizes.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    return max(sizes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
