"""Words a second of the Turkish morphology, beside baselines over the same words in the same process.

`make bench` prints this table after its own; `python tools/bench_words.py` prints it alone. The text is that of the
articles in eval/gold/tr and tr-train. "Cold" forgets everything that any cache of the morphology holds, as at the start
of a process; "warm" knows every word form of the text, as after some hundred pages. Each figure is the best of ROUNDS.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.table import Table

import dragoman.lang.tr.morphology as morphology
from dragoman.lang.tr.morphology import analyse, choose_ranked
from dragoman.sentence import tokenize
from dragoman.text.fold import fold

GOLD = Path(__file__).resolve().parent.parent / "eval" / "gold"
ROUNDS = 3
# What the project asks of the morphology, per core.
ASKED = {"warm": 20_000, "cold": 5_000}
_WORD = re.compile(r"\w+")


class Job(NamedTuple):
    """What is timed, over how many words. `cold`: every cache is emptied before each round."""

    name: str
    work: Callable[[], object]
    words: int
    cold: bool = False
    asked: int = 0


def report_words() -> None:
    """Measure and print."""
    paragraphs = read_paragraphs()
    texts = [[token.text for token in tokenize(paragraph, 0)] for paragraph in paragraphs]
    words = [word for text in texts for word in text]
    forms, count = sorted(set(words)), len(words)
    jobs = [
        Job("dragoman: each word form once, cold", lambda: run(analyse, forms), len(forms), True, ASKED["cold"]),
        Job("dragoman: text, with the choice, cold", lambda: run(choose_ranked, texts), count, True, ASKED["cold"]),
        Job("dragoman: text, with the choice, warm", lambda: run(choose_ranked, texts), count, False, ASKED["warm"]),
        Job("dragoman: text, without the choice, warm", lambda: run(analyse, words), count),
        Job("baseline: fold every word to small letters", lambda: run(fold, words), count),
        Job("baseline: find words by a pattern", lambda: run(_WORD.findall, paragraphs), count),
    ]
    print_table(jobs, [best_time(job) for job in jobs])
    print(f"{count:,} words and marks of {len(forms):,} forms. All figures are per core.")


def run(work: Callable[[Any], object], items: Sequence[Any]) -> None:
    for item in items:
        work(item)


def read_paragraphs() -> list[str]:
    bodies = [
        json.loads(path.read_text(encoding="utf-8"))["article"]["body"]
        for name in ("tr", "tr-train")
        for path in sorted((GOLD / name).glob("*.json"))
    ]
    return [part for body in bodies for part in body.split("\n\n") if part]


def caches() -> Iterator[Callable[[], None]]:
    """How to empty each cache of the morphology."""
    for name, module in sorted(sys.modules.items()):
        if name.startswith(morphology.__name__):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and getattr(value, "__module__", "") == name:
                    yield value.cache_clear


def best_time(job: Job) -> float:
    """Seconds of processor time."""
    best = float("inf")
    for _ in range(ROUNDS):
        for clear in caches() if job.cold else ():
            clear()
        start = time.process_time()
        job.work()
        best = min(best, time.process_time() - start)
    return best


def print_table(jobs: Sequence[Job], times: Sequence[float]) -> None:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("")
    for column in ("words/s", "asked", "times the folding of a word"):
        table.add_column(column, justify="right")
    per_word = [seconds / job.words for job, seconds in zip(jobs, times, strict=True)]
    folding = next(each for job, each in zip(jobs, per_word, strict=True) if "fold" in job.name)
    for job, each in zip(jobs, per_word, strict=True):
        asked = f"{job.asked:,}" if job.asked else ""
        table.add_row(job.name, f"{1 / each:,.0f}", asked, f"{each / folding:.1f}")
    Console(highlight=False, width=110).print(table)


if __name__ == "__main__":
    report_words()
