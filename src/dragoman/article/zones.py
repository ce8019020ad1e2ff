"""What the name of a time zone says of a time: its offset on that day.

A page pack gives every name as "+03:00", or as "-05:00 us" where clocks go forward in summer by the rule of that
name, or as "" where two states use the name and neither reading is the likelier. No table of zones is opened: the
rules below are those in force for the years that news pages are from, and a name that is not in the pack is none.
"""

from datetime import date, timedelta

_SUNDAY = 6
# From which Sunday to which Sunday clocks are forward: (month, which of its Sundays; -1 the last). Before 2007 the
# United States changed in April and October. The hour of the change is left aside: it is in the small of a night.
_SUMMER = {
    "us": ((3, 2), (11, 1)),
    "eu": ((3, -1), (10, -1)),
    "au": ((10, 1), (4, 1)),
    "nz": ((9, -1), (4, 1)),
    "cl": ((9, 1), (4, 1)),
}
_US_UNTIL_2006 = ((4, 1), (10, -1))


def offset_on(zone: str, day: str | None) -> str | None:
    """The offset of a zone, as a pack gives it, on an ISO day; None where the name does not settle it.

    >>> offset_on("-05:00 us", "2031-07-01"), offset_on("-05:00 us", "2031-12-01"), offset_on("", "2031-12-01")
    ('-04:00', '-05:00', None)
    """
    standard, _, rule = zone.partition(" ")
    if not standard:
        return None
    return _forward(standard) if rule and day and _in_summer(rule, day) else standard


def _in_summer(rule: str, day: str) -> bool:
    try:
        at = date.fromisoformat(day)
    except ValueError:  # "2031-02-30": printed as it stands, and in no season
        return False
    first, last = _US_UNTIL_2006 if rule == "us" and at.year < 2007 else _SUMMER[rule]
    begin, end = _sunday(at.year, *first), _sunday(at.year, *last)
    return begin <= at < end if begin < end else not end <= at < begin


def _sunday(year: int, month: int, which: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(_SUNDAY - first.weekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)


def _forward(offset: str) -> str:
    minutes = (int(offset[1:3]) * 60 + int(offset[4:])) * (-1 if offset[0] == "-" else 1) + 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
