"""The survey of verb forms: draw sentences to be judged by hand, and score the analyser by the judgements.

    python tools/morphology/survey.py                        score eval/morphology/verb_forms.tsv
    python tools/morphology/survey.py --errors               and list what is wrong, in its sentence
    python tools/morphology/survey.py --draw 1 --count 80    print sentences to judge, drawn with seed 1

Drawing takes one sentence each of so many training articles, at random, and prints words with their numbers and nothing
else: who judges does not see what the analyser makes of them. Articles kept for measuring (eval/README.md) are never
drawn. A form is right when clause-making suffix, tense, voice and negation all are. What is scored is the reading
chosen in its sentence, as the rooms below get to see it.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman.evaluate import is_kept
from dragoman.lang.pack import Pack
from dragoman.lang.tr import load_pack
from dragoman.model import Morph, Sentence, Word
from dragoman.sentence import find_quotes, split_sentences

EVAL = Path(__file__).parents[2] / "eval"
NEWS = EVAL / "gold" / "tr-train"
TABLE = EVAL / "morphology" / "verb_forms.tsv"
LEAST_WORDS = 6
PARTS = ("suffix", "tense", "voice", "negation")


class Judged(NamedTuple):
    """A verb form and its reading by hand. Cells with "|" allow each of several; "-" is none."""

    draw: str
    article: str
    start: int
    form: str
    lemma: str
    suffix: str
    tense: str
    voice: str
    negated: str
    able: str


class Score(NamedTuple):
    """right[part] of total[part]; `wrong` holds the forms of which a part is wrong, with those parts."""

    right: Mapping[str, int]
    total: Mapping[str, int]
    wrong: tuple[tuple[Judged, Sentence, Word, tuple[str, ...]], ...]

    def share(self, part: str) -> float:
        return self.right[part] / self.total[part]


def read_table(path: Path = TABLE) -> tuple[Judged, ...]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return tuple(Judged(row[0], row[1], int(row[2]), *row[3:]) for row in rows)


@cache
def _turkish() -> Pack:
    return load_pack()


@cache
def sentences_of(article: str) -> tuple[Sentence, ...]:
    """The sentences of a training article as the reader splits them."""
    body: str = json.loads((NEWS / f"{article}.json").read_text(encoding="utf-8"))["article"]["body"]
    return split_sentences(body, quotes=find_quotes(body), pack=_turkish())


def draw(seed: int, count: int) -> Iterator[tuple[str, Sentence]]:
    """Article and sentence, the same ones wherever this runs."""
    dice = random.Random(seed)
    articles = sorted(path.stem for path in NEWS.glob("*.json") if not is_kept(path.stem))
    for article in dice.sample(articles, count):
        long_ones = [s for s in sentences_of(article) if sum(w.kind == "word" for w in s.words) >= LEAST_WORDS]
        if long_ones:
            yield article, dice.choice(long_ones)


def find_word(judged: Judged) -> tuple[Sentence, Word]:
    """The word of a row, where it stands. Raises `LookupError` when no word begins there."""
    for sent in sentences_of(judged.article):
        for word in sent.words:
            if word.span.start == judged.start and word.text == judged.form:
                return sent, word
    raise LookupError(f"{TABLE.name}: no word {judged.form!r} at {judged.start} of {judged.article}")


def read_as(morph: Morph) -> dict[str, str]:
    """A reading in the words of the table."""
    return {
        "suffix": ":".join(filter(None, (morph.form or "none", morph.converb))),
        "tense": "+".join(filter(None, (morph.tense, morph.copula))) or "-",
        "voice": " ".join(morph.voice) or "-",
        "negation": "yes" if morph.negated else "no",
        "able": "yes" if morph.able else "no",
        "lemma": morph.lemma,
    }


def score(table: tuple[Judged, ...]) -> Score:
    right, total = Counter[str](), Counter[str]()
    wrong = []
    for judged in table:
        sent, word = find_word(judged)
        seen, wanted = read_as(word.morph), {**judged._asdict(), "negation": judged.negated}
        good = {part: found in str(wanted[part]).split("|") for part, found in seen.items()}
        good["all four"] = all(good[part] for part in PARTS)
        total.update(good.keys())
        right.update(part for part, is_good in good.items() if is_good)
        if not good["all four"]:
            wrong.append((judged, sent, word, tuple(part for part in PARTS if not good[part])))
    return Score(right, total, tuple(wrong))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    if args.draw is not None:
        for article, sent in draw(args.draw, args.count):
            print(f"# {article} {sent.span.start}")
            print(" ".join(f"{n}:{w.text}" if w.kind == "word" else w.text for n, w in enumerate(sent.words)))
        return
    table = read_table()
    for name in [*sorted({judged.draw for judged in table}), ""]:
        result = score(tuple(judged for judged in table if not name or judged.draw == name))
        shares = "  ".join(f"{part} {result.share(part):.1%}" for part in ("all four", *PARTS, "able", "lemma"))
        print(f"{f'draw {name}' if name else 'all'}: {result.total['all four']} forms  {shares}")
    for judged, sent, word, parts in result.wrong if args.errors else ():
        at = sent.words.index(word)
        near = " ".join(w.text for w in sent.words[max(0, at - 3) : at + 3])
        seen = read_as(word.morph)
        told = "; ".join(f"{part} {judged[5 + PARTS.index(part)]}, read as {seen[part]}" for part in parts)
        print(f"{judged.article} {judged.start} «{near}» {judged.form}: {told}")


if __name__ == "__main__":
    main()
