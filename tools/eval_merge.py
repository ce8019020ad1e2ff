#!/usr/bin/env python3
"""Score merging on eval/gold/merge and hold the figures against eval/floors.json.

    eval_merge.py             wire groups, merging of perfect events and of what the reader reads, orders of arrival
    eval_merge.py --errors    also what went wrong (for stories that are not held back)
    eval_merge.py --orders N  N random orders of arrival instead of 20
    eval_merge.py --raise     lift the floors to what was measured

Three stories of fourteen are held back from whoever sets the weights: their figures stand in columns of their own.
"merge-read-tr" counts what the Turkish pages alone can tell. Exit status 1 when a figure is below its floor or an order
made a difference.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import floors
import gold_manifest
from dragoman.merge import Merger
from dragoman.record.export_merged import event_shape
from dragoman.record.merged.views import view_of_event
from gold_sets import GOLD
from merge_sets import Given, MergeSet, as_read, is_held, load_merge_set, perfect, restrict, scorer

FLOORS = GOLD.parent / "floors.json"
SEED = 20261128
Figures = dict[str, float]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    parser.add_argument("--orders", type=int, default=20, metavar="N", help="random orders of arrival to try")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    args = parser.parse_args(argv)
    merge_set = load_merge_set()
    turkish = restrict(merge_set, page=lambda name: merge_set.language(name) == "tr", story=lambda story: True)
    from dragoman.pipeline import default_reader

    runs: dict[str, tuple[MergeSet, dict[str, Given]]] = {
        "merge-perfect": (merge_set, perfect(merge_set)),
        "merge-read-tr": (turkish, as_read(turkish, default_reader())),
        "merge-wires": (merge_set, as_read(merge_set, default_reader())),
    }
    measured: dict[str, Figures] = {}
    for name, (expected, given) in runs.items():
        measured[name] = report(name, expected, given, errors=args.errors)
    steady = [same_in_any_order(name, given, args.orders) for name, (_, given) in runs.items()]
    status = floors.hold(FLOORS, measured, manifest=gold_manifest.fingerprint(GOLD), lift=args.lift)
    return status or (0 if all(steady) else 1)


def merge(given: Mapping[str, Given], order: list[str]) -> Merger:
    merger = Merger()
    for name in order:
        merger.add(*given[name])
    return merger


def report(name: str, merge_set: MergeSet, given: Mapping[str, Given], *, errors: bool) -> Figures:
    """Print the figures of one run for all, open and held-back stories; those of all have floors."""
    merger = merge(given, sorted(given))
    parts: dict[str, Callable[[str], bool]] = {
        "all": lambda story: True,
        "open": lambda story: not is_held(story),
        "held back": is_held,
    }
    figures: dict[str, Figures] = {}
    wrong: list[str] = []
    for part, story in parts.items():
        kept = restrict(merge_set, page=lambda page: True, story=story) if part != "all" else merge_set
        result, found = score(kept, merger)
        figures[part] = figures_of(result, kept)
        wrong = found if part == "open" else wrong
    show(name, figures)
    if errors:
        print("\n".join(f"  {line}" for line in wrong if name != "merge-wires" or line.startswith("wire")), end="\n\n")
    # Of pages in two languages only the copies are held to a floor: one language of them is not read.
    kept = {"wires_one_language"} if name == "merge-wires" else set(figures["all"])
    return {figure: value for figure, value in figures["all"].items() if figure in kept and not figure.startswith("#")}


def score(merge_set: MergeSet, merger: Merger) -> tuple[dict[str, Any], list[str]]:
    """The set's own scorer on what was merged."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "pages").mkdir()
        for name, page in merge_set.pages.items():
            (here / "pages" / f"{name}.json").write_text(json.dumps(page), encoding="utf-8")
        expected = here / "expected.json"
        expected.write_text(json.dumps(merge_set.expected), encoding="utf-8")
        write_lines(here / "events.jsonl", shapes(merger))
        wires = ({"page": page, "wire_group": merger.copies.group_of(page)} for page in merger.copies.pages)
        write_lines(here / "wires.jsonl", wires)
        result, errors = scorer().score(str(expected), str(here / "events.jsonl"), str(here / "wires.jsonl"))
    return result, errors


def shapes(merger: Merger) -> list[dict[str, Any]]:
    """The lines of `dragoman merged --format jsonl`; the pages are called by their ids here."""
    names = {page: page for page in merger.copies.pages}
    return [event_shape(view_of_event(event), names) for event in merger.events()]


def write_lines(path: Path, rows: Any) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def figures_of(result: Mapping[str, Any], merge_set: MergeSet) -> Figures:
    """Figures in which more is better; those with # are for the reader's eyes."""
    wires, merging, apart = result["wire_grouping"], result["event_merging"], result["must_not_merge"]
    groups = merge_set.expected["wire_groups"]
    one_language = [
        (p, q) for g in groups for p in g for q in g if p < q and merge_set.language(p) == merge_set.language(q)
    ]
    recall = wires["right"] / len(one_language) if one_language else 1.0
    precision = wires["precision"] if wires["predicted"] else 1.0
    return {
        "wires_one_language": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "merging": merging["f1"],
        "merging_precision": merging["precision"],
        "merging_recall": merging["recall"],
        "apart_kept": 1 - apart["violated"] / apart["pairs"] if apart["pairs"] else 1.0,
        "#apart_violated": apart["violated"],
        "#apart_pairs": apart["pairs"],
        "#apart_both_found": apart["both_found"],
        "sources_of_matched": result["independent_sources_of_matched"]["share"],
        "contradictions": result["contradictions"]["share"],
        "#contradictions_not_expected": result["contradictions_not_expected"],
        "#events_matched": result["events_matched"]["share"],
        "#date_of_matched": result["fields_of_matched"]["date"]["share"],
        "#place_of_matched": result["fields_of_matched"]["place"]["share"],
    }


def show(name: str, figures: Mapping[str, Figures]) -> None:
    print(f"{name:32}" + "".join(f"{part:>11}" for part in figures))
    for figure in figures["all"]:
        print(f"  {figure.lstrip('#'):30}" + "".join(f"{part[figure]:11.3f}" for part in figures.values()))
    print()


def same_in_any_order(name: str, given: Mapping[str, Given], orders: int) -> bool:
    """Whether random orders of arrival make one result."""
    chance = random.Random(SEED)
    results = set()
    for _ in range(orders):
        order = sorted(given)
        chance.shuffle(order)
        merger = merge(given, order)
        results.add(json.dumps([shapes(merger), merger.copies.groups()], sort_keys=True))
    print(f"{name}: {orders} random orders of arrival give {len(results)} result" + "s" * (len(results) > 1))
    return len(results) == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
