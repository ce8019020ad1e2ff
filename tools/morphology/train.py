"""Learn the weights of the choice among analyses from treebanks, and write weights.json.

    python tools/morphology/train.py FOLDER --news eval/gold/tr-train [--held-out N] [--epochs 5]

FOLDER holds ud_tr_boun (dev), ud_tr_gb and ud_tr_pud as released (CC BY-SA). The BOUN
test file is never read here, IMST (non-commercial) neither. With --held-out, every fifth BOUN sentence (those with
number N modulo 5) is kept apart and measured instead of writing the file.

Averaged structured perceptron. The annotation names no analysis of ours, so the analyses that fit it best (treebank.py) are all
taken as right, and the likeliest of them is learned; tokens that no analysis fits teach nothing.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from treebank import Gold, agreement, read_bank

from dragoman.lang.tr.morphology import ranking as chooser
from dragoman.lang.tr.morphology.analysis import analyses
from dragoman.lang.tr.morphology.features import coarse, observations, own_features, seen, tag, verb_of
from dragoman.lang.tr.morphology.ranking import Weights
from dragoman.model import Morph

OUT = Path(chooser.__file__).with_name("weights.json")
# BOUN is news and essays annotated by hand, PUD news and encyclopedia, GB a grammar book. FrameNet, Kenet and Penn were tried and left
# out: they are converted, and with them case fell from 96.4 to 95.8 % and possessor from 96.1 to 95.5 % (three folds of BOUN).
BANKS = {
    "ud_tr_boun/tr_boun-ud-dev.conllu": 3,
    "ud_tr_pud/tr_pud-ud-test.conllu": 1,
    "ud_tr_gb/tr_gb-ud-test.conllu": 1,
}
# A token teaches only when lemma, part of speech, case and possessor (or form) fit.
FIT = 8.0
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


class Example:
    """A sentence with its candidates, what fits, and the features of each candidate."""

    def __init__(self, sent: list[Gold], *, learn: bool = True) -> None:
        self.texts = [gold.text for gold in sent]
        self.forms = [seen(text) for text in self.texts]
        self.morphs = [analyses(text) for text in self.texts]
        self.tags = [[tag(m) for m in morphs] for morphs in self.morphs]
        self.coarse = [[coarse(m) for m in morphs] for morphs in self.morphs]
        self.own = [
            [own_features(m, word, capital) for m in morphs]
            for morphs, (word, capital) in zip(self.morphs, self.forms, strict=True)
        ]
        self.right: list[set[int]] = []
        for gold, morphs in zip(sent, self.morphs, strict=True) if learn else ():
            fits = [agreement(gold, morph) for morph in morphs]
            top = max(fits)
            self.right.append({i for i, fit in enumerate(fits) if fit > top - 0.01} if top >= FIT or len(fits) == 1 else set())


def news_sentences(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The sentences of the project's own training articles, cut simply: (name of the article, tokens)."""
    for path in sorted(folder.glob("*.json")):
        body = json.loads(path.read_text(encoding="utf-8"))["article"]["body"]
        for sent in re.split(r"(?<=[.!?”\"])\s+(?=[A-ZÇĞİÖŞÜ“\"])|\n+", body):
            tokens = re.findall(r"\w+(?:[.,:-]\w+)*(?:['’‘´`′]\w+)?|[^\w\s]", sent)
            if 3 < len(tokens) < 70:
                yield path.stem, tokens


def spelling_decides(morphs: Sequence[Morph]) -> Morph | None:
    """The reading of a noun that can only be accusative ("saldırıyı") or only be possessed ("saldırısı")."""
    known = [m for m in morphs if m.known and m.possessor in (None, "3s", "3p") and m.pos in ("NOUN", "VERB") and m.form != "finite"]
    kinds = {(m.case, m.possessor) for m in known}
    if len(kinds) != 1 or kinds & {("acc", None), ("nom", "3s")} != kinds:
        return None
    return next((m for m in known if m.pos == "NOUN"), None)


def form_decides(morphs: Sequence[Morph]) -> Morph | None:
    """The reading of a verb that can only close a clause ("geldi") or only stand before a noun ("gelen")."""
    known = [m for m in morphs if m.known and m.person in (None, "3s") and m.pos == "VERB"]
    forms = {m.form for m in known}
    if len(forms) != 1 or any(m.known and m.pos != "VERB" for m in morphs):
        return None
    first = known[0]
    finite = first.form == "finite" and first.tense in ("past", "prog")
    return first if finite or (first.form == "rel" and first.tense is None and first.suffixes[-1][1] == "rel") else None


def readings(morphs: Sequence[Morph]) -> tuple[Morph, Morph] | None:
    """The true reading of a token that its spelling decides, and the other one it would leave open elsewhere."""
    noun = spelling_decides(morphs)
    if noun is not None:
        as_object = noun.case == "acc"
        return noun, replace(noun, case="nom" if as_object else "acc", possessor="3s" if as_object else None)
    verb = form_decides(morphs)
    if verb is None:
        return None
    # -mIş is spelt alike in both uses; what is learned for it here holds for -(y)AcAK by the coarse tag.
    finite = replace(verb, form="finite", tense="evid", person="3s", case=None)
    relative = replace(verb, form="rel", tense="evid", person=None, case="nom")
    return (finite, relative) if verb.form == "finite" else (relative, finite)


def decided(tokens: list[str]) -> Example | None:
    """A sentence whose decided words are offered both readings, so that what stands around them is learned.

    Accusative and possessed are spelt alike after a consonant ("bakanı"), and that is the commonest doubt in news; after a
    vowel they are not ("saldırıyı", "saldırısı"). "-mış" closes a clause or stands before a noun; "-dı" and "-an" cannot both.
    """
    golds = [Gold(token, "", "X", {}, "", "news") for token in tokens]
    example = Example(golds, learn=False)
    example.right = [set() for _ in tokens]
    found = False
    for t, morphs in enumerate(example.morphs):
        pair = readings(morphs)
        if pair is None:
            continue
        found = True
        example.morphs[t] = pair
        example.tags[t] = [tag(m) for m in pair]
        example.coarse[t] = [coarse(m) for m in pair]
        example.own[t] = [[f"t={tag(m)}"] for m in pair]
        example.right[t] = {0}
    return example if found else None


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
            (
                (sum(w.get("o" + name, 0.0) for name in names), i)
                for i, names in enumerate(own)
            ),
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held-out", type=int)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=3, help="the mean of so many runs, each in another order")
    parser.add_argument("--banks", default="")
    parser.add_argument("--show", default="", help="print the mistakes in this, on the held-out sentences")
    parser.add_argument("--news", type=Path)
    parser.add_argument("--news-times", type=int, default=1)
    args = parser.parse_args()
    examples, held = [], []
    for name, times in BANKS.items():
        if args.banks and not any(part in name for part in args.banks.split(",")):
            continue
        for number, sent in enumerate(read_bank(args.folder / name)):
            if "boun" in name and args.held_out is not None and number % 5 == args.held_out:
                held.append(sent)
            elif len(sent) < 80:
                examples.append((Example(sent), times))
    news_held = []
    if args.news:
        for name, tokens in news_sentences(args.news):
            example = decided(tokens)
            if example and args.held_out is not None and int(name[-3:]) % 3 == args.held_out:
                news_held.append(example)
            elif example:
                examples.append((example, args.news_times))
    fitted = sum(bool(right) for example, _ in examples for right in example.right)
    print(f"{len(examples)} sentences, {fitted} of {sum(len(e.texts) for e, _ in examples)} tokens fit", flush=True)
    averaged: dict[str, float] = defaultdict(float)
    for seed in range(args.seeds):
        learner = train(examples, args.epochs, seed)
        for feature, weight in learner.averaged().items():
            averaged[feature] += weight / args.seeds
    if news_held:
        learner.weights = defaultdict(float, averaged)
        pairs = [(decode(e, learner, None)[t], e) for e in news_held for t, right in enumerate(e.right) if right]
        print(f"decided by spelling, held out: {sum(i == 0 for i, _ in pairs) / len(pairs):.2%} of {len(pairs)}")
    weights = to_weights(averaged, SMALL)
    if args.held_out is not None:
        measure_held(held, weights, args.show)
        return
    data = {"about": ABOUT, "own": weights.own, "place": weights.place, "pair": weights.pair}
    OUT.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size / 1e6:.2f} MB")


ABOUT = (
    "Weights for choosing among the analyses of a Turkish word; made by tools/morphology/train.py from the Universal Dependencies "
    "treebanks Turkish BOUN (dev) and GB (CC BY-SA 4.0) and PUD (CC BY-SA 3.0) and from the project's own eval/gold/tr-train; licence CC BY-SA 4.0"
)


def measure_held(held: list[list[Gold]], weights: Weights, show: str) -> None:
    from collections import Counter

    from measure import judge

    chooser.WEIGHTS = weights
    chooser.candidates.cache_clear()
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
                        print(f"{gold.text} in «{around}»: gold {gold.lemma} {gold.feats} {gold.deprel}; ours {tag(morph)} {morph.lemma}")
    print("  ".join(f"{name} {right[name] / total[name]:.2%}" for name in total))


if __name__ == "__main__":
    main()
