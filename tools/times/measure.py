"""How many dates of the gold articles the time grammar can give: python tools/times/measure.py GOLD... [--misses]

For every gold event whose date is neither null nor the day of publication, the sentence of its first evidence and the
sentence before are searched for a time that resolves to exactly that date. "Ertesi gün" may count from any date that
the two sentences give by themselves, or else from one given earlier in the body ("body"): which of them it counts from
is for the event room to know. Without a time word that could date anything in the two sentences, the date came from
elsewhere, and the event is counted apart.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    earlier: str


def read_cases(paths: list[Path]) -> Iterator[Case]:
    for path in paths:
        for data in _records(path):
            article = data.get("article", data)
            body, published = article["body"] if article is not data else data["text"], article.get("published")
            for event in data["events"]:
                if event["date"] is None or (published and event["date"] == published[:10]):
                    continue
                earlier, before, here = _sentences(body, event["evidence"][0])
                yield Case(
                    item=data["id"],
                    published=published,
                    date=event["date"],
                    future=event["status"] not in ("occurred", "negated"),
                    here=here,
                    before=before,
                    earlier=earlier,
                )


def _records(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text(encoding="utf-8"))
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _sentences(body: str, evidence: str) -> tuple[str, str, str]:
    """All that stands earlier, the sentence before, and the one or more that hold the evidence."""
    at = body.find(evidence)
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(body)), len(body)]
    start = max(cut for cut in cuts if cut <= at)
    end = min(cut for cut in cuts if cut >= at + len(evidence))
    previous = max((cut for cut in cuts if cut < start), default=0)
    return body[:previous], body[previous:start], body[start:end]


def verdict(case: Case) -> str:
    """ "here", "before" (the sentence before), "body", "tense" (only with the other tense), "wrong" or "no word"."""
    here, before, earlier = (_dating(text) for text in (case.here, case.before, case.earlier))
    near = _anchors(case, (*before, *here))
    far = near | _anchors(case, earlier)
    for name, exprs, anchors, future in (
        ("here", here, near, case.future),
        ("before", before, near, case.future),
        ("body", (*before, *here), far, case.future),
        ("tense", (*before, *here), near, not case.future),
    ):
        if any(case.date in _dates(expr, case, anchors, future=future) for expr in exprs):
            return name
    return "wrong" if here or before else "no word"


def _dating(text: str) -> tuple[TimeExpr, ...]:
    return tuple(expr for expr in find_times(text, grammar=load_times()) if expr.role not in _TIMELESS)


def _anchors(case: Case, exprs: tuple[TimeExpr, ...]) -> set[str]:
    """The dates that the expressions give by themselves, and those counted from them ("iki gün sonra … aynı gün")."""
    told = {case.published[:10]} if case.published else set()
    for expr in exprs:
        for future in (False, True):
            told |= {edtf for edtf in _dates(expr, case, told, future=future) if edtf is not None}
    return told


def _dates(expr: TimeExpr, case: Case, anchors: set[str], *, future: bool) -> set[str | None]:
    def resolved(**told: Any) -> str | None:
        return resolve_time(expr, published=case.published, future=future, **told)

    if expr.parts.base == "published":
        return {resolved(), *(resolved(year_hint=int(anchor[:4])) for anchor in anchors)}
    return {resolved(anchor=anchor, backward=backward) for anchor in anchors for backward in (False, True)}


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
    right = counts["here"] + counts["before"] + counts["body"]
    print(dict(counts))
    print(
        f"{right} of {with_word} dates with a time word ({right / max(1, with_word):.1%}); {counts['no word']} without"
    )


if __name__ == "__main__":
    main()
