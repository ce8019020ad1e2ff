#!/usr/bin/env python3
"""How fast pages are read, beside baselines run in the same process on the same bytes.

Seconds depend on the machine and on what else it does; the ratios to the baselines hardly do. Pages are those of
demo/pages and of the sets in eval/gold. Prints a table; changes nothing.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from dragoman.intake import pages_from
from dragoman.model import Page
from dragoman.pipeline import default_reader

REPO = Path(__file__).resolve().parent.parent
ROUNDS = 3
_WORD = re.compile(r"\w+")


def main() -> int:
    start = time.perf_counter()
    reader = default_reader()
    load_s = time.perf_counter() - start
    pages = demo_pages() + gold_pages()
    html = [page for page in pages if page.source.endswith(".html")]
    jobs: list[tuple[str, Callable[[Page], object], Sequence[Page]]] = [
        ("dragoman: page to events", reader, pages),
        ("dragoman: HTML pages only", reader, html),
        ("baseline: trafilatura, body alone", extract_body, html),
        ("baseline: decode and count words", count_words, pages),
    ]
    times = measure(jobs)
    report(jobs, times, load_s)
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


def measure(jobs: Sequence[tuple[str, Callable[[Page], object], Sequence[Page]]]) -> list[list[float]]:
    """The fastest of ROUNDS runs of every page and job. Jobs take turns, so that a busy moment meets them all."""
    best: list[list[float]] = [[float("inf")] * len(pages) for _, _, pages in jobs]
    for _ in range(ROUNDS):
        for times, (_, job, pages) in zip(best, jobs, strict=True):
            for number, page in enumerate(pages):
                start = time.perf_counter()
                job(page)
                times[number] = min(times[number], time.perf_counter() - start)
    return best


def report(
    jobs: Sequence[tuple[str, Callable[[Page], object], Sequence[Page]]], times: list[list[float]], load_s: float
) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("")
    for column in ("pages", "pages/s", "median ms", "slowest ms", "ms per kB"):
        table.add_column(column, justify="right")
    for (name, _, pages), seconds in zip(jobs, times, strict=True):
        kilobytes = sum(len(page.data) for page in pages) / 1000
        table.add_row(
            name,
            str(len(pages)),
            f"{len(pages) / sum(seconds):,.0f}",
            f"{statistics.median(seconds) * 1000:.2f}",
            f"{max(seconds) * 1000:.1f}",
            f"{sum(seconds) * 1000 / kilobytes:.3f}",
        )
    console = Console(highlight=False)
    console.print(table)
    whole, html, trafilatura, words = (sum(seconds) for seconds in times)
    console.print(f"\nReading an HTML page takes {html / trafilatura:.1f} times as long as trafilatura alone,")
    console.print(
        f"any page {whole / words:,.0f} times as long as counting its words. Loading the reader: {load_s:.2f} s."
    )


if __name__ == "__main__":
    sys.exit(main())
