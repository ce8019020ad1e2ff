"""Publication stamps: when a page says it was first published and last changed.

A time has a zone only if the page gives one. Where a numeric date could be read either way, the order is given from
outside (`dayorder`); where a zone's name is used by several states, the stamp says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.article.dayorder import is_open_date
from dragoman.article.stamptokens import DATES, TIMES, ZONE_REACH, StampGrammar
from dragoman.article.zones import offset_on
from dragoman.lang.base import PagePack
from dragoman.model import Span

MAX_OFFSET_MINUTES = 14 * 60  # the Line Islands
FIRST_YEAR = 1990  # there were no news pages before; "1970-01-01" is a system's zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """value  ISO 8601, as fine as the page says
    role   "published", "updated", or "bare" when no label says which
    span   in the text that was read
    doubts "zone": several states call a zone so; "day": day and month could change places
    """

    value: str
    role: str
    span: Span
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Zone:
    offset: str | None  # as it stands ("+3"), which settles it
    name: str


@dataclass(slots=True)
class _Draft:
    date: str | None
    time: str | None
    zone: _Zone | None
    role: str
    start: int
    end: int
    open: bool = False


@dataclass(slots=True)
class _Time:
    """A time that waits for its date."""

    clock: str
    start: int
    end: int
    role: str
    zone: _Zone | None = None


def read_stamps(text: str, grammar: StampGrammar, *, month_first: bool = False) -> list[Stamp]:
    """The stamps of one block of stamp lines, in their order; a date and a time on two lines are one stamp."""
    drafts: list[_Draft] = []
    role, pending = "bare", None
    for match in grammar.tokens(text):
        kind = match.lastgroup
        current = drafts[-1] if drafts else None
        if kind in ("published", "updated"):
            role = kind
        elif kind in DATES:
            draft = _dated(match, grammar.pack, role, month_first)
            if pending and draft.time is None:
                draft.time, draft.start, draft.zone = pending.clock, pending.start, pending.zone
            drafts.append(draft)
            pending, role = None, "bare"
        elif kind in TIMES:
            if current and current.time is None and not _opens_next(match, text):
                current.time, current.end = _clock(match), match.end()
                current.role = role if role != "bare" else current.role
                role = "bare"
            elif pending is None:
                pending = _Time(_clock(match), match.start(), match.end(), role)
        elif kind == "zone":
            _zone_found(match, drafts, pending, text)
    if pending and drafts and pending.role == "updated":
        last = drafts[-1]
        drafts.append(
            _Draft(last.date, pending.clock, pending.zone or last.zone, "updated", pending.start, pending.end)
        )
    return [_stamp(d, grammar.pack) for d in drafts if d.date]


def _dated(match: re.Match[str], pack: PagePack, role: str, month_first: bool) -> _Draft:
    # An impossible day keeps its time to itself and is dropped at the end.
    day = _date(match, pack, month_first)
    iso = match.lastgroup == "iso"
    zone = _Zone(match["iz"], "") if iso and match["iz"] else None
    is_open = bool(pack.month_first) and match.lastgroup == "num" and is_open_date(match[0])
    return _Draft(day, match["it"] if iso else None, zone, role, match.start(), match.end(), is_open)


def _zone_found(match: re.Match[str], drafts: list[_Draft], pending: _Time | None, text: str) -> None:
    """Give a zone to the time before it, and to every stamp of its line that lacks one."""
    zone = _Zone(match["zo"] or match["zp"], match["zn"] or "")
    current: _Draft | _Time | None = pending or (drafts[-1] if drafts else None)
    if (
        current is None
        or match.start() - current.end > ZONE_REACH
        or (isinstance(current, _Draft) and not current.time)
    ):
        return
    if current.zone is None or (zone.offset and not current.zone.offset):  # "(Velin time, UTC+4)"
        current.zone, current.end = zone, match.end()
        for draft in drafts:
            if draft.time and draft.zone is None and "\n" not in text[draft.start : current.end]:
                draft.zone = zone


def _opens_next(match: re.Match[str], text: str) -> bool:
    """Whether a time belongs to the date after it ("20:31 01.08.2024")."""
    return bool(re.match(r" ?\d{1,2}[./]\d{1,2}[./]\d{4}", text[match.end() : match.end() + 12])) and match.start() == 0


def _stamp(draft: _Draft, pack: PagePack) -> Stamp:
    value, doubts = draft.date or "", ["day"] if draft.open else []
    if draft.time:
        offset = _offset(draft.zone, draft.date, pack) if draft.zone else None
        value += f"T{draft.time}{offset or ''}"
        if draft.zone and not draft.zone.offset and draft.zone.name in pack.shared_zones:
            doubts.append("zone")
    return Stamp(value=value, role=draft.role, span=Span(draft.start, draft.end), doubts=tuple(doubts))


def _date(match: re.Match[str], pack: PagePack, month_first: bool) -> str | None:
    kind = match.lastgroup
    if kind == "iso":
        year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
    elif kind == "num":
        year, month, day = int(match["ny"]), int(match["nm"]), int(match["nd"])
        if (month_first and day <= 12) or month > 12 >= day:  # beyond 12 only the other order makes it a date
            month, day = day, month
    elif kind == "ymd":
        year, month, day = int(match["ky"]), int(match["km"]), int(match["kd"])
    elif kind == "dmy":
        year, month, day = int(match["wy"]), pack.months[match["wm"]], int(match["wd"])
    else:
        year, month, day = int(match["xy"]), pack.months[match["xm"]], int(match["xd"])
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:  # "31 June"
        return None


def _clock(match: re.Match[str]) -> str:
    if match.lastgroup == "bare":
        return f"{match['bh']}:{match['bm']}"
    hour, half = int(match["h"] or match["oh"]), (match["ap"] or match["oap"] or "")[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['m'] or '00'}"


def _offset(zone: _Zone, day: str | None, pack: PagePack) -> str | None:
    """ "+0300", "+3", "z" -> "+03:00", "+03:00", "+00:00"; a name as the pack gives it, on that day.

    None for an offset that is nowhere on earth ("+03:99", "-15").
    """
    text = (zone.offset or "").replace(" ", "")
    if not text:
        return offset_on(pack.zones[zone.name], day)
    if text == "z":
        return "+00:00"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    known = int(minutes) < 60 and 60 * int(hours) + int(minutes) <= MAX_OFFSET_MINUTES
    return f"{text[0]}{int(hours):02}:{minutes}" if known else None


def choose_stamps(stamps: Sequence[Stamp]) -> tuple[Stamp | None, Stamp | None]:
    """(first publication, last update): labels beat the lack of one, then the finer stamp, then the earlier."""
    updated = [s for s in stamps if s.role == "updated"]
    firsts = [s for s in stamps if s.role == "published"] or [s for s in stamps if s.role == "bare"]
    first = min(firsts, key=lambda s: (-_grain(s.value), s.value), default=None)
    later = max(updated, key=lambda s: s.value, default=None)
    if first is None and later is not None:
        return later, None
    if later is None and first is not None:
        rest = [s for s in firsts if _grain(s.value) >= 1 and s.value[:16] > first.value[:16]]
        later = max(rest, key=lambda s: s.value, default=None)
    return first, later


def _grain(value: str) -> int:
    return ("T" in value) + (len(value) > 16)
