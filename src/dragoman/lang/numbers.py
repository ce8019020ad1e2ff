"""Words for numbers and for what is counted, one pair of tables for each language: numbers.tsv and units.tsv."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError
from dragoman.lang.tables import read_rows

_NUMBERS, _UNITS = "numbers.tsv", "units.tsv"


# Without `eq` it is hashed by identity: what is kept of a text (lru_cache) is kept by the words for numbers too.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Numbers:
    """How one language writes numbers.

    cardinals, ordinals  folded word -> value; a half is 0.5
    breaks     folded words that no noun counted by a number before them stands behind ("ve", the names of months)
    units      folded beginning of the noun -> key and factor: "dakika" -> ("minute", 1)
    weekdays   folded names of the days of the week
    rows       the same for nouns that an ordinal stands before ("tur", "toplantı")
    decimal, thousands   the marks in figures
    dotted_ordinals      whether "6. tur" is an ordinal
    """

    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    breaks: frozenset[str]
    units: Mapping[str, tuple[str, float]]
    rows: Mapping[str, tuple[str, float]]
    weekdays: frozenset[str] = frozenset()
    decimal: str = ","
    thousands: str = "."
    dotted_ordinals: bool = True
    # All words for numbers: a text that has none of them and no figure gives no number.
    words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset((*self.cardinals, *self.ordinals)))

    def unit(self, word: str, *, ordinal: bool) -> tuple[str, float] | None:
        """Key and factor of the unit that a folded word is, with any suffix; None for other words."""
        table = self.rows if ordinal else self.units
        # The longest beginning that the table has; suffixes are at most eight letters ("dakikalığına").
        for length in range(len(word), max(1, len(word) - 9), -1):
            if (found := table.get(word[:length])) is not None:
                return found
        return None


NO_NUMBERS = Numbers(cardinals={}, ordinals={}, breaks=frozenset(), units={}, rows={})


@cache
def load_numbers(language: str) -> Numbers:
    """The words of a language that the program ships; `NO_NUMBERS` for one without these tables."""
    package = f"dragoman.lang.{language}"
    try:
        if not files(package).joinpath(_NUMBERS).is_file():
            return NO_NUMBERS
    except (ModuleNotFoundError, ValueError):
        return NO_NUMBERS
    return _read(package)


def _read(package: str) -> Numbers:
    words: dict[str, dict[str, float]] = {"cardinal": {}, "ordinal": {}}
    marks: dict[str, str] = {}
    sets: dict[str, set[str]] = {"break": set(), "weekday": set()}
    for form, kind, value in read_rows(package, _NUMBERS, 3):
        if kind in sets:
            sets[kind].add(form)
        elif kind == "mark":
            marks[value] = form
        elif kind in words:
            words[kind][form] = float(value)
        else:
            raise DataError(
                f"{package}/{_NUMBERS}: {form}: unknown kind {kind!r}; use cardinal, ordinal, weekday, break or mark"
            )
    units: dict[str, dict[str, tuple[str, float]]] = {"unit": {}, "row": {}}
    for stem, kind, name, factor in read_rows(package, _UNITS, 4):
        if kind not in units:
            raise DataError(f"{package}/{_UNITS}: {stem}: unknown kind {kind!r}; use unit or row")
        units[kind][stem] = (name, float(factor or 1))
    return Numbers(
        cardinals=words["cardinal"],
        ordinals=words["ordinal"],
        breaks=frozenset(sets["break"]),
        weekdays=frozenset(sets["weekday"]),
        units=units["unit"],
        rows=units["row"],
        decimal=marks.get("decimal", ","),
        thousands=marks.get("thousands", "."),
        dotted_ordinals="ordinal dot" in marks,
    )
