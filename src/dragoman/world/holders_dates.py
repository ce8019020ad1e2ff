"""Terms of office as days: what an EDTF day, month or year can mean, and whether a day lies in a term."""

import datetime as dt
import re
from functools import lru_cache

from dragoman.errors import DataError

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=8192)
def first_day(edtf: str) -> dt.date | None:
    """The first day a date can mean; None when it is no day, month or year.

    >>> first_day("2025-07"), first_day("2025-13")
    (datetime.date(2025, 7, 1), None)
    """
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match.groups()
    try:
        return dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def day_after(edtf: str) -> dt.date:
    """The day after the last one a date can mean.

    >>> day_after("2024-02"), day_after("2025")
    (datetime.date(2024, 3, 1), datetime.date(2026, 1, 1))
    """
    first = _first(edtf)
    if len(edtf) == 4:
        return first.replace(year=first.year + 1)
    if len(edtf) == 7:
        return (first + dt.timedelta(days=32)).replace(day=1)
    return first + dt.timedelta(days=1)


def in_term(start: str | None, end: str | None, on: str) -> bool:
    """Whether any day of `on` may lie in the term."""
    began = _first(start)
    over = dt.date.max if end is None else _first(end) if len(end) == 10 else day_after(end)
    return began < day_after(on) and _first(on) < over


def surely_in_term(start: str | None, end: str | None, on: str) -> bool:
    """Whether every day of `on` lies in the term, however its own dates are meant; an unknown start was long ago."""
    began, over = sure_term(start, end)
    return began <= _first(on) and day_after(on) <= over


def sure_term(start: str | None, end: str | None) -> tuple[dt.date, dt.date]:
    """The days that belong to the term for certain, half-open; possibly none (the second before the first)."""
    began = dt.date.min if start is None else _last(start)
    return began, dt.date.max if end is None else _first(end)


def _first(edtf: str | None) -> dt.date:
    if edtf is None:
        return dt.date.min
    first = first_day(edtf)
    if first is None:
        raise DataError(f'"{edtf}" is no day, month or year; write 2025-07-11')
    return first


def _last(edtf: str) -> dt.date:
    return day_after(edtf) - dt.timedelta(days=1)
