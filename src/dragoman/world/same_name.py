"""Whether two names can be one person's: across spellings, scripts and languages, by rules that say why.

    compare_names("Choe Son Hui", "Чхве Сон Хи")  ->  NameMatch(same=True, why="another spelling")

Rules: every word of the shorter name has to stand in the longer one, in its order, by spelling or by sound; initials,
short forms ("Joe") and numerals ("Jr.") count as what they are; of a Korean or Chinese name no syllable may be missing.
Two names that pass can still be two people's: who is meant is for the article to say.
docs/decisions/0008-names-by-own-rules.md has what was measured.
"""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dragoman.world.spelling import Reading, family_spelling, full_given, parted, read_name, sound

# Particles that neither tell people apart nor end a family name.
LINKS = frozenset(
    {"al", "el", "as", "es", "an", "en", "ar", "er", "ad", "ed", "az", "ez", "at", "et", "bin", "bint", "ibn", "bn"}
    | {"von", "van", "fon", "der", "den", "de", "da", "di", "du", "dos", "la", "le", "ould", "uld", "veled", "ul", "ur"}
)
# What tells a son from his father.
_BIRTH_ORDER = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_WOMANS = ("ova", "eva", "iva", "owa", "ewa", "ska", "skaya", "skaja", "skaia")
_MANS = ("ov", "ev", "iv", "ow", "ew", "off", "eff", "ski", "sky", "skiy", "skyy", "skyi", "skij", "skii", "skyj")

_VOWELS = frozenset("AEIU")
# What a change costs: of sounds that spelling customs exchange, and of letters that each language reads its own way.
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.0, ("AE",)),
        (0.1, ("jc", "qk")),
        (0.25, ("AI", "EI", "jI", "qc", "jz")),
        (
            0.5,
            (
                "gh",
                "gk",
                "kh",
                "kc",
                "sc",
                "sz",
                "zc",
                "bp",
                "dt",
                "fv",
                "bv",
                "dz",
                "gc",
                "tc",
                "vU",
                "cI",
                "jh",
                "qg",
            ),
        ),
        (0.6, ("AU", "EU", "IU")),
    )
    for pair in pairs
}
# The same where one script writes no short vowels: y and w stand for long ones, and e is heard as one.
_NEAR_ABJAD = {pair: cost / 2 for pair, cost in _NEAR.items()} | {
    frozenset(pair): cost
    for cost, pairs in ((0.0, ("vU", "EI")), (0.25, ("vI", "IU")), (0.7, ("AI", "AU", "EU", "Av", "Ev")))
    for pair in pairs
}
_REPEATED_A = re.compile("A+")
_HARDENED = frozenset({frozenset("dt"), frozenset("bp")})  # at the end of a word: "Recep", "Rajab"
# How far two words of so many consonants may be apart. Made on the "rules" half of eval/names/pairs.tsv and on
# tests/cases/tr/persons.toml; `python tools/names/measure.py` measures both halves.
_REACH = (0.25, 0.25, 0.25, 0.6, 0.8, 1.0)
_FIRST_SOUND = 0.3  # more, when the words begin otherwise
MAX_WORDS = 12
_STRICT = 0.25  # for a name that ends where the longer one goes on: "Nicolás Maduro (Moros)"


_Scripts = tuple[bool, bool]  # whether the one and the other are written with vowels


class NameMatch(NamedTuple):
    """`why` is for people: what makes the names one person's, or what keeps them apart."""

    same: bool
    why: str


def compare_names(left: str, right: str) -> NameMatch:
    """Whether two names can be one person's.

    >>> compare_names("Kim Jong Un", "Kim Jong Il")
    NameMatch(same=False, why='"un" is not in the other name')
    >>> compare_names("Ali Asadov", "Ali Esedov")
    NameMatch(same=True, why='another spelling')
    """
    verdict = NameMatch(False, "there is nothing to compare")
    for one, other in product(read_name(left), read_name(right)):
        verdict = _compare(one, other)
        if verdict.same:
            return verdict
    return verdict


def same_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same of names that are folded Latin words already.

    >>> same_words(("lavrov",), ("sergey", "lavrov")), same_words(("kim", "jong", "il"), ("kim", "jong", "un"))
    (True, False)
    """
    return _compare(Reading(left), Reading(right)).same


@lru_cache(maxsize=65536)
def _compare(left: Reading, right: Reading) -> NameMatch:
    (mine, born), (theirs, other_born) = _parts(left), _parts(right)
    if not mine or not theirs:
        return NameMatch(False, "there is nothing to compare")
    if born != other_born:
        return NameMatch(False, "one is the elder or the younger of the name")
    if mine == theirs:
        return NameMatch(True, "the same words")
    if max(len(mine), len(theirs)) > MAX_WORDS:
        return NameMatch(False, "too long for a name")
    short, long_, scripts = mine, theirs, (left.voweled, right.voweled)
    if len(theirs) < len(mine):
        short, long_, scripts = theirs, mine, (right.voweled, left.voweled)
    if len(short) == 1 and not (left.whole or right.whole):
        return _one_word(short[0], long_, scripts)
    if _initials(mine) and _initials(theirs) and _initials(mine) != _initials(theirs):
        return NameMatch(False, "other initials")
    whole = left.whole or right.whole or (all(scripts) and any(family_spelling(one[0]) for one in (mine, theirs)))
    if not all(scripts):
        return _aligned(short, long_, scripts, whole=whole)
    turned = _family_first(short) != short or _family_first(long_) != long_
    verdict = _aligned(_spelled(short), _spelled(long_), scripts, whole=whole)
    if turned and not verdict.same:
        short, long_ = _family_first(short), _family_first(long_)
        return _aligned(_spelled(short), _spelled(long_), scripts, whole=True)
    return verdict


def _parts(reading: Reading) -> tuple[tuple[str, ...], str | None]:
    """The words that are compared, and "jr" or the like."""
    words = [word for word in parted(reading.words) if reading.whole or word not in LINKS]
    born = next((_BIRTH_ORDER[word] for word in words[1:] if word in _BIRTH_ORDER), None)
    return tuple(word for word in words[:1] + [word for word in words[1:] if word not in _BIRTH_ORDER]), born


def _family_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Jong Un Kim" in the order of its country."""
    return (words[-1], *words[:-1]) if family_spelling(words[-1]) else words


def _spelled(words: tuple[str, ...]) -> tuple[str, ...]:
    first = family_spelling(words[0]) or full_given(words[0])
    return (first, *words[1:])


def _initials(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words[1:-1] if len(word) == 1)


def _one_word(only: str, long_: tuple[str, ...], scripts: _Scripts) -> NameMatch:
    # A family name stands last in most of the world, first in China, Korea and Viet Nam, and some are known by a name
    # in between ("Lula").
    if any(same_spelling(only, word, scripts) for word in (long_[-1], long_[0])):
        return NameMatch(True, "a part of the name" if len(long_) > 1 else "another spelling")
    if len(only) > 3 and only in long_:
        return NameMatch(True, "a part of the name")
    return NameMatch(False, f'"{only}" is not in the other name')


def _aligned(short: tuple[str, ...], long_: tuple[str, ...], scripts: _Scripts, *, whole: bool) -> NameMatch:
    left_over = _left_over(short, long_, scripts)
    if left_over is None:
        missing = next((word for word in short if not any(same_spelling(word, one, scripts) for one in long_)), None)
        return NameMatch(False, f'"{missing}" is not in the other name' if missing else "the words differ in order")
    if whole and left_over:
        return NameMatch(False, "a part of the name is missing")
    return NameMatch(True, "a shorter form of the name" if left_over else "another spelling")


# How many words of either name may be one word of the other: "Emir Abdullahiyan", "Amir-Abdollahian", "Jinping".
_JOINS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))


@lru_cache(maxsize=65536)
def _left_over(short: tuple[str, ...], long_: tuple[str, ...], scripts: _Scripts) -> int | None:
    """How many words of the longer name are left over when the shorter one is found in it, in order; None if not."""
    if not short:
        return len(long_)
    found = []
    for mine, theirs in _JOINS:
        if mine > len(short) or theirs > len(long_):
            continue
        word, other = "".join(short[:mine]), "".join(long_[:theirs])
        ends_early = mine == len(short) and theirs < len(long_)
        if same_spelling(word, other, scripts, strict=ends_early):
            found.append(_left_over(short[mine:], long_[theirs:], scripts))
    if len(long_) > len(short):
        rest = _left_over(short, long_[1:], scripts)
        found.append(None if rest is None else rest + 1)
    return min((one for one in found if one is not None), default=None)


@lru_cache(maxsize=65536)
def same_spelling(left: str, right: str, scripts: _Scripts, *, strict: bool = False) -> bool:
    """Whether two words are one name."""
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return all(scripts) and left[0] == right[0] and not (len(left) == 1 and len(right) == 1)
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
    return _distance(one, other, _VOWELED, _VOWELED) <= (min(reach, _STRICT) if strict else reach)


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
