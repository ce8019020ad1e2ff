"""Whether two words are one name, by spelling and by sound: an edit distance in which vowels weigh little.

    same_spelling("araghchi", "arakci", (True, True))  ->  True

What scripts without vowels leave out costs nothing; the long vowels that they write do have to be heard.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dragoman.world.spelling import outline, sound

Scripts = tuple[bool, bool]  # whether the one and the other are written with vowels

_WOMANS = ("ova", "eva", "iva", "owa", "ewa", "ska", "skaya", "skaja", "skaia")
_MANS = ("ov", "ev", "iv", "ow", "ew", "off", "eff", "ski", "sky", "skiy", "skyy", "skyi", "skij", "skii", "skyj")

_VOWELS = frozenset("AEIU")
# What a change costs: of sounds that spelling customs exchange, and of letters that each language reads its own way.
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.0, "AE"),
        (0.1, "jc qk"),
        (0.25, "AI EI jI qc jz"),
        (0.5, "gh gk kh kc sc sz zc bp dt fv bv dz gc tc vU cI jh qg"),
        (0.6, "AU EU IU"),
    )
    for pair in pairs.split()
}
# The same where one script writes no short vowels: y and w stand for long ones, and e is heard as one.
_NEAR_ABJAD = {pair: cost / 2 for pair, cost in _NEAR.items()} | {
    frozenset(pair): cost
    for cost, pairs in ((0.0, "vU EI"), (0.25, "vI IU"), (0.7, "AI AU EU Av Ev"))
    for pair in pairs.split()
}
_REPEATED_A = re.compile("A+")
_HARDENED = frozenset({frozenset("dt"), frozenset("bp")})  # at the end of a word: "Recep", "Rajab"
# How far two words of so many consonants may be apart. Made on the "rules" half of eval/names/pairs.tsv and on
# tests/cases/tr/persons.toml; `python tools/names/measure.py` measures both halves.
_REACH = (0.25, 0.25, 0.25, 0.6, 0.8, 1.0)
_FIRST_SOUND = 0.3  # more, when the words begin otherwise
_STRICT = 0.25  # for a name that ends where the longer one goes on: "Nicolás Maduro (Moros)"


@lru_cache(maxsize=65536)
def same_spelling(left: str, right: str, scripts: Scripts, *, strict: bool = False) -> bool:
    """Whether two words are one name."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return False
    if strict and all(scripts) and left[-1] != right[-1] and abs(len(left) - len(right)) == 1:
        return False
    if left.endswith(_WOMANS) != right.endswith(_WOMANS) and (left.endswith(_MANS) or right.endswith(_MANS)):
        return False
    one, other = sound(left), sound(right)
    if not any(scripts):
        return _distance(one, other, _VOWELED, _VOWELED) <= _REACH[0]
    if not all(scripts):
        bare, full = (other, one) if scripts[0] else (one, other)
        return _distance(bare, full, _ABJAD, _FULL) <= _reach(one, other)
    one, other = _plain_vowels(one), _plain_vowels(other)
    reach = _reach(one, other)
    if frozenset((one[0], other[0])) not in _NEAR and one[0] != other[0]:
        reach -= _FIRST_SOUND
    if reach <= _REACH[1] and _count(one, _VOWELS) != _count(other, _VOWELS) and _consonants(one, other) < 2:
        return False  # "Ho" and "Hui"
    reach = min(reach, _STRICT) if strict else reach
    # A consonant more or another one costs half, or a quarter where j is y and q is ch: most words end here.
    least = 0.25 if set("jq").intersection(one + other) else 0.5
    if Levenshtein.distance(outline((left,)), outline((right,))) * least > reach:
        return False
    return _distance(one, other, _VOWELED, _VOWELED) <= reach


def _reach(one: str, other: str) -> float:
    return _REACH[min(_consonants(one, other), len(_REACH) - 1)]


def _consonants(one: str, other: str) -> int:
    return max(len(heard) - _count(heard, _VOWELS) for heard in (one, other))


def _count(heard: str, chars: frozenset[str]) -> int:
    return sum(char in chars for char in heard)


def _plain_vowels(heard: str) -> str:
    return _REPEATED_A.sub("A", heard.replace("E", "A"))


class _Costs(NamedTuple):
    """What changes cost, and what sounds cost that the other word lacks."""

    near: dict[frozenset[str], float]
    missing: dict[str, float]
    vowel: float
    vowel_beside: float


_VOWELED = _Costs(_NEAR, {"h": 0.5, "j": 0.7}, 0.3, 0.2)
_ABJAD = _Costs(_NEAR_ABJAD, {"h": 0.5, "v": 0.7}, 0.7, 0.7)  # a long vowel is heard in the other word too
_FULL = _Costs(_NEAR_ABJAD, {"h": 0.5}, 0.0, 0.0)  # and short ones are not written


def _distance(left: str, right: str, costs: _Costs, other_costs: _Costs) -> float:
    """An edit distance in which vowels weigh little and sounds that are confused weigh less than others."""
    row = [0.0]
    for at in range(len(right)):
        row.append(row[-1] + _missing(right, at, other_costs))
    for at, char in enumerate(left):
        gone = _missing(left, at, costs)
        above, row = row, [row[0] + gone]
        for other_at, other in enumerate(right):
            last = at == len(left) - 1 and other_at == len(right) - 1
            change = above[other_at] + _change(char, other, costs, last=last)
            row.append(min(change, above[other_at + 1] + gone, row[-1] + _missing(right, other_at, other_costs)))
    return row[-1]


def _missing(word: str, at: int, costs: _Costs) -> float:
    char = word[at]
    if char in _VOWELS:
        beside = word[max(0, at - 1) : at] + word[at + 1 : at + 2]
        return costs.vowel_beside if any(other in _VOWELS for other in beside) else costs.vowel
    return costs.missing.get(char, 1.0)


def _change(char: str, other: str, costs: _Costs, *, last: bool) -> float:
    if char == other:
        return 0.0
    pair = frozenset((char, other))
    if last and pair in _HARDENED:
        return 0.2
    return costs.near.get(pair, 1.0 + (char in _VOWELS) + (other in _VOWELS))
