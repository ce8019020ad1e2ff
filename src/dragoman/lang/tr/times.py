"""How Turkish writes times: `times.toml`, and the form of a text that its patterns are written for."""

from functools import cache

from dragoman.lang.times import TimeGrammar, load_grammar
from dragoman.text.fold import APOSTROPHES, fold

# Pages lose the marks of Turkish letters ("Agustos", "subat"), use every apostrophe and dash there is, and put hard
# spaces into dates; the patterns see none of that.
_PLAIN = str.maketrans(
    {**dict(zip("çğıöşü", "cgiosu", strict=True)), **dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys("‐‑‒–—−", "-")}
    | dict.fromkeys("\u00a0\u2009\u202f\t", " ")
)


def plain(text: str) -> str:
    """Lower case without Turkish marks, character for character.

    >>> plain("3 EYLÜL’DE")
    "3 eylul'de"
    """
    return fold(text).translate(_PLAIN)


@cache
def load_times() -> TimeGrammar:
    """The Turkish time grammar."""
    return load_grammar("dragoman.lang.tr", "times.toml", fold=plain)
