"""Numbers with what they count: "iki buçuk saat", "10 sivil", "4,5 ton gıda", "altıncı toplantısı".

Works on any stretch of text, from the words for numbers and units of one language (lang/numbers.py). Refuses to decide
which act a quantity belongs to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lang.numbers import Numbers
from dragoman.model import Quantity, Span
from dragoman.text import APOSTROPHES, fold

_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?|[^\s\w]")
# Between the number and its noun: "10 yaralı sivil", "üç yeni belge".
_ADJECTIVES = 2


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    folded: str
    start: int
    end: int


def read_quantities(text: str, numbers: Numbers) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order.

    Dates, hours of the day and years are none: a number before a month or a clock's separator is left out.
    """
    tokens = [_Token(m[0], fold(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]
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
    total: float | None = None
    group = 0.0
    while at < len(tokens):
        token = tokens[at]
        value, ordinal = _value(token.folded, numbers)
        if value is None or (total is not None and value == int(value) == 1 and not ordinal and group % 10):
            break
        if value == 0.5 and (total is None or ordinal):
            break
        if value >= 100 and token.folded in numbers.cardinals and total is not None:
            group = (group or 1) * value
            total = group
        else:
            group += value
            total = group
        at += 1
        if ordinal:
            return total, True, at
        if token.text[0].isdigit() and at < len(tokens) and tokens[at].text == "." and numbers.dotted_ordinals:
            if at + 1 < len(tokens) and tokens[at + 1].text[0].islower() and tokens[at].start == token.end:
                return total, True, at + 1
            break
    return total, False, at


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
        if not word[0].isalpha() or word in numbers.breaks:
            return None
        unit = numbers.unit(word, ordinal=ordinal)
        if unit is not None:
            return unit[0], unit[1], ahead
    return None
