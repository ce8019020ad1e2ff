"""How many dates of the gold articles the time grammar can give: python tools/times/measure.py GOLD... [--misses]

For every gold event whose date is neither null nor the day of publication, the sentence of its first evidence and the
sentence before are searched for a time that resolves to exactly that date. Each time may count from any date that the
two sentences give by themselves; which of them it should count from is for the event room. Without a time word that
could date anything in the two sentences, the date came from elsewhere, and the event is counted apart.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.lang.tr.times import load_times
from dragoman.mention.times import TimeExpr, find_times
from dragoman.resolve.times import resolve_time

_SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\"'”’»]?\s+(?=[\"'“‘«]?[A-ZÇĞİÖŞÜ0-9])|\n+")
_TIMELESS = {"anniversary", "duration", "frequency", "validity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One dated gold event and the text that may date it."""

    item: str
    published: str | None
    date: str
    future: bool
    here: str
    before: str


def read_cases(paths: list[Path]) -> Iterator[Case]:
    for path in paths:
        for data in _records(path):
            article = data.get("article", data)
            body, published = article.get("body") or data.get("text"), article.get("published")
            for event in data["events"]:
                if event["date"] is None or (published and event["date"] == published[:10]):
                    continue
                before, here = _sentences(body, event["evidence"][0])
                yield Case(
                    item=data["id"],
                    published=published,
                    date=event["date"],
                    future=event["status"] not in ("occurred", "negated"),
                    here=here,
                    before=before,
                )


def _records(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _sentences(body: str, evidence: str) -> tuple[str, str]:
    """The sentence before, and the one or more that hold the evidence."""
    at = body.find(evidence)
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(body)), len(body)]
    start = max(cut for cut in cuts if cut <= at)
    end = min(cut for cut in cuts if cut >= at + len(evidence))
    earlier = [cut for cut in cuts if cut < start]
    return (body[earlier[-1] : start] if earlier else ""), body[start:end]


def verdict(case: Case) -> str:
    """ "here", "before" (the sentence before), "tense" (only with the other tense), "wrong" or "no word"."""
    grammar = load_times()
    here, before = find_times(case.here, grammar=grammar), find_times(case.before, grammar=grammar)
    dated = [expr for expr in (*before, *here) if expr.role not in _TIMELESS]
    anchors = {edtf for expr in dated for future in (False, True) if (edtf := _plain(expr, case, future=future))}
    for name, exprs, futures in (
        ("here", here, (case.future,)),
        ("before", before, (case.future,)),
        ("tense", here + before, (not case.future,)),
    ):
        if any(case.date in _dates(expr, case, anchors, future=future) for expr in exprs for future in futures):
            return name
    return "wrong" if dated else "no word"


def _plain(expr: TimeExpr, case: Case, *, future: bool) -> str | None:
    return resolve_time(expr, published=case.published, future=future)


def _dates(expr: TimeExpr, case: Case, anchors: set[str], *, future: bool) -> set[str | None]:
    told = {*anchors, case.published[:10]} if case.published else anchors
    years = {int(anchor[:4]) for anchor in anchors}
    return {
        _plain(expr, case, future=future),
        *(resolve_time(expr, published=case.published, future=future, anchor=anchor) for anchor in told),
        *(resolve_time(expr, published=case.published, future=future, year_hint=year) for year in years),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the events whose date was not found")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for case in read_cases(options.gold):
        found = verdict(case)
        counts[found] += 1
        if options.misses and found in ("wrong", "tense"):
            print(f"{found}\t{case.item}\t{case.published}\t{case.date}\t{case.future}\t{case.before} || {case.here}")
    with_word = sum(counts.values()) - counts["no word"]
    right = counts["here"] + counts["before"]
    print(dict(counts))
    print(
        f"{right} of {with_word} dates with a time word ({right / max(1, with_word):.1%}); {counts['no word']} without"
    )


if __name__ == "__main__":
    main()
