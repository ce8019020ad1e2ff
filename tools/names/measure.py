"""How well names are told together and apart, on eval/names/pairs.tsv: F1 over the pairs of one bearer.

    python tools/names/measure.py              both halves, the rules alone, with the tables, and a baseline
    python tools/names/measure.py --mistakes   and every mistake on the "rules" half; those of the other stay unseen

The baseline is what one would write in a line: anyascii, then the token-sort ratio of rapidfuzz, with the threshold
that is best on the "rules" half for each kind. Where `rigour` is installed its comparison is measured too, likewise.
"""

import argparse
import importlib.util
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

from dragoman.text.fold import key
from dragoman.world.same_name import compare_names
from dragoman.world.same_thing import Names

PAIRS = Path(__file__).resolve().parents[2] / "eval" / "names" / "pairs.tsv"
SETS = ("rules", "held")
KINDS = ("person", "organisation", "place")


class Pair(NamedTuple):
    kind: str
    left: str
    right: str
    same: bool
    half: str


class Score(NamedTuple):
    hit: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.hit / (2 * self.hit + self.wrong + self.missed)


def read_pairs(path: Path = PAIRS) -> Iterator[Pair]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, left, right, same, half = line.split("\t")
            yield Pair(kind, left, right, {"yes": True, "no": False}[same], half)


def score(pairs: Iterable[Pair], same: Callable[[Pair], bool]) -> Score:
    told = [(pair.same, same(pair)) for pair in pairs]
    return Score(told.count((True, True)), told.count((False, True)), told.count((True, False)))


def with_tables(names: Names) -> Callable[[Pair], bool]:
    return lambda pair: names.compare(pair.kind, pair.left, pair.right).same


def rules_alone(pair: Pair) -> bool:
    return compare_names(pair.left, pair.right).same


def at_best_threshold(pairs: list[Pair], likeness: Callable[[Pair], float]) -> Callable[[Pair], bool]:
    """The likeness as a verdict, with the cut that is best on the "rules" half for each kind."""
    cuts = {}
    for kind in KINDS:
        learning = [pair for pair in pairs if pair.half == "rules" and pair.kind == kind]
        values = sorted({likeness(pair) for pair in learning})
        cuts[kind] = max(values, key=lambda cut: score(learning, lambda pair: likeness(pair) >= cut).f1)
    return lambda pair: likeness(pair) >= cuts[pair.kind]


def token_sort(pair: Pair) -> float:
    return fuzz.token_sort_ratio(key(anyascii(pair.left)), key(anyascii(pair.right)))


def rigour_likeness(pair: Pair) -> float:
    """Symbols paired first, as the library asks for, then the rest by spelling; the mean over both names' letters."""
    from rigour.names import NameTypeTag, analyze_names, compare_parts, pair_symbols

    tag = {"person": NameTypeTag.PER, "organisation": NameTypeTag.ORG}.get(pair.kind, NameTypeTag.UNK)
    left, right = (next(iter(analyze_names(tag, [name])), None) for name in (pair.left, pair.right))
    if left is None or right is None:
        return 0.0
    letters = sum(len(part.form) for name in (left, right) for part in name.parts)
    best = 0.0
    for symbols in pair_symbols(left, right) or [()]:
        known = [{part.index for one in symbols for part in side(one)} for side in (lambda a: a.qps, lambda a: a.rps)]
        paired = sum(len(part.form) for one in symbols for part in (*one.qps, *one.rps))
        rest = [
            [part for part in name.parts if part.index not in taken]
            for name, taken in zip((left, right), known, strict=True)
        ]
        spelled = sum(one.score * sum(len(part.form) for part in (*one.qps, *one.rps)) for one in compare_parts(*rest))
        best = max(best, (paired + spelled) / letters)
    return best


def ways(pairs: list[Pair]) -> Iterator[tuple[str, Callable[[Pair], bool], tuple[str, ...]]]:
    """What is measured, and on which kinds of pairs."""
    yield "rules and tables", with_tables(Names()), KINDS
    yield "rules alone", rules_alone, ("person",)
    yield "anyascii, token sort", at_best_threshold(pairs, token_sort), KINDS
    if importlib.util.find_spec("rigour"):
        yield "rigour.names", at_best_threshold(pairs, rigour_likeness), KINDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--mistakes", action="store_true", help='list the mistakes on the "rules" half')
    arguments = parser.parse_args()
    pairs = list(read_pairs())
    print(f"{'':22}{'set':6}{'kind':14}{'F1':>6}  hit wrong missed")
    for name, same, kinds in ways(pairs):
        for half in SETS:
            for chosen in dict.fromkeys([kinds, *((kind,) for kind in kinds)]):
                found = score([pair for pair in pairs if pair.half == half and pair.kind in chosen], same)
                label = chosen[0] if len(chosen) == 1 else "all"
                print(f"{name:22}{half:6}{label:14}{found.f1:6.3f}  {found.hit:3} {found.wrong:5} {found.missed:6}")
        if arguments.mistakes:
            for pair in pairs:
                if pair.half == "rules" and pair.kind in kinds and same(pair) != pair.same:
                    print(f"    {pair.left} | {pair.right}: {'one' if pair.same else 'two'}")


if __name__ == "__main__":
    main()
