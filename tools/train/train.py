"""Learn which act a Turkish word tells and who stands on its sides; write lang/tr/models/opinion.json.

    python tools/train/train.py              learn and write
    python tools/train/train.py --measure    learn, write nothing, print the figures of docs/decisions/0004

Needs scipy beside the project's own packages; the reader itself does not. Learns from the seen part of
eval/gold/tr-train, from tr-sentences.jsonl and from eval/training; measures on the kept third and on `tr`. How far to
trust an event is learned from articles that the models of another fold had not seen. The same checkout gives the same
file.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from examples import Read, SideExample, WordExample, carrier_nouns, examples_of, gold_texts
from learn import learn
from measure import measure
from scoring import trust_examples
from trust import best_floor, fit_trust

from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.tr import load_pack
from dragoman.pipeline import load_known

REPO = Path(__file__).parents[2]
OUT = REPO / "src" / "dragoman" / "lang" / "tr" / "models" / "opinion.json"
FOLDS = 3

Examples = dict[str, tuple[list[WordExample], list[SideExample]]]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="print figures on what is never learned from")
    args = parser.parse_args(argv)
    reads = read_golds(measured=False)
    nouns = carrier_nouns(reads)
    examples = {read.text.id: examples_of(read, nouns) for read in reads}
    data = learn_from(reads, examples, nouns)
    trust, floor = learn_trust(reads, examples, nouns)
    data |= {"trust": trust, "floor": floor}
    if args.measure:
        blind = learn_from(reads, blindfolded(examples), nouns) | {"trust": trust, "floor": floor}
        measure(read_golds(measured=True), OpinionWeights.of(data), OpinionWeights.of(blind))
        return 0
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.relative_to(REPO)}: {OUT.stat().st_size / 1e6:.2f} MB")
    return 0


def read_golds(*, measured: bool) -> list[Read]:
    pack = replace(load_pack(), opinion=None)
    known = load_known({pack.code: pack})
    texts = gold_texts(REPO / "eval" / "gold", measured=measured)
    return [Read(text, pack, known) for text in texts if not measured or text.part in ("kept", "tr")]


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


def learn_trust(reads: Sequence[Read], examples: Examples, nouns: frozenset[str]) -> tuple[dict[str, float], float]:
    """Weights of confidence, and the confidence from which on events are told."""
    weighed = []
    gold = 0
    for number in range(FOLDS):
        others = [read for read in reads if fold_of(read.text.id) != number]
        opinion = OpinionWeights.of(learn_from(others, examples, nouns))
        for read in reads:
            if read.text.part == "seen" and fold_of(read.text.id) == number:
                weighed += trust_examples(read, opinion)
                gold += len(read.text.gold["events"])
    trust = fit_trust(weighed)
    floor, score = best_floor(weighed, trust, gold)
    print(f"event F1 {score:.3f} on articles of the other folds, at confidence {floor:.2f}")
    return trust, floor


def fold_of(name: str) -> int:
    """By the name alone; another digit of the number that tells the kept third."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()) // 3 % FOLDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
