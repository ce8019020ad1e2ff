"""What somebody types to look for, as it is asked: a name copied out of a sentence loses the ending behind its
apostrophe, for a search finds all words that begin so. Words in quotation marks stay as they are.
"""

import re
from functools import cache
from importlib.resources import files

from dragoman.lang.tables import read_rows
from dragoman.serve.tongue import LANGUAGES

_TOKEN = re.compile(r'-?"[^"]*"|\S+')
_LETTERS = {"A": "[ae]", "I": "[ıiuü]", "D": "[dt]", "C": "[cç]", "*": r"\w*"}


def without_endings(text: str) -> str:
    """
    >>> without_endings("Fidan'ın Irak'ta -İran’dan"), without_endings('"Irak\\'ta" Kur\\'an O\\'Brien l\\'aquila')
    ('Fidan Irak -İran', '"Irak\\'ta" Kur\\'an O\\'Brien l\\'aquila')
    """
    return _TOKEN.sub(lambda found: found[0] if '"' in found[0] else _endings().sub(r"\1", found[0]), text)


@cache
def _endings() -> re.Pattern[str]:
    """A name of two letters or more, and an ending of any language of the interface that writes them so."""
    names = [f"words/endings.{code}.tsv" for code in LANGUAGES]
    known = [name for name in names if files("dragoman.serve").joinpath(name).is_file()]
    endings = [ending for name in known for ending, _ in read_rows("dragoman.serve", name, 2)]
    return re.compile(rf"(\w\w)['’ʼ´`](?:{'|'.join(map(_pattern, endings))})(?=\W*$)")


def _pattern(ending: str) -> str:
    optional = re.sub(r"\((\w)\)", r"\1?", ending)
    return "".join(_LETTERS.get(char, char) for char in optional)
