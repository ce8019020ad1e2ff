"""Learn which act a Turkish word tells, who stands on its sides, when and where; write the weights.

    python tools/train/train.py              learn and write two files
    python tools/train/train.py --measure    learn without the kept third, write nothing, print the figures of
                                             docs/decisions/0004

The reader uses src/dragoman/lang/tr/models/opinion.json, learned from everything. `make eval` reads tr-train with
eval/models/opinion-held-back.json, learned without its kept third.

Needs scipy beside the project's own packages; the reader itself does not. Learns from eval/gold/tr-train, from
tr-sentences.jsonl and from eval/training, never from `tr`. How far to trust an event is learned once, from articles of
the seen part that the models of another fold had not seen. The same checkout gives the same files.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from again import choices, fit_again
from examples import Read, SideExample, WordExample, carrier_nouns, examples_of, gold_texts
from learn import learn
from measure import measure
from scoring import trust_examples
from setting import learn_setting
from trust import FLOOR, f1_at, fit_trust

from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.tr import load_pack
from dragoman.pipeline import load_known

REPO = Path(__file__).parents[2]
OUT = REPO / "src" / "dragoman" / "lang" / "tr" / "models" / "opinion.json"
HELD_BACK = REPO / "eval" / "models" / "opinion-held-back.json"
FOLDS = 3
PARTS = ("sentences", "bank", "written")  # what is learned from beside tr-train
# Confidence is fitted on the articles of tr-train alone: those of eval/training are denser and harder than news is.
ARTICLES = ("seen",)
# The second look needs many examples, and in whole articles.
LOOKED_AT_AGAIN = ("seen", "written")
# What is learned once, from opinions of other folds, and holds for all files.
AFTER = ("again", "trust", "floor")

Examples = dict[str, tuple[list[WordExample], list[SideExample]]]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="print figures on what is never learned from")
    args = parser.parse_args(argv)
    pack = replace(load_pack(), opinion=None)
    known = load_known({pack.code: pack})
    reads = [Read(text, pack, known) for text in gold_texts(REPO / "eval" / "gold")]
    taught = [read for read in reads if read.text.part in ("seen", *PARTS)]
    if args.measure:
        show([read for read in reads if read.text.part in ("kept", "tr")], taught)
        return 0
    held_back = learn_all(taught)
    write(held_back, HELD_BACK)
    everything = [*taught, *(read for read in reads if read.text.part == "kept")]
    write(learn_all(everything, known_after={name: held_back[name] for name in AFTER}), OUT)
    return 0


def write(data: dict[str, Any], path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.relative_to(REPO)}: {path.stat().st_size / 1e6:.2f} MB")


def learn_all(reads: Sequence[Read], *, known_after: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything that the file of weights holds. `known_after` is taken over where it was learned before."""
    nouns = carrier_nouns(reads)
    examples = {read.text.id: examples_of(read, nouns) for read in reads}
    data = learn_from(reads, examples, nouns)
    data |= known_after or learn_after(reads, examples, nouns)
    coded = [read for read in reads if read.text.part != "bank"]
    return data | learn_setting(coded, OpinionWeights.of(data))


def show(measured: Sequence[Read], taught: Sequence[Read]) -> None:
    data = learn_all(taught)
    nouns = frozenset(data["nouns"])
    examples = blindfolded({read.text.id: examples_of(read, nouns) for read in taught})
    blind = learn_from(taught, examples, nouns) | {name: data[name] for name in (*AFTER, "when", "where")}
    measure(measured, OpinionWeights.of(data), OpinionWeights.of(blind))


def learn_from(reads: Sequence[Read], examples: Examples, nouns: frozenset[str]) -> dict[str, Any]:
    words = [word for read in reads for word in examples[read.text.id][0]]
    sides = [side for read in reads for side in examples[read.text.id][1]]
    return learn(words, sides, nouns)


def blindfolded(examples: Examples) -> Examples:
    """The same examples without what the grammar says of them, to see what the models know alone."""
    return {
        name: ([word.without_frames() for word in words], [side.without_slots() for side in sides])
        for name, (words, sides) in examples.items()
    }


def learn_after(reads: Sequence[Read], examples: Examples, nouns: frozenset[str]) -> dict[str, Any]:
    """What is learned from first opinions of articles that their weights had not seen: the second look, then trust."""
    opinions = [
        OpinionWeights.of(learn_from([read for read in reads if fold_of(read.text.id) != number], examples, nouns))
        for number in range(FOLDS)
    ]
    chosen = {
        number: [
            choice
            for read in reads if read.text.part in LOOKED_AT_AGAIN and fold_of(read.text.id) == number
            for choice in choices(read, examples[read.text.id][1], opinions[number])
        ]
        for number in range(FOLDS)
    }  # fmt: skip
    weighed = []
    gold = 0
    for number in range(FOLDS):
        again = fit_again([choice for other in range(FOLDS) if other != number for choice in chosen[other]])
        opinion = replace(opinions[number], again=again)
        for read in reads:
            if read.text.part in ARTICLES and fold_of(read.text.id) == number:
                weighed += trust_examples(read, opinion)
                gold += len(read.text.gold["events"])
    trust = fit_trust(weighed)
    scores = ", ".join(f"{f1_at(floor, weighed, trust, gold):.3f} at {floor}" for floor in (0.2, 0.3, FLOOR, 0.5))
    print(f"event F1 on articles of the other folds, by confidence: {scores}")
    every = [choice for number in range(FOLDS) for choice in chosen[number]]
    return {"again": fit_again(every), "trust": trust, "floor": FLOOR}


def fold_of(name: str) -> int:
    """By the name alone; another digit of the number that tells the kept third."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()) // 3 % FOLDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
