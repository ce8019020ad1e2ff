"""Measure the analyser and the choice on a treebank.

    python tools/morphology/measure.py tr_boun-ud-test.conllu [--errors lemma|case|psor|form] [--limit 80]

Punctuation is left out. Lemma: all words (strict, and under the mapping of treebank.py). Case, possessor: words whose
annotation has Case or Person[psor], or that it calls NOUN or PROPN. Form: words it calls VERB. "among" is whether any
analysis is right, the ceiling of the choice. How the annotation is mapped is told in treebank.py.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from treebank import Gold, read_bank, same_lemma, same_psor, strict_lemma

from dragoman.lang.tr.morphology import choose_ranked
from dragoman.model import Morph


def case_right(gold: Gold, morph: Morph) -> bool:
    return (morph.case or "nom") == (gold.case or "nom")


def judge(gold: Gold, morph: Morph) -> dict[str, bool]:
    """Which of the measured things an analysis has right."""
    found = {"lemma": same_lemma(gold, morph), "strict lemma": strict_lemma(gold, morph)}
    nominal = gold.upos in ("NOUN", "PROPN") or "Case" in gold.feats or gold.psor
    if nominal and gold.feats.get("VerbForm") != "Conv":
        found["case"] = case_right(gold, morph)
        found["psor"] = same_psor(gold, morph)
        found["case, not nom"] = found["case"]
        if (gold.case or "nom") == "nom":
            del found["case, not nom"]
        if gold.psor:
            found["psor, possessed"] = found["psor"]
    if gold.upos == "VERB" and gold.bank.endswith("boun"):
        right = morph.form in gold.form
        if not right and "ger" in gold.form and morph.pos == "NOUN":
            right = same_lemma(gold, morph)
        found["form"] = right
        found["negation"] = morph.negated == (gold.feats.get("Polarity") == "Neg") or morph.converb == "madan"
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--errors")
    parser.add_argument("--limit", type=int, default=60)
    args = parser.parse_args()
    right, among, total = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    sents = list(read_bank(args.bank))
    start = time.perf_counter()
    ranked = [choose_ranked([gold.text for gold in sent]) for sent in sents]
    spent = time.perf_counter() - start
    for sent, options in zip(sents, ranked, strict=True):
        for index, (gold, morphs) in enumerate(zip(sent, options, strict=True)):
            if gold.upos == "PUNCT":
                continue
            for name, good in judge(gold, morphs[0]).items():
                total[name] += 1
                right[name] += good
                among[name] += good or any(judge(gold, morph)[name] for morph in morphs[1:])
                if name == args.errors and not good:
                    wrong.append((sent, index, morphs))
    for sent, index, morphs in wrong[: args.limit]:
        gold = sent[index]
        left, here = " ".join(g.text for g in sent[max(0, index - 4) : index]), morphs[0]
        after = " ".join(g.text for g in sent[index + 1 : index + 4])
        print(f"{left} [{gold.text}] {after}")
        print(f"    gold {gold.lemma}/{gold.upos} {gold.case} {gold.psor} {gold.feats.get('VerbForm')} {gold.deprel}")
        print(f"    ours {here.lemma}/{here.pos} {here.case} {here.possessor} {here.form} {'' if here.known else '?'}")
    words = sum(total[name] for name in ("lemma",))
    for name in total:
        print(f"{name:16} {right[name] / total[name]:7.2%}   among {among[name] / total[name]:7.2%}   of {total[name]}")
    print(f"{words} words, {words / spent:,.0f} words/s with nothing cached at the start")


if __name__ == "__main__":
    main()
