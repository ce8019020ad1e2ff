#!/usr/bin/env python3
"""Score the reader on the gold sets and hold the figures against eval/floors.json. eval/README.md explains both.

    eval.py                        the sets seeds (where at hand), tr, tr-plain, tr-train, tr-sentences and en
    eval.py --set tr --set en      only these
    eval.py --errors tr-train-seen what was missed, invented and misread there, article by article
    eval.py --json                 also write all figures to eval/last.json
    eval.py --raise                lift the floors to what was measured
    eval.py --readings FOLDER      also write what was read, one JSON line a page, to FOLDER/SET.jsonl

Exit status 1 when a figure is below its floor, or the sets are not those the floors were measured on.
"""

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import floors
import gold_manifest
from baseline import baseline_reading
from dragoman.evaluate import (
    ReadingDict,
    Scores,
    error_kinds,
    fold_of,
    is_kept,
    list_errors,
    render_errors,
    render_kinds,
    render_scores,
    render_summary,
    render_trust,
    score_readings,
    scores_to_dict,
    weigh_confidence,
)
from dragoman.model import Page, Reading, Rejected
from dragoman.model.shape import reading_to_dict
from gold_sets import (
    ARTICLES_ONLY,
    DEFAULT_SETS,
    GOLD,
    SENTENCES,
    SETS,
    WITHOUT_AGREEMENTS,
    GoldSet,
    load_set,
    whole_of,
    without_events,
)

FLOORS = GOLD.parent / "floors.json"
LAST = GOLD.parent / "last.json"
# The reader ships weights that were learned from all of tr-train and tr-sentences: each text there is read with weights
# that never saw it, so that its figures are those of new text.
UNSEEN = GOLD.parent / "models"
LEARNED_FROM = "tr-train"
JOBS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRead:
    """A set as the reader read it. `readings` go by the name of the gold; pages turned away are in neither map."""

    gold_set: GoldSet
    readings: Mapping[str, dict[str, Any]]
    rejected: Mapping[str, Rejected]
    seconds: float


def main(argv: list[str]) -> int:
    args = parse_args(argv)
    names = args.set or ([args.errors] if args.errors else DEFAULT_SETS)
    scored: dict[str, Scores] = {}
    with ProcessPoolExecutor(JOBS) as pool:
        for name in names:
            gold_set = load_set(name)
            if gold_set is None:
                print(f"{name}: not at hand, left out\n")
                continue
            done = read_set(gold_set, pool)
            scored |= report(done, errors=args.errors)
            if args.readings:
                write_readings(done, args.readings)
    print(render_summary(scored))
    if args.json:
        figures = {name: scores_to_dict(scores) for name, scores in scored.items()}
        LAST.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    measured = {name: floors.figures_of(scores) for name, scores in scored.items()}
    manifest = gold_manifest.fingerprint(GOLD)
    return floors.hold(FLOORS, measured, manifest=manifest, lift=args.lift, complaints=gold_manifest.find_faults(GOLD))


def parse_args(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", action="append", choices=SETS, help="score only this set; may be given again")
    parser.add_argument("--errors", choices=SETS, metavar="SET", help="list the mistakes in this set")
    parser.add_argument("--json", action="store_true", help="write the figures to eval/last.json")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    parser.add_argument("--readings", type=Path, metavar="FOLDER", help="write the readings, for other scorers")
    return parser.parse_args(argv)


def read_set(gold_set: GoldSet, pool: Executor) -> SetRead:
    """Read every page of a set."""
    start = time.perf_counter()
    readings: dict[str, dict[str, Any]] = {}
    rejected: dict[str, Rejected] = {}
    read: Callable[[Page], dict[str, Any] | Rejected] = read_page
    if gold_set.name == SENTENCES or LEARNED_FROM in (gold_set.name, whole_of(gold_set.name)):
        read = partial(read_unseen, thirds_kept=gold_set.name != SENTENCES)
    for page, result in zip(gold_set.pages, pool.map(read, gold_set.pages, chunksize=4), strict=True):
        name = Path(page.source).stem
        if isinstance(result, Rejected):
            rejected[name] = result
        else:
            readings[name] = {**result, "agreements": []} if gold_set.name in WITHOUT_AGREEMENTS else result
    return SetRead(gold_set=gold_set, readings=readings, rejected=rejected, seconds=time.perf_counter() - start)


def read_page(page: Page) -> dict[str, Any] | Rejected:
    """One page as plain data, in whichever process this runs."""
    return as_data(reader(None)(page), page)


def read_unseen(page: Page, *, thirds_kept: bool) -> dict[str, Any] | Rejected:
    """The same by weights that were learned without this page."""
    return as_data(reader(unseen_weights(Path(page.source).stem, thirds_kept=thirds_kept))(page), page)


def unseen_weights(name: str, *, thirds_kept: bool) -> str:
    """Which weights never saw an article. `thirds_kept`: of its set a third is kept from all weights of eval/models."""
    return "held-back" if thirds_kept and is_kept(name) else f"fold-{fold_of(name)}"


def as_data(result: Reading | Rejected, page: Page) -> dict[str, Any] | Rejected:
    if isinstance(result, Rejected) and result.article is not None:
        # No more than an article can be read in its language yet: a reading of nothing else.
        bare = Reading(
            article=result.article, mentions=(), actors=(), events=(), statements=(), agreements=(), reader=""
        )
        return reading_to_dict(bare, source=page.source)
    return result if isinstance(result, Rejected) else reading_to_dict(result, source=page.source)


@cache
def reader(weights: str | None) -> Callable[[Page], Reading | Rejected]:
    """With the weights that are shipped, or with others of eval/models.

    Made once a process, and not in the one that only counts: it loads tables and models.
    """
    from dragoman.lang.opinion import OpinionWeights
    from dragoman.pipeline import default_reader

    if weights is None:
        return default_reader()
    path = UNSEEN / f"opinion-{weights}.json.gz"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: `make train` makes it")
    data = gzip.decompress(path.read_bytes())
    return default_reader(opinions={"tr": OpinionWeights.of(json.loads(data))})


def report(done: SetRead, *, errors: str | None) -> dict[str, Scores]:
    """Print the figures of a set and of its parts, and the mistakes where they are asked for."""
    reasons = Counter(f"{gone.room}/{gone.reason}" for gone in done.rejected.values())
    turned_away = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common()) or "none"
    print(f"{len(done.gold_set.pages)} pages read in {done.seconds:.1f} s; turned away: {turned_away}")
    scored = {}
    for part in done.gold_set.parts():
        golds = without_events(part.golds) if part.name in ARTICLES_ONLY else part.golds
        if part.name == errors:
            print(render_errors(list_errors(golds, done.readings)), end="\n\n")
        scored[part.name] = score_readings(golds, done.readings)
        print(render_scores(scored[part.name], title=part.name), end="\n\n")
        if scored[part.name].events.gold:
            print(render_trust(weigh_confidence(part.golds, done.readings)), end="\n\n")
            print(render_kinds(error_kinds(golds, done.readings)), end="\n\n")
            print(baseline_line(golds, done.readings), end="\n\n")
    return scored


def baseline_line(golds: Mapping[str, ReadingDict], readings: Mapping[str, ReadingDict]) -> str:
    """What keywords and the nearest country names would find on the same articles."""
    articles = {name: readings[name]["article"] for name in golds if name in readings}
    found = {name: baseline_reading(each["body"], each["published"]) for name, each in articles.items()}
    scores = score_readings(golds, found)
    return (
        "baseline, keywords with the two nearest country names: "
        f"events F1 {scores.events.f1:.4f}, full record F1 {scores.full_record.f1:.4f}"
    )


def write_readings(done: SetRead, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(reading, ensure_ascii=False) + "\n" for reading in done.readings.values())
    (folder / f"{done.gold_set.name}.jsonl").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
