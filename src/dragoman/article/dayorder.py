"""Which comes first in a numeric date, the day or the month, where a page leaves it open ("03/04/2031").

Day first is the rule of every pack. A pack whose readers live in both habits names the zones whose pages write the
month first; then what else the page shows decides: another date that can only be read one way, the weekday beside the
date, the same day written in words, the zone of its times.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.article.shape import plain
from dragoman.lang.base import PagePack

# One separator throughout: "03/04-2031" is no date.
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?((?:19|20)\d\d)(?!\d)")
MAX_DATES = 50  # distinct ones that are looked at; a page of more has shown which it is
_WEEKDAY_REACH = 16  # characters between a weekday and the date it belongs to


@dataclass(frozen=True, slots=True)
class DayOrder:
    """month_first  how open dates are read; shown  whether the page shows it, or it is the pack's habit alone."""

    month_first: bool = False
    shown: bool = True


def day_order(lines: Iterable[str], pack: PagePack) -> DayOrder:
    """The order on the page that these stamp lines stand on."""
    if not pack.month_first:
        return DayOrder()
    text = plain("\n".join(lines))
    open_dates = 0
    worded = _worded_days(text, pack)
    seen: set[tuple[int, int, int]] = set()
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        seen.add((first, second, year))
        if len(seen) > MAX_DATES:
            break
        if first == second:
            continue
        if (first > 12) != (second > 12):
            return DayOrder(month_first=second > 12)
        open_dates += first <= 12
        if (order := _by_weekday(text, match, pack)) is not None:
            return DayOrder(month_first=order)
        if (order := _by_words(worded, first, second, year)) is not None:
            return DayOrder(month_first=order)
    zoned = _zone_names(pack).search(text)
    return DayOrder(month_first=bool(zoned), shown=bool(zoned) or not open_dates)


def is_open_date(text: str) -> bool:
    """Whether a numeric date stands here that could be read either way."""
    return any(m[1] != m[3] and int(m[1]) <= 12 and int(m[3]) <= 12 for m in _NUMERIC.finditer(text))


def _by_weekday(text: str, match: re.Match[str], pack: PagePack) -> bool | None:
    """Month first, day first, or None: by a weekday right before or behind the date."""
    around = text[max(0, match.start() - _WEEKDAY_REACH) : match.end() + _WEEKDAY_REACH]
    named = {pack.weekdays[word] for word in re.findall(r"[^\W\d_]+", around) if word in pack.weekdays}
    if len(named) != 1:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    fits = {
        order
        for order, (month, day) in ((True, (first, second)), (False, (second, first)))
        if _falls(year, month, day) in named
    }
    return fits.pop() if len(fits) == 1 else None


def _falls(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _by_words(worded: Set[tuple[int, int, int]], first: int, second: int, year: int) -> bool | None:
    """By the same day in words: "3 April 2031" somewhere among the stamps."""
    fits = {order for order, day in ((True, (first, second)), (False, (second, first))) if (year, *day) in worded}
    return fits.pop() if len(fits) == 1 else None


def _worded_days(text: str, pack: PagePack) -> set[tuple[int, int, int]]:
    """(year, month, day) of the days in words."""
    return {(int(m[5]), pack.months[m[1] or m[4]], int(m[2] or m[3])) for m in _worded(pack).finditer(text)}


@cache
def _worded(pack: PagePack) -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, pack.months), key=len, reverse=True))
    nth = r"(?:\.|st|nd|rd|th)?"
    return re.compile(
        rf"\b(?:({months})\b\.?,? {{1,3}}(\d{{1,2}}){nth}"
        rf"|(\d{{1,2}}){nth}[ -]{{1,3}}({months}))\b\.?,?[ -]{{1,3}}(\d{{4}})"
    )


@cache
def _zone_names(pack: PagePack) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, pack.month_first), key=len, reverse=True))
    return re.compile(rf"\d ?(?:[ap]\.?m\.?)? ?\(?(?:{names})\b")
