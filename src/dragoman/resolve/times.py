"""Giving a time as written its place on the calendar: an EDTF string, or None where it cannot be known.

    "salı günü" in an article of Friday 5 September 2025  ->  2025-09-02, or 2025-09-09 when it is still to come

Relative words count from the day of publication; words that count from another event ("ertesi gün", "üç gün sonra")
need that event's date and have none without it. A stretch is as coarse as its words: "geçen ay" is a month, "geçen
hafta" an interval from Monday to Sunday, "ay sonunda" the month, for nobody said which day. Which event a time belongs
to is decided in `event`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.mention.times import TimeExpr, TimeParts
from dragoman.resolve.edtf import DAY, Stretch, joined, of_day, of_month, of_year, parse_edtf

# Roles that have no place on the calendar at all.
_TIMELESS = frozenset({"anniversary", "duration", "frequency"})
# First month of each season in the northern half; winter runs into the next year.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# Years to look through for a date without one; eight, because 29 February may be that far away.
_YEARS_AROUND = range(-8, 9)
# Nobody writes a day without its year eleven months ahead or back when the same day lies this near on the other side:
# the clause's tense was misread, or it tells of a plan ("28 Haziran'da toplanacağını duyurdu").
_NEAR = 31 * DAY


def resolve_time(
    expr: TimeExpr,
    *,
    published: str | None,
    future: bool = False,
    year_hint: int | None = None,
    anchor: str | None = None,
    backward: bool = False,
) -> str | None:
    """The EDTF string for a time as written.

    published  the article's stamp, or as much of it as is known ("2025-09-05T20:33+03:00", "2025-09", None)
    future     the clause speaks of what is still to come
    year_hint  the year that the article gives for a day or month without one
    anchor     EDTF of the event that words like "ertesi gün" and "aynı yıl" count from
    backward   the anchor is the event that the words lead to, and the one they count from is asked for: "elçiyi
               kovduktan iki gün sonra (anchor) sınırı kapattı" dates the expulsion

    "Since" and "until" give the day they name. A period that is the life of a plan is resolved too; its role says
    that it dates no event.
    """
    parts = replace(expr.parts, shift=-(expr.parts.shift or 0)) if backward else expr.parts
    if expr.role in _TIMELESS or not parts.known:
        return None
    now = parse_edtf(published[:10]) if published else None
    told = parse_edtf(anchor) if anchor else None
    try:
        stretch = _resolve(parts, now=now, told=told, future=future, year_hint=year_hint)
    except (ValueError, OverflowError):  # a day that its month does not have, or a year beyond the calendar
        return None
    if stretch is None:
        return None
    return stretch.edtf() + ("~" if parts.approx else "")


def lasting(length: TimeExpr, *, start: str | None = None, end: str | None = None) -> str | None:
    """The days of something that began or ended on a day and was so long: "13 Haziran'da başlayan 12 günlük savaş".

    Both ends count: twelve days from the thirteenth are over on the twenty-fourth. None unless the length is one of
    days or weeks and `start` or `end` is a day.
    """
    known = parse_edtf(start or end or "")
    days = {"day": 1, "week": 7}.get(length.parts.unit or "", 0) * length.parts.span
    if length.role != "duration" or known is None or known.grain != "day" or days < 1:
        return None
    return of_day(known.first if start else known.last - (days - 1) * DAY, days).edtf()


def _resolve(
    parts: TimeParts, *, now: Stretch | None, told: Stretch | None, future: bool, year_hint: int | None
) -> Stretch | None:
    if parts.unit is not None:
        base = {"context": told, "published": now, "story": told or now}[parts.base]
        return _counted(parts, base=base, future=future) if base is not None else None
    if parts.weekday is not None and parts.month is None:
        return _weekday(parts, now=now, future=future)
    year = parts.year or year_hint
    if year is not None:
        return _in_year(parts, year)
    return _nearest(parts, now=now, future=future) if now is not None else None


# --- counted from a base: "geçen ay", "iki gün önce", "gelecek yılın martında" ------------------------------------


def _counted(parts: TimeParts, *, base: Stretch, future: bool) -> Stretch | None:
    """The unit meant, or what lies in it. None when the base is coarser than the unit."""
    shift = parts.shift or 0
    if parts.unit == "year":
        year = base.first.year + shift
        return of_year(year, parts.span) if _is_whole_year(parts) else _in_year(parts, year)
    if base.grain == "year":
        return None
    if parts.unit == "month":
        return _counted_month(parts, base=base, future=future)
    if base.grain == "month":
        return None
    # An interval is counted from its nearer end: two days after talks of 8-10 March is the twelfth.
    day = base.last if shift > 0 else base.first
    return _counted_days(parts, day, future=future)


def _is_whole_year(parts: TimeParts) -> bool:
    return parts.month is None and parts.months is None and parts.season is None


def _counted_month(parts: TimeParts, *, base: Stretch, future: bool) -> Stretch:
    shift = parts.shift or 0
    if parts.day is None:
        return of_month(base.first.year, base.first.month + shift, parts.span)
    if parts.shift is None and base.grain == "day":
        # "Ayın 12'sinde" on the fifth: last month's in the past tense, this month's in the future.
        shift = 1 if future and parts.day < base.first.day else -1 if not future and parts.day > base.first.day else 0
    first = of_month(base.first.year, base.first.month + shift).first
    return of_day(first.replace(day=parts.day))


def _counted_days(parts: TimeParts, day: date, *, future: bool) -> Stretch | None:
    shift = parts.shift or 0
    monday = day - day.weekday() * DAY + 7 * shift * DAY
    match parts.unit:
        case "day":
            return of_day(day + shift * DAY, parts.span)
        case "week":
            return of_day(monday, 7) if parts.weekday is None else of_day(monday + parts.weekday * DAY)
        case "weekdays":  # "hafta içinde", said on a weekend of what is to come, is the week that follows
            return of_day(monday + (7 if future and day.weekday() >= 5 else 0) * DAY, 7)
        case "weekend":
            return of_day(_saturday(parts, day, future=future), 2)
        case _:
            return None


def _saturday(parts: TimeParts, day: date, *, future: bool) -> date:
    this = day + (5 - day.weekday()) * DAY  # of the week that holds the day
    if parts.base == "context" or (parts.shift in (None, 0) and (day.weekday() >= 5 or future)):
        return this
    if parts.shift == 1:
        return this if day.weekday() < 5 else this + 7 * DAY
    return this - 7 * DAY


# --- weekdays --------------------------------------------------------------------------------------------------------


def _weekday(parts: TimeParts, *, now: Stretch | None, future: bool) -> Stretch | None:
    """The nearest such day in the direction of the tense; the day of publication itself counts."""
    if now is None or now.grain != "day" or parts.weekday is None:
        return None
    last = parts.weekday if parts.weekday2 is None else parts.weekday2
    count = (last - parts.weekday) % 7 + 1
    if parts.way > 0 or (future and parts.way == 0):
        ahead = (parts.weekday - now.first.weekday()) % 7
        return of_day(now.first + (ahead or (7 if parts.way else 0)) * DAY, count)
    behind = (now.first.weekday() - last) % 7
    return of_day(now.first - ((behind or (7 if parts.way else 0)) + count - 1) * DAY, count)


# --- days, months and seasons, with a year or without -------------------------------------------------------------


def _in_year(parts: TimeParts, year: int) -> Stretch | None:
    """What the parts mean when they begin in this year."""
    if parts.season is not None:
        return of_year(year)
    if parts.months is not None:
        first, last = parts.months
        return of_month(year, first, last - first + 1)
    if parts.month is None:
        return of_year(year) if parts.year2 is None else joined(of_year(year), of_year(_full_year(parts.year2, year)))
    start = _date(year, parts.month, parts.day)
    if parts.day2 is None and parts.month2 is None:
        return start
    month2 = parts.month2 or parts.month
    year2 = parts.year2 or (year + 1 if (month2, parts.day2 or 0) < (parts.month, parts.day or 0) else year)
    end = _date(year2, month2, parts.day2)
    if parts.adjacent and end.first - start.last != parts.span * DAY:
        return None
    return joined(start, end)


def _full_year(year: int, near: int) -> int:
    """ "2026-27" ends in 2027."""
    return year if year >= 100 else near // 100 * 100 + year


def _date(year: int, month: int, day: int | None) -> Stretch:
    return of_month(year, month) if day is None else of_day(date(year, month, day))


def _nearest(parts: TimeParts, *, now: Stretch, future: bool) -> Stretch | None:
    """The last one begun by the day of publication, or the next one not over by then."""
    if parts.year2 is not None and parts.month is not None:  # "30 Aralık-3 Ocak 2026": the year stands at the end
        wraps = (parts.month2 or 0, parts.day2 or 0) < (parts.month, parts.day or 0)
        return _in_year(parts, parts.year2 - (1 if wraps else 0))
    found = list(_candidates(parts, now=now))
    if parts.month is not None and parts.weekday is not None:  # "12 Mart Çarşamba": the weekday tells the year
        found = [one for one in found if one.first.weekday() == parts.weekday] or found
    if parts.way:
        future, same = parts.way > 0, of_month(now.first.year, now.first.month)
        found = [one for one in found if (one.first > same.last if future else one.last < same.first)]
    ahead = next((one for one in found if one.last >= now.first), None)
    behind = next((one for one in reversed(found) if one.first <= now.last), None)
    chosen = ahead if future else behind
    if parts.day is not None and not parts.way and ahead is not None and behind is not None:
        chosen = _sensible(ahead, behind, now=now, future=future)
    return _season_years(chosen) if chosen is not None and parts.season is not None else chosen


def _sensible(ahead: Stretch, behind: Stretch, *, now: Stretch, future: bool) -> Stretch:
    """The one that the tense says, unless it is most of a year away and the other one is near."""
    to_come, gone = ahead.first - now.first, now.last - behind.last
    chosen, other = (ahead, behind) if future else (behind, ahead)
    distance, other_distance = (to_come, gone) if future else (gone, to_come)
    return other if other_distance <= _NEAR and distance > 10 * _NEAR else chosen


def _candidates(parts: TimeParts, *, now: Stretch) -> Iterator[Stretch]:
    for more in _YEARS_AROUND:
        try:
            if parts.season is not None:
                yield of_month(now.first.year + more, _SEASONS[parts.season], 3)
            elif (one := _in_year(parts, now.first.year + more)) is not None:
                yield one
        except ValueError:  # 29 February
            continue


def _season_years(season: Stretch) -> Stretch:
    """A season is written as its year: EDTF's own season codes are read by few. A winter has two."""
    return of_year(season.first.year, season.last.year - season.first.year + 1)
