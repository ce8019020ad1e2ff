"""Sentences to learn the choice from: annotated ones, and news in which the spelling decides.

Treebanks are too literary to teach news. News teaches itself where a word has only one reading but another, spelt alike
for other stems, can be imagined in its place: what stands around it is learned from that.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from treebank import Gold, agreement

from dragoman.lang.tr.morphology.analysis import analyses
from dragoman.lang.tr.morphology.features import coarse, own_features, seen, tag
from dragoman.model import Morph

# A token teaches only when lemma, part of speech, case and possessor (or form) fit.
FIT = 8.0


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
            self.right.append(
                {i for i, fit in enumerate(fits) if fit > top - 0.01} if top >= FIT or len(fits) == 1 else set()
            )


def news_sentences(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The sentences of the project's own training articles and sentence bank, cut simply: (name, tokens)."""
    bodies = [
        (path.stem, json.loads(path.read_text(encoding="utf-8"))["article"]["body"]) for path in folder.glob("*.json")
    ]
    bank = (folder.parent / "tr-sentences.jsonl").read_text(encoding="utf-8").splitlines()
    bodies += [(f"bank-{number:04}", json.loads(line)["text"]) for number, line in enumerate(bank)]
    for name, body in sorted(bodies):
        for sent in re.split(r"(?<=[.!?”\"])\s+(?=[A-ZÇĞİÖŞÜ“\"])|\n+", body):
            tokens = re.findall(r"\w+(?:[.,:-]\w+)*(?:['’‘´`′]\w+)?|[^\w\s]", sent)
            if 3 < len(tokens) < 70:
                yield name, tokens


def spelling_decides(morphs: Sequence[Morph]) -> Morph | None:
    """The reading of a noun that can only be accusative ("saldırıyı") or only be possessed ("saldırısı")."""
    known = [
        m
        for m in morphs
        if m.known and m.possessor in (None, "3s", "3p") and m.pos in ("NOUN", "VERB") and m.form != "finite"
    ]
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

    Accusative and possessed are spelt alike after a consonant ("bakanı"), and that is the commonest doubt in news;
    after a vowel they are not ("saldırıyı", "saldırısı"). "-mış" closes a clause or stands before a noun; "-dı" only
    closes one, "-an" only stands before one.
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
