"""Numbers with what they count: "iki buçuk saat", "10 sivil", "4,5 ton gıda", "altıncı toplantısı".

Works on any stretch of text, from the words for numbers and units of one language (lang/numbers.py). Refuses to decide
which act a quantity belongs to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lang.numbers import Numbers
from dragoman.model import Quantity, Span
from dragoman.text import APOSTROPHES, fold

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?|[^\s\w]")
_HAS_FIGURE = re.compile(r"\d")
# Between the number and its noun: "10 yaralı sivil", "üç yeni belge".
_ADJECTIVES = 2
_HALF, _HUNDRED, _THOUSAND = 0.5, 100, 1000


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=256)  # the acts of one sentence ask for the same words
def read_quantities(text: str, numbers: Numbers) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order.

    Dates, hours of the day and years are none: a number before a month or a clock's separator is left out.
    """
    folded = fold(text)  # character for character, so that a word of it is the word folded
    if not _HAS_FIGURE.search(folded) and numbers.words.isdisjoint(_TOKEN.findall(folded)):
        return ()
    tokens = [_Token(m[0], folded[m.start() : m.end()], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return tuple(_quantities(tokens, numbers))


def _quantities(tokens: list[_Token], numbers: Numbers) -> Iterator[Quantity]:
    at = 0
    while at < len(tokens):
        value, ordinal, after = _number(tokens, at, numbers)
        if value is None:
            at += 1
            continue
        found = _counted(tokens, after, numbers, ordinal)
        if found is not None:
            unit, factor, last = found
            span = Span(tokens[at].start, tokens[last].end)
            yield Quantity(value=round(value * factor, 6), unit=unit, ordinal=ordinal, span=span)
        at = max(after, at + 1)


def _number(tokens: list[_Token], at: int, numbers: Numbers) -> tuple[float | None, bool, int]:
    """The number that begins at `at`, whether it is an ordinal, and where the words behind it begin."""
    start, total, group = at, 0.0, 0.0
    while at < len(tokens):
        token = tokens[at]
        value, ordinal = _value(token.folded, numbers)
        if value is None or not _goes_on(value, group, first=at == start, figure=token.text[0].isdigit()):
            break
        if token.text[0].isdigit():
            group = value
        elif value >= _THOUSAND:
            total, group = total + (group or 1) * value, 0.0
        else:
            group = (group or 1) * value if value == _HUNDRED else group + value
        at += 1
        if ordinal or _is_dotted(tokens, at, numbers):
            return total + group, True, at + (not ordinal)
    return (total + group if at > start else None), False, at


def _goes_on(value: float, group: float, *, first: bool, figure: bool) -> bool:
    """Whether a word belongs to the number before it: "yüz yirmi bin", "iki buçuk"; not "iki üç", not "buçuk" alone."""
    if first:
        return value != _HALF
    if figure:
        return group == 0  # "12 bin 500"
    return value in (_HALF, _HUNDRED) or value >= _THOUSAND or (value < (10 if group % 100 else 100) and not group % 10)


def _is_dotted(tokens: list[_Token], at: int, numbers: Numbers) -> bool:
    """ "6. tur": a figure, its full stop, and a small letter behind."""
    if not numbers.dotted_ordinals or at + 1 >= len(tokens) or not tokens[at - 1].text[0].isdigit():
        return False
    stop, behind = tokens[at], tokens[at + 1]
    return stop.text == "." and stop.start == tokens[at - 1].end and behind.text[0].islower()


def _value(folded: str, numbers: Numbers) -> tuple[float | None, bool]:
    if folded[0].isdigit():
        return _digits(folded, numbers), False
    if folded in numbers.ordinals:
        return numbers.ordinals[folded], True
    return numbers.cardinals.get(folded), False


def _digits(text: str, numbers: Numbers) -> float | None:
    """ "1.500" and "4,5" by the language's own marks."""
    plain = re.sub(rf"{re.escape(numbers.thousands)}(?=\d{{3}}(?!\d))", "", text)
    try:
        return float(plain.replace(numbers.decimal, "."))
    except ValueError:
        return None


def _counted(tokens: list[_Token], at: int, numbers: Numbers, ordinal: bool) -> tuple[str, float, int] | None:
    """The unit of what is counted from `at` on: (key, factor, last token); None where nothing that we know is."""
    for ahead in range(at, min(at + _ADJECTIVES + 1, len(tokens))):
        word = tokens[ahead].folded.split("'")[0].split("’")[0]
        if not word[:1].isalpha() or word in numbers.breaks or word in numbers.cardinals:
            return None
        unit = numbers.unit(word, ordinal=ordinal)
        if unit is not None:
            return unit[0], unit[1], ahead
    return None
