"""The day that a carrier gives for a page: ISO 8601, a mail's date, or 14.03.2031; refuses what two readers would read
as two days (03/04/2031).
"""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_FIRST_YEAR, _LAST_YEAR = 1990, 2090
_POINTS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:[ T,-]+([0-9]{1,2}[:.][0-9]{2})(?:[:.][0-9]{2})?)?")


def read_date(said: str) -> str | None:
    """A date in ISO 8601, None when it is none.

    >>> read_date("Sat, 21 Nov 2026 10:00:00 +0300"), read_date("32 Mart"), read_date("0001-01-01T00:00:00Z")
    ('2026-11-21T10:00+03:00', None, None)
    >>> read_date("14.03.2031 10:42"), read_date("03/04/2031")
    ('2031-03-14T10:42', None)
    """
    text = said.strip()[:60]
    for read in (datetime.fromisoformat, _with_points, parsedate_to_datetime):
        try:
            when = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        # The mail format takes "0001" for 2001: a year counts as it is written.
        if not _FIRST_YEAR <= when.year <= _LAST_YEAR or str(when.year) not in text:
            return None
        return when.date().isoformat() if len(text) <= 10 else when.isoformat(timespec="minutes")
    return None


def _with_points(text: str) -> datetime:
    """The day comes first wherever a date is written with points. Raises ValueError."""
    match = _POINTS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, month, year, time = match.groups()
    hour, minute = map(int, re.split("[:.]", time)) if time else (0, 0)
    return datetime(int(year), int(month), int(day), hour, minute)
