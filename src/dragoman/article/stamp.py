"""Publication stamps: when a page says it was first published and last changed.

Reads lines that are nothing but a stamp; dates inside sentences belong to the story and are left to later rooms.
Numeric dates are day first. A time has a zone only if the page gives one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.article.shape import plain
from dragoman.lang.base import PagePack
from dragoman.model import Span

MAX_STAMP_CHARS = 200
FIRST_YEAR = 1990  # there were no news pages before; "1970-01-01" is a system's zero
MAX_FOREIGN_WORDS = 6  # words beside the stamp: section, outlet, place of filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """value  ISO 8601, as fine as the page says
    role   "published", "updated", or "bare" when no label says which
    span   in the text that was read
    """

    value: str
    role: str
    span: Span


@dataclass(slots=True)
class _Draft:
    date: str | None
    time: str | None
    zone: str | None
    role: str
    start: int
    end: int


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class StampGrammar:
    """The stamp patterns of one language; all work on plain text."""

    pack: PagePack
    token: re.Pattern[str]

    def tokens(self, text: str) -> list[re.Match[str]]:
        return [m for m in self.token.finditer(plain(text)) if m.lastgroup != "zone" or _is_zone(m)]


@lru_cache(maxsize=16)
def stamp_grammar(pack: PagePack) -> StampGrammar:
    months = _either(pack.months)
    zones = _either(pack.zones)
    published, updated = _either(pack.published), _either(pack.updated)
    days, fill = _either(pack.weekdays), _either(pack.stamp_words)
    year, nth = r"(?:19|20)\d\d", r"(?:\.|st|nd|rd|th)?"
    offset = r"[+-]\d{1,2}(?::?\d\d)?(?!\d)"
    pattern = (
        r"(?P<iso>(?<!\d)(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)"
        r"(?:[t ](?P<it>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?[ ]?(?P<iz>z\b|[+-]\d\d:?\d\d)?)?(?!\d))"
        r"|(?P<num>(?<![\d.,])(?P<nd>\d{1,2}) ?[./-] ?(?P<nm>\d{1,2}) ?[./-] ?(?P<ny>(?:19|20)\d\d)(?!\d))"
        rf"|(?P<dmy>(?<!\d)(?P<wd>\d{{1,2}}){nth}[ ]{{1,3}}(?P<wm>{months})\b\.?,?[ ]{{1,3}}(?P<wy>{year})(?!\d))"
        rf"|(?P<mdy>\b(?P<xm>{months})\.?,?[ ]{{1,3}}(?P<xd>\d{{1,2}}){nth}[ ,/]{{1,3}}(?P<xy>{year})(?!\d))"
        r"|(?P<time>(?<![\d.,:])(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?:[:.][0-5]\d)?(?![\d:%])"
        r"(?:[ ]?(?P<ap>[ap]\.?m\.?)(?![a-z]))?)"
        rf"|(?P<zone>\(?\b(?P<zn>{zones})\b[ ]?(?P<zo>{offset})?\)?|\(?(?P<zp>{offset})\)?)"
        rf"|(?P<updated>\b(?:{updated})\b)|(?P<published>\b(?:{published})\b)|(?P<day>\b(?:{days})\b)|(?P<fill>\b(?:{fill})\b)"
    )
    return StampGrammar(pack, re.compile(pattern))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def _is_zone(match: re.Match[str]) -> bool:
    """A bare "-10" is a zone only right after a time, which `read_stamps` checks; a named zone always is one."""
    return bool(match["zn"] or match["zp"])


def is_stamp_line(text: str, grammar: StampGrammar, known: frozenset[str]) -> bool:
    """Whether a line holds a date or time and nothing that could be a sentence.

    known  plain phrases that may stand right beside a date ("dunya"): sections, agencies
    """
    if len(text) > MAX_STAMP_CHARS or not _DIGIT.search(text):
        return False
    tokens = grammar.tokens(text)
    kinds = {m.lastgroup for m in tokens}
    dated, timed = kinds & {"iso", "num", "dmy", "mdy"}, "time" in kinds
    if not dated and not timed:
        return False
    low = list(plain(text))
    for match in tokens:
        low[match.start() : match.end()] = "\x00" * (match.end() - match.start())
    if re.search(r"\x00['’]", "".join(low)):  # "2031'de": a case suffix, so a sentence
        return False
    rest = re.sub(
        r"[^\w\x00]+(?=\x00)|(?<=\x00)[^\w\x00]+", lambda m: "|" if re.search(r"[^\s]", m[0]) else " ", "".join(low)
    )
    segments = [s.strip() for s in re.split(r"[\x00|/•·–—()\[\],:;>»›]+|\s-\s", rest)]
    segments = [" ".join(re.findall(r"[^\W\d_]+", s)) for s in segments]
    foreign = [s for s in segments if s and s not in known]
    if not dated:
        return not foreign
    if sum(len(s.split()) for s in foreign) > MAX_FOREIGN_WORDS:
        return False
    return timed or "iso" in kinds or all(_set_apart(s, rest) for s in foreign)


def _set_apart(segment: str, rest: str) -> bool:
    """Whether a punctuation mark parts these words from the date: "12.05.2025 | Avrupa", not "12 Mart 2025 kararı"."""
    first = segment.split()[0]
    return f"\x00 {first}" not in rest and f"{segment.split()[-1]} \x00" not in rest


def read_stamps(text: str, grammar: StampGrammar) -> list[Stamp]:
    """The stamps of one block of stamp lines, in their order; a date and a time on two lines are one stamp."""
    drafts: list[_Draft] = []
    role, pending = "bare", None
    for match in grammar.tokens(text):
        kind = match.lastgroup
        current = drafts[-1] if drafts else None
        if kind in ("published", "updated"):
            role = kind
        elif kind in ("iso", "num", "dmy", "mdy"):
            date = _date(match, grammar.pack)  # an impossible day keeps its time to itself and is dropped at the end
            zone = _offset(match["iz"]) if kind == "iso" else None
            draft = _Draft(date, match["it"] if kind == "iso" else None, zone, role, match.start(), match.end())
            if pending and draft.time is None:
                draft.time, draft.start = pending[0], pending[1]
            drafts.append(draft)
            pending, role = None, "bare"
        elif kind == "time":
            if current and current.time is None and not _opens_next(match, text):
                current.time, current.end = _clock(match), match.end()
                current.role = role if role != "bare" else current.role
                role = "bare"
            elif pending is None:
                pending = (_clock(match), match.start(), match.end(), role)
        elif kind == "zone" and current and current.time and current.zone is None and match.start() - current.end <= 3:
            current.zone = _zone(match, grammar.pack)
            current.end = match.end()
            _share_zone(drafts, current, text)
    if pending and drafts and pending[3] == "updated":
        drafts.append(_Draft(drafts[-1].date, pending[0], drafts[-1].zone, "updated", pending[1], pending[2]))
    return [_stamp(d) for d in drafts if d.date]


def _share_zone(drafts: list[_Draft], current: _Draft, text: str) -> None:
    """A zone at the end of a line is meant for every stamp of the line."""
    for draft in drafts:
        if draft.time and draft.zone is None and "\n" not in text[draft.start : current.end]:
            draft.zone = current.zone


def _opens_next(match: re.Match[str], text: str) -> bool:
    """Whether a time belongs to the date after it ("20:31 01.08.2024")."""
    return bool(re.match(r" ?\d{1,2}[./]\d{1,2}[./]\d{4}", text[match.end() : match.end() + 12])) and match.start() == 0


def _stamp(draft: _Draft) -> Stamp:
    value = draft.date or ""
    if draft.time:
        value += f"T{draft.time}{draft.zone or ''}"
    return Stamp(value=value, role=draft.role, span=Span(draft.start, draft.end))


def _date(match: re.Match[str], pack: PagePack) -> str | None:
    kind = match.lastgroup
    if kind == "iso":
        year, month, day = int(match["iy"]), int(match["im"]), int(match["id"])
    elif kind == "num":
        year, month, day = int(match["ny"]), int(match["nm"]), int(match["nd"])
        if month > 12 >= day:  # only the other order makes it a date
            month, day = day, month
    elif kind == "dmy":
        year, month, day = int(match["wy"]), pack.months[match["wm"]], int(match["wd"])
    else:
        year, month, day = int(match["xy"]), pack.months[match["xm"]], int(match["xd"])
    return f"{year:04}-{month:02}-{day:02}" if year >= FIRST_YEAR and 1 <= month <= 12 and 1 <= day <= 31 else None


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["h"]), (match["ap"] or "")[:1]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['m']}"


def _zone(match: re.Match[str], pack: PagePack) -> str | None:
    if offset := match["zo"] or match["zp"]:
        return _offset(offset)
    return pack.zones[match["zn"]]


def _offset(text: str | None) -> str | None:
    """ "+0300", "+3", "z" -> "+03:00", "+03:00", "+00:00"."""
    if not text:
        return None
    if text == "z":
        return "+00:00"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return f"{text[0]}{int(hours):02}:{minutes}" if int(hours) <= 14 else None


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
