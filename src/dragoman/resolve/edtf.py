"""Stretches of days and their EDTF strings (Library of Congress, EDTF levels 0 and 1: day, month, year, interval, "~").

What a stretch means, and which one a text speaks of, is decided elsewhere.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

DAY = timedelta(days=1)

_ONE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_WIDTH = {"day": 10, "month": 7, "year": 4}


def is_day(edtf: str) -> bool:
    """One day, and no month, year or interval: "2025-09-05"."""
    return len(edtf) == _WIDTH["day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from `first` to `last`, both included, and how exactly they were given."""

    first: date
    last: date
    grain: Literal["day", "month", "year"]

    def edtf(self) -> str:
        """The shortest string for the stretch.

        >>> Stretch(first=date(2025, 5, 1), last=date(2025, 7, 31), grain="month").edtf()
        '2025-05/2025-07'
        """
        first, last = (end.isoformat()[: _WIDTH[self.grain]] for end in (self.first, self.last))
        return first if first == last else f"{first}/{last}"


def of_day(day: date, count: int = 1) -> Stretch:
    return Stretch(first=day, last=day + (count - 1) * DAY, grain="day")


def of_month(year: int, month: int, count: int = 1) -> Stretch:
    """`count` months from this one; `month` may lie outside 1..12 and is then carried into the year."""
    (year1, month1), (year2, month2) = (divmod(year * 12 + month - 1 + more, 12) for more in (0, count - 1))
    last = date(year2, month2 + 1, monthrange(year2, month2 + 1)[1])
    return Stretch(first=date(year1, month1 + 1, 1), last=last, grain="month")


def of_year(year: int, count: int = 1) -> Stretch:
    return Stretch(first=date(year, 1, 1), last=date(year + count - 1, 12, 31), grain="year")


def joined(first: Stretch, last: Stretch) -> Stretch | None:
    """From the beginning of one to the end of the other; None when they stand the wrong way round."""
    return Stretch(first=first.first, last=last.last, grain=first.grain) if first.first <= last.last else None


@lru_cache(maxsize=4096)  # an article speaks of a few days, again and again
def parse_edtf(text: str) -> Stretch | None:
    """The days of an EDTF day, month, year or closed interval; None for anything else.

    >>> parse_edtf("2024-02").last
    datetime.date(2024, 2, 29)
    """
    start, slash, end = text.partition("/")
    first, last = _parse_one(start), _parse_one(end if slash else start)
    return joined(first, last) if first is not None and last is not None else None


def _parse_one(text: str) -> Stretch | None:
    match = _ONE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            return of_day(date(year, int(month), int(day)))
        return of_month(year, date(year, int(month), 1).month) if month else of_year(year)
    except ValueError:
        return None
