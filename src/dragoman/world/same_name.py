"""Whether two names can be one person's: across spellings, scripts and languages, by rules that say why.

    compare_names("Choe Son Hui", "Чхве Сон Хи")  ->  NameMatch(same=True, why="another spelling")

Rules: every word of the shorter name has to stand in the longer one, in its order, by spelling or by sound; initials,
short forms ("Joe") and numerals ("Jr.") count as what they are; of a Korean or Chinese name no syllable may be missing.
Two names that pass can still be two people's: who is meant is for the article to say.
docs/decisions/0008-names-by-own-rules.md has what was measured.
"""

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dragoman.world.same_word import Scripts, same_spelling
from dragoman.world.spelling import Reading, family_spelling, full_given, outline, parted, read_name

# Particles that neither tell people apart nor end a family name.
LINKS = frozenset(
    {"al", "el", "as", "es", "an", "en", "ar", "er", "ad", "ed", "az", "ez", "at", "et", "bin", "bint", "ibn", "bn"}
    | {"von", "van", "fon", "der", "den", "de", "da", "di", "du", "dos", "la", "le", "ould", "uld", "veled", "ul", "ur"}
)
# What tells a son from his father.
_BIRTH_ORDER = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
MAX_WORDS = 12


# Why names are one person's, from the surest.
SAME_WORDS, OTHER_SPELLING, PART, SHORTER = (
    "the same words", "another spelling", "a part of the name", "a shorter form of the name"
)  # fmt: skip


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
    # A page may name a thousand people, and each is compared with all before: most pairs have to be told apart at once.
    return may_be_same(left, right) and _compare(Reading(left), Reading(right)).same


def may_be_same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """False for most pairs of names that `compare_names` would tell apart, and for hardly any other.

    >>> may_be_same(("kim", "jong", "un"), ("ursula", "leyen")), may_be_same(("abbas", "araghchi"), ("abbas", "arakci"))
    (False, True)
    """
    mine, theirs = _sketch(left), _sketch(right)
    if len(mine) != len(theirs):  # a word of one may be two of the other
        return not _all_of(mine).isdisjoint(_all_of(theirs))
    near = _all_of(theirs)
    return all(WILD in word or WILD in near or not word.isdisjoint(near) for word in mine)


def sketch_of(words: tuple[str, ...]) -> frozenset[str]:
    """What two names have in common, or one of them has `WILD`, if `may_be_same` holds and either has a whole word."""
    return _all_of(_sketch(words))


WILD = ""  # in the sketch of an initial, which may be any word


@lru_cache(maxsize=65536)
def _sketch(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """For each word, its consonants, and the same with one less: words alike have some of these in common."""
    parts, _ = _parts(Reading(words))
    return tuple(_near_outlines(word) for word in (_spelled(parts) if parts else ()))


@lru_cache(maxsize=65536)
def _near_outlines(word: str) -> frozenset[str]:
    if len(word) == 1:
        return frozenset({WILD})
    whole = outline((word,))
    found = {whole or "-", outline((word.replace("j", ""),)) or "-"}
    if len(whole) > 2:
        found |= {whole[:at] + whole[at + 1 :] for at in range(len(whole))}
    return frozenset(found)


@lru_cache(maxsize=65536)
def _all_of(sketch: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*sketch)


@lru_cache(maxsize=65536)
def _compare(left: Reading, right: Reading) -> NameMatch:
    (mine, born), (theirs, other_born) = _parts(left), _parts(right)
    if not mine or not theirs:
        return NameMatch(False, "there is nothing to compare")
    if born != other_born:
        return NameMatch(False, "one is the elder or the younger of the name")
    if mine == theirs:
        return NameMatch(True, SAME_WORDS)
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


def _one_word(only: str, long_: tuple[str, ...], scripts: Scripts) -> NameMatch:
    # A family name stands last in most of the world, first in China, Korea and Viet Nam, and some are known by a name
    # in between ("Lula").
    if only in (long_[0], long_[-1]) or (len(only) > 3 and only in long_):
        return NameMatch(True, PART)
    if any(same_spelling(only, word, scripts) for word in (long_[-1], long_[0])):
        return NameMatch(True, f"{PART}, {OTHER_SPELLING}" if len(long_) > 1 else OTHER_SPELLING)
    return NameMatch(False, f'"{only}" is not in the other name')


def _aligned(short: tuple[str, ...], long_: tuple[str, ...], scripts: Scripts, *, whole: bool) -> NameMatch:
    left_over = _left_over(short, long_, scripts)
    if left_over is None:
        missing = next((word for word in short if not any(same_spelling(word, one, scripts) for one in long_)), None)
        return NameMatch(False, f'"{missing}" is not in the other name' if missing else "the words differ in order")
    if whole and left_over:
        return NameMatch(False, "a part of the name is missing")
    return NameMatch(True, SHORTER if left_over else OTHER_SPELLING)


# How many words of either name may be one word of the other: "Emir Abdullahiyan", "Amir-Abdollahian", "Jinping".
_JOINS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1))


@lru_cache(maxsize=65536)
def _left_over(short: tuple[str, ...], long_: tuple[str, ...], scripts: Scripts) -> int | None:
    """How many words of the longer name are left over when the shorter one is found in it, in order; None if not."""
    if not short:
        return len(long_)
    found = []
    for mine, theirs in _JOINS:
        if mine > len(short) or theirs > len(long_):
            continue
        word, other = "".join(short[:mine]), "".join(long_[:theirs])
        ends_early = mine == len(short) and theirs < len(long_)
        given = mine == theirs == 1 and len(short) > 1 and len(long_) > 1 and all(scripts)
        if (given and _is_initial(word, other)) or same_spelling(word, other, scripts, strict=ends_early):
            found.append(_left_over(short[mine:], long_[theirs:], scripts))
    if len(long_) > len(short):
        rest = _left_over(short, long_[1:], scripts)
        found.append(None if rest is None else rest + 1)
    return min((one for one in found if one is not None), default=None)


def _is_initial(one: str, other: str) -> bool:
    """ "S. Jaishankar"; two initials have to be the same."""
    return min(len(one), len(other)) == 1 and one[0] == other[0] and max(len(one), len(other)) > 1
