"""Whether two names are one person's, as two pages write them: "Arakçi" and "Abbas Araghchi".

Looks at letters alone, by the rules of spellings.toml. Who the person is, is `resolve`'s business.
"""

import re
import tomllib
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dragoman.text import key

Likeness = Literal["same", "other", "unsure"]

_VOWELS = re.compile(r"[aeiou]")
_NEAR = 0.75  # of two words' letters; "gharib" and "ghrieb", not "lavrov" and "lebedev"


@cache
def _spellings() -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """Particles, and the sounds that spellings stand for."""
    table = tomllib.loads(files("dragoman.merge").joinpath("spellings.toml").read_text(encoding="utf-8"))
    return frozenset(table["particles"]), tuple((written, heard) for written, heard in table["sounds"])


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    particles, _ = _spellings()
    words = tuple(word for word in key(name).split() if word not in particles)
    return words or tuple(key(name).split())


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    for written, heard in _spellings()[1]:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=200_000)
def _one_word(left: str, right: str) -> bool:
    if left == right:
        return True
    one, other = _sound(left), _sound(right)
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return False
    bare = _VOWELS.sub("", one), _VOWELS.sub("", other)
    return (bare[0] == bare[1] and len(bare[0]) > 2) or SequenceMatcher(None, one, other).ratio() >= _NEAR


@lru_cache(maxsize=200_000)
def likeness(left: str, right: str) -> Likeness:
    """Whether two pages may mean one person.

    >>> likeness("Arakçi", "Abbas Araghchi"), likeness("Takaiçi Sanae", "Sanae Takaichi")
    ('same', 'same')
    >>> likeness("Ahmed el-Abdullah es-Sabah", "Mişal es-Sabah"), likeness("Kim Jong Un", "Kim Jong Il")
    ('other', 'other')
    """
    mine, theirs = _words(left), _words(right)
    rest = list(theirs)
    shared = 0
    for word in mine:
        found = next((other for other in rest if _one_word(word, other)), None)
        if found is not None:
            rest.remove(found)
            shared += 1
    if shared and shared == min(len(mine), len(theirs)):
        return "same"
    # Members of one family share the last name, and not the first.
    return "unsure" if shared and mine and theirs and _one_word(mine[0], theirs[0]) and len(mine) == 2 else "other"
