"""Learn which act a Turkish word tells, who stands on its sides, when and where; write the weights.

    python tools/train/train.py              learn and write five files
    python tools/train/train.py --measure    learn without the kept third, write nothing, print the figures of
                                             docs/decisions/0004

The reader uses src/dragoman/lang/tr/models/opinion.json, learned from everything. `make eval` reads each article of
tr-train with weights that never saw it: the kept third with those learned without it, each third of the seen part with
those of a fold (eval/models).

Needs scipy beside the project's own packages; the reader itself does not. Learns from eval/gold/tr-train, from
tr-sentences.jsonl and from eval/training, never from `tr`. How far to trust an event is learned once, from articles of
the seen part that the models of another fold had not seen. The same checkout gives the same files.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import papers
from again import Choice, choices, fit_again
from at_once import at_once
from examples import Read, SideExample, WordExample, carrier_nouns, examples_of, gold_texts
from learn import learn
from measure import measure
from scoring import trust_examples
from setting import learn_setting
from trust import FLOOR, f1_at, fit_trust

from dragoman.evaluate import FOLDS, fold_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.lang.tr import load_pack
from dragoman.pipeline import load_known

REPO = Path(__file__).parents[2]
OUT = REPO / "src" / "dragoman" / "lang" / "tr" / "models" / "opinion.json"
UNSEEN = REPO / "eval" / "models"
PARTS = ("sentences", "bank", "written")  # what is learned from beside tr-train
# Confidence is fitted on the articles of tr-train alone: those of eval/training are denser and harder than news is.
ARTICLES = ("seen",)
# The second look needs many examples, and in whole articles.
LOOKED_AT_AGAIN = ("seen", "written")

Weights = dict[str, Any]
Found = TypeVar("Found")
Examples = dict[str, tuple[list[WordExample], list[SideExample]]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts and what they teach of acts and sides."""

    reads: Sequence[Read]
    examples: Examples
    nouns: frozenset[str]

    @classmethod
    def of(cls, reads: Sequence[Read]) -> Self:
        nouns = carrier_nouns(reads)
        return cls(reads, {read.text.id: examples_of(read, nouns) for read in reads}, nouns)

    def without(self, fold: int) -> Self:
        return replace(self, reads=[read for read in self.reads if fold_of(read.text.id) != fold])

    def blindfolded(self) -> Self:
        """The same examples without what the grammar says of them, to see what the models know alone."""
        blind = {
            name: ([word.without_frames() for word in words], [side.without_slots() for side in sides])
            for name, (words, sides) in self.examples.items()
        }
        return replace(self, examples=blind)

    def learn(self) -> Weights:
        words = [word for read in self.reads for word in self.examples[read.text.id][0]]
        sides = [side for read in self.reads for side in self.examples[read.text.id][1]]
        return learn(words, sides, self.nouns)


@dataclass(frozen=True, slots=True)
class Later:
    """What is learned from opinions of articles that their weights had not seen.

    whole    weights by the names of their tables (again, trust, floor, agreed), learned from all folds
    by_fold  the same, learned from all folds but one
    """

    whole: Weights
    by_fold: Sequence[Weights]


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="print figures on what is never learned from")
    args = parser.parse_args(argv)
    pack = replace(load_pack(), opinion=None)
    known = load_known({pack.code: pack})
    reads = [Read(text, pack, known) for text in gold_texts(REPO / "eval" / "gold")]
    taught = Lesson.of([read for read in reads if read.text.part in ("seen", *PARTS)])
    if args.measure:
        show([read for read in reads if read.text.part in ("kept", "tr")], taught)
        return 0
    everything = Lesson.of([read for read in reads if read.text.part in ("seen", "kept", *PARTS)])
    lessons = [*(taught.without(number) for number in range(FOLDS)), taught, everything]
    learned = at_once([lesson.learn for lesson in lessons])
    later = learn_later(taught, learned[:FOLDS])
    whole = at_once(
        [
            partial(with_setting, lesson, data | after)
            for lesson, data, after in zip(lessons, learned, [*later.by_fold, later.whole, later.whole], strict=True)
        ]
    )
    for number in range(FOLDS):
        write(whole[number], UNSEEN / f"opinion-fold-{number}.json.gz")
    write(whole[FOLDS], UNSEEN / "opinion-held-back.json.gz")
    write(whole[FOLDS + 1], OUT)
    return 0


def write(data: Weights, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    words = (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
    path.write_bytes(gzip.compress(words, mtime=0) if path.suffix == ".gz" else words)
    print(f"{path.relative_to(REPO)}: {path.stat().st_size / 1e6:.2f} MB")


def learn_later(lesson: Lesson, learned: Sequence[Weights]) -> Later:
    """The second look, then trust, then agreements. `learned` is what the lesson taught without each fold."""
    agains = from_others(at_once([partial(choices_of, lesson, data, n) for n, data in enumerate(learned)]), fit_again)
    looked = [OpinionWeights.of(data | {"again": again}) for data, again in zip(learned, agains, strict=False)]
    weighed = []
    gold = 0
    for number, opinion in enumerate(looked):
        for read in lesson.reads:
            if read.text.part in ARTICLES and fold_of(read.text.id) == number:
                weighed += trust_examples(read, opinion)
                gold += len(read.text.gold["events"])
    trust = fit_trust(weighed)
    scores = ", ".join(f"{f1_at(floor, weighed, trust, gold):.3f} at {floor}" for floor in (0.2, 0.3, FLOOR, 0.5))
    print(f"event F1 on articles of the other folds, by confidence: {scores}")
    sure = [replace(opinion, trust=trust, floor=FLOOR) for opinion in looked]
    agreeds = from_others(
        at_once([partial(papers_of, lesson, opinion, n) for n, opinion in enumerate(sure)]), papers.fit_papers
    )
    tables = [
        {"again": again, "trust": trust, "floor": FLOOR, "agreed": agreed}
        for again, agreed in zip(agains, agreeds, strict=True)
    ]
    return Later(whole=tables[-1], by_fold=tables[:-1])


def from_others(found: Sequence[Sequence[Found]], fit: Callable[[Sequence[Found]], Weights]) -> list[Weights]:
    """What is learned from the folds but each, and at the end from all."""
    others = [[one for at, fold in enumerate(found) if at != number for one in fold] for number in range(FOLDS)]
    return [fit(part) for part in (*others, [one for fold in found for one in fold])]


def choices_of(lesson: Lesson, data: Weights, fold: int) -> list[Choice]:
    opinion = OpinionWeights.of(data)
    return [
        choice
        for read in lesson.reads if read.text.part in LOOKED_AT_AGAIN and fold_of(read.text.id) == fold
        for choice in choices(read, lesson.examples[read.text.id][1], opinion)
    ]  # fmt: skip


def papers_of(lesson: Lesson, opinion: OpinionWeights, fold: int) -> list[papers.Choice]:
    return [
        choice
        for read in lesson.reads if fold_of(read.text.id) == fold
        for choice in papers.choices(read, opinion)
    ]  # fmt: skip


def with_setting(lesson: Lesson, data: Weights) -> Weights:
    """The same with what the lesson teaches of days and places."""
    coded = [read for read in lesson.reads if read.text.part != "bank"]
    return data | learn_setting(coded, OpinionWeights.of(data))


def show(measured: Sequence[Read], taught: Lesson) -> None:
    jobs: list[Callable[[], Weights]] = [taught.without(number).learn for number in range(FOLDS)]
    *folds, data, blind = at_once([*jobs, taught.learn, taught.blindfolded().learn])
    later = learn_later(taught, folds)
    data = with_setting(taught, data | later.whole)
    blind |= {name: data[name] for name in (*later.whole, "when", "where")}
    measure(measured, OpinionWeights.of(data), OpinionWeights.of(blind))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
