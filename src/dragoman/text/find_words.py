"""Where words that somebody typed stand in a text."""

import re
import unicodedata

from dragoman.model import Span
from dragoman.text.fold import APOSTROPHES, fold

# One character for one, so that places stay: marks that keyboards lack, quotation marks and apostrophes of any kind.
_PLAIN = str.maketrans("ıçğöşü" + APOSTROPHES + "“”„«»", "icgosu" + "'" * len(APOSTROPHES) + '"' * 5)
_AROUND = " \t\n\r…\"'"


def find_words(words: str, text: str) -> list[Span]:
    """Every place where the words stand, whatever their case, marks and the breaks between them.

    >>> find_words("baskani ile GORUSTU", "Bakan, Fiji Başkanı\\nile görüştü.")
    [Span(start=12, end=31)]
    """
    typed = _plain(unicodedata.normalize("NFC", words)).strip(_AROUND).split()
    if not typed:
        return []
    pattern = r"\s+".join(map(re.escape, typed))
    return [Span(*found.span()) for found in re.finditer(pattern, _plain(text))]


def _plain(text: str) -> str:
    return fold(text).translate(_PLAIN)
