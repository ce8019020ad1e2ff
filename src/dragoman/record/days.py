"""EDTF dates as stretches of days, so that the record can be asked for a time. Knows EDTF level 0 and the parts of
level 1 that the codebook uses; refuses to guess at anything else.
"""

import re
from calendar import monthrange
from functools import lru_cache

FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"
_DATE = re.compile(r"(?P<year>[0-9]{2}[0-9X]{2})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?:T.*)?")
# Seasons as months of the northern half; EDTF leaves the half open, and the news read here is written in it.
_SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}


@lru_cache(maxsize=4096)
def days_of(edtf: str) -> tuple[str, str]:
    """The first and the last day that an EDTF string may mean.

    >>> days_of("2025-02")
    ('2025-02-01', '2025-02-28')
    >>> days_of("2026/2027")
    ('2026-01-01', '2027-12-31')
    >>> days_of("2025-07-12~")
    ('2025-07-12', '2025-07-12')

    Raises ValueError when it is no date.
    """
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _days_of_one(first)
    start = FIRST_DAY if first in ("", "..") else _days_of_one(first)[0]
    end = LAST_DAY if last in ("", "..") else _days_of_one(last)[1]
    if start > end:
        raise ValueError(f"{edtf!r} ends before it starts")
    return start, end


def _days_of_one(text: str) -> tuple[str, str]:
    match = _DATE.fullmatch(text.rstrip("~?%"))
    if match is None:
        raise ValueError(f"{text!r} is not a date")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year or month is None or month == "XX":
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if month in _SEASONS and day is None:
        start, end = _SEASONS[month]
        end_year, end_month = int(year) + (end > 12), (end - 1) % 12 + 1
        return f"{year}-{start:02}-01", f"{end_year:04}-{end_month:02}-{monthrange(end_year, end_month)[1]}"
    if not 1 <= int(month) <= 12 or year == "0000":
        raise ValueError(f"{text!r}: there is no such month")
    length = monthrange(int(year), int(month))[1]
    if day is None or day == "XX":
        return f"{year}-{month}-01", f"{year}-{month}-{length}"
    if not 1 <= int(day) <= length:
        raise ValueError(f"{text!r}: there is no such day")
    return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
