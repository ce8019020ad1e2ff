"""A page's text as the search for copies compares it: sentences as bags of stems, of pairs of stems, and of figures.

Stems are the first letters of words without case and diacritics, so that endings, lost dots and most typing mistakes
fall away. Refuses to decide whether two texts are one.
"""

from dataclasses import dataclass
from functools import cache
from sys import intern

from dragoman.lang.numbers import Numbers, load_numbers
from dragoman.text import key
from dragoman.text.sentence_around import SENTENCE_END

_STEM = 5  # letters; shorter ones glue words together, longer ones keep Turkish endings
_REACH = 3  # words; a pair of stems stands this near, so that a word put in or left out costs little
_SHORTEST = 3  # words in a sentence that is worth comparing


@dataclass(frozen=True, slots=True)
class Bag:
    """One sentence: its stems, the pairs of stems that stand near each other, and the figures it gives.

    A figure is a number, however it is written, or the name of a day of the week.
    """

    stems: frozenset[str]
    pairs: tuple[int, ...]
    figures: frozenset[str]


def bags_of(body: str, language: str) -> tuple[Bag, ...]:
    """The sentences of a text, in its order; those of a word or two are left out."""
    figures = _figures_of(language)
    found = (_bag(sentence, figures) for sentence in SENTENCE_END.split(body))
    return tuple(bag for bag in found if len(bag.stems) >= _SHORTEST)


def _bag(sentence: str, figures: dict[str, str]) -> Bag:
    words = key(sentence).split()
    stems = [intern(word[:_STEM]) for word in words if len(word) >= _SHORTEST or word.isdigit()]
    # A pair is kept as one number: a record holds hundreds of them for every page.
    pairs = {
        hash((one, other) if one < other else (other, one))
        for at, one in enumerate(stems)
        for other in stems[at + 1 : at + 1 + _REACH]
    }
    told = {word if word.isdigit() else figures[word] for word in words if word.isdigit() or word in figures}
    return Bag(frozenset(stems), tuple(pairs), frozenset(told))


@cache
def _figures_of(language: str) -> dict[str, str]:
    """Words that are figures, folded as `key` folds, and what they say. "One" is an article as often as a number."""
    numbers: Numbers = load_numbers(language)
    told = {**numbers.cardinals, **numbers.ordinals}
    words = {key(word): f"{value:g}" for word, value in told.items() if value != 1}
    return words | {key(day): key(day) for day in numbers.weekdays}
