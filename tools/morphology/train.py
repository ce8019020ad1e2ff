"""Learn the weights of the choice among analyses from treebanks, and write weights.json.

    python tools/morphology/train.py FOLDER --news eval/gold/tr-train [--held-out N] [--epochs 5]

FOLDER holds ud_tr_boun (dev), ud_tr_gb and ud_tr_pud as released (CC BY-SA). The BOUN
test file is never read here, IMST (non-commercial) neither. With --held-out, every fifth BOUN sentence (those with
number N modulo 5) is kept apart and measured instead of writing the file.

Averaged structured perceptron. The annotation names no analysis of ours, so the analyses that fit it best (treebank.py)
are all taken as right, and the likeliest of them is learned; tokens that no analysis fits teach nothing.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from examples import Example, decided, news_sentences
from measure import judge
from treebank import Gold, read_bank

from dragoman.lang.tr.morphology import ranking as chooser
from dragoman.lang.tr.morphology.features import observations, tag, verb_of
from dragoman.lang.tr.morphology.ranking import Weights

OUT = Path(chooser.__file__).with_name("weights.json")
# BOUN is news and essays annotated by hand, PUD news and encyclopedia, GB a grammar book. FrameNet, Kenet and
# Penn were tried and left out: they are converted, and with them case fell from 96.4 to 95.8 % and possessor from 96.1
# to 95.5 % (three folds of BOUN dev).
BANKS = {
    "ud_tr_boun/tr_boun-ud-dev.conllu": 3,
    "ud_tr_pud/tr_pud-ud-test.conllu": 1,
    "ud_tr_gb/tr_gb-ud-test.conllu": 1,
}
SMALL = 0.6


class Learner:
    """Weights with their running sums, so that the average over all steps comes out."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = defaultdict(float)
        self.sums: dict[str, float] = defaultdict(float)
        self.step = 0

    def add(self, names: list[str], amount: float) -> None:
        for name in names:
            self.weights[name] += amount
            self.sums[name] += amount * self.step

    def averaged(self) -> dict[str, float]:
        return {name: w - self.sums[name] / self.step for name, w in self.weights.items()}


def to_weights(flat: dict[str, float], small: float = 0.0) -> Weights:
    own: dict[str, float] = {}
    place: dict[str, dict[str, float]] = defaultdict(dict)
    pair: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in flat.items():
        if abs(weight) <= small:
            continue
        kind, rest = name[0], name[1:]
        if kind == "o":
            own[rest] = round(weight, 2)
        else:
            seen_here, _, label = rest.rpartition("\t")
            (place if kind == "c" else pair)[seen_here][label] = round(weight, 2)
    return Weights(own, dict(place), dict(pair))


def decode(example: Example, learner: Learner, allowed: list[set[int]] | None) -> list[int]:
    """The best path under the weights so far, within the analyses allowed."""
    w = learner.weights
    options = [
        sorted(
            ((sum(w.get("o" + name, 0.0) for name in names), i) for i, names in enumerate(own)),
            reverse=True,
        )
        for own in example.own
    ]
    best = [example.coarse[t][ranked[0][1]] for t, ranked in enumerate(options)]
    verbs = [verb_of(example.morphs[t][ranked[0][1]]) for t, ranked in enumerate(options)]
    words, capitals = [word for word, _ in example.forms], [capital for _, capital in example.forms]
    scores, labels, back, kept = [0.0], ["^"], [], []
    example.seen = []
    for t, ranked in enumerate(options):
        notes = observations(words, best, verbs, capitals, t)
        example.seen.append(notes)
        choices = [(s, i) for s, i in ranked if not allowed or not allowed[t] or i in allowed[t]][:8]
        new, sources = [], []
        for score, i in choices:
            label = example.tags[t][i]
            totals = [s + w.get(f"p{before}\t{label}", 0.0) for s, before in zip(scores, labels, strict=True)]
            top = max(totals)
            sources.append(totals.index(top))
            wide = example.coarse[t][i]
            place = 0.0
            if len(ranked) > 1:
                place = sum(w.get(f"c{note}\t{label}", 0.0) + w.get(f"c{note}\t{wide}", 0.0) for note in notes)
            new.append(top + score + place)
        back.append(sources)
        kept.append([i for _, i in choices])
        scores, labels = new, [example.coarse[t][i] for _, i in choices]
    index = scores.index(max(scores))
    path = []
    for sources, indices in zip(reversed(back), reversed(kept), strict=True):
        path.append(indices[index])
        index = sources[index]
    return path[::-1]


def names_of(example: Example, path: list[int], t: int) -> list[str]:
    """The names of the features of one token on a path."""
    i = path[t]
    label = example.tags[t][i]
    names = ["o" + name for name in example.own[t][i]]
    if len(example.own[t]) > 1:
        names += [f"c{note}\t{kind}" for note in example.seen[t] for kind in (label, example.coarse[t][i])]
    before = example.coarse[t - 1][path[t - 1]] if t else "^"
    names.append(f"p{before}\t{label}")
    return names


def train(examples: list[tuple[Example, int]], epochs: int, seed: int) -> Learner:
    learner = Learner()
    rng = random.Random(seed)
    bag = [example for example, times in examples for _ in range(times)]
    for epoch in range(epochs):
        rng.shuffle(bag)
        wrong = total = 0
        for example in bag:
            learner.step += 1
            guess = decode(example, learner, None)
            if all(not right or i in right for i, right in zip(guess, example.right, strict=True)):
                total += len(guess)
                continue
            aim = decode(example, learner, example.right)
            for t, (a, b) in enumerate(zip(aim, guess, strict=True)):
                total += 1
                wrong += a != b
                if a != b or (t and aim[t - 1] != guess[t - 1]):
                    learner.add(names_of(example, aim, t), 1.0)
                    learner.add(names_of(example, guess, t), -1.0)
        print(f"epoch {epoch + 1}: {wrong} of {total} wrong, {len(learner.weights)} weights", flush=True)
    return learner


def gather(args: argparse.Namespace) -> tuple[list[tuple[Example, int]], list[list[Gold]], list[Example]]:
    """Examples with how often each is seen, annotated sentences kept apart, news sentences kept apart."""
    examples: list[tuple[Example, int]] = []
    held: list[list[Gold]] = []
    news_held: list[Example] = []
    for name, times in BANKS.items():
        for number, sent in enumerate(read_bank(args.folder / name)):
            if "boun" in name and args.held_out is not None and number % 5 == args.held_out:
                held.append(sent)
            elif len(sent) < 80:
                examples.append((Example(sent), times))
    for name, tokens in news_sentences(args.news):
        example = decided(tokens)
        if example and args.held_out is not None and int(name[-3:]) % 3 == args.held_out:
            news_held.append(example)
        elif example:
            examples.append((example, 1))
    return examples, held, news_held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--held-out", type=int)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=3, help="the mean of so many runs, each in another order")
    parser.add_argument("--show", default="", help="print the mistakes in this, on the held-out sentences")
    args = parser.parse_args()
    examples, held, news_held = gather(args)
    averaged: dict[str, float] = defaultdict(float)
    for seed in range(args.seeds):
        learner = train(examples, args.epochs, seed)
        for feature, weight in learner.averaged().items():
            averaged[feature] += weight / args.seeds
    weights = to_weights(averaged, SMALL)
    if args.held_out is not None:
        measure_held(held, weights, args.show)
        measure_news(news_held, averaged)
        return
    data = {"about": ABOUT, "own": weights.own, "place": weights.place, "pair": weights.pair}
    OUT.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


def measure_news(held: list[Example], averaged: dict[str, float]) -> None:
    """How often the true reading is chosen where the spelling decides, without being looked at."""
    learner = Learner()
    learner.weights = defaultdict(float, averaged)
    picked = [decode(example, learner, None)[t] for example in held for t, right in enumerate(example.right) if right]
    print(f"decided by spelling: {picked.count(0) / len(picked):.2%} of {len(picked)}")


ABOUT = (
    "Weights for choosing among the analyses of a Turkish word; made by tools/morphology/train.py from the Universal "
    "Dependencies treebanks Turkish BOUN (dev), GB (CC BY-SA 4.0) and PUD (CC BY-SA 3.0) and the project's own "
    "eval/gold/tr-train and tr-sentences (CC BY 4.0); licence CC BY-SA 4.0"
)


def measure_held(held: list[list[Gold]], weights: Weights, show: str) -> None:
    chooser.WEIGHTS = weights
    chooser.options_of.cache_clear()
    right, total = Counter[str](), Counter[str]()
    for sent in held:
        for gold, morph in zip(sent, chooser.choose([g.text for g in sent]), strict=True):
            if gold.upos != "PUNCT":
                for name, good in judge(gold, morph).items():
                    total[name] += 1
                    right[name] += good
                    if name == show and not good:
                        here = sent.index(gold)
                        around = " ".join(g.text for g in sent[max(0, here - 3) : here + 3])
                        print(f"{gold.text} in «{around}»: gold {gold.lemma} {gold.feats}; ours {tag(morph)}")
    print("  ".join(f"{name} {right[name] / total[name]:.2%}" for name in total))


if __name__ == "__main__":
    main()
