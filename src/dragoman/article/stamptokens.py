"""The parts of a stamp (dates, times, zones, labels) and which lines are nothing but a stamp.

Dates inside sentences belong to the story and are left to later rooms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.article.shape import plain
from dragoman.lang.base import PagePack

MAX_STAMP_CHARS = 200
MAX_FOREIGN_WORDS = 6  # words beside the stamp: section, outlet, place of filing
ZONE_REACH = 3  # characters between a time and the zone behind it
TIMES = frozenset({"time", "hour", "bare"})
DATES = frozenset({"iso", "num", "ymd", "dmy", "mdy"})
# What every date and every time has in it: four figures of a year or a clock, or figures with what parts hours.
_STAMPED = re.compile(r"\d{4}|\d[:.hH]\d\d|\d ?[aApP]\.?[mM]")
_ENDS = re.compile(r"[^\W_]{3}[.!?…]\W{0,3}$")  # "M.K." closes no sentence


@dataclass(frozen=True, slots=True)
class StampGrammar:
    """The stamp patterns of one language; all work on plain text."""

    pack: PagePack
    token: re.Pattern[str]

    def tokens(self, text: str) -> list[re.Match[str]]:
        """The parts of a stamp, in order. A zone is one only right behind a time or a date: "ET", "CAT" and "PET" are
        words elsewhere, and a bare "-10" is whatever it likes."""
        out: list[re.Match[str]] = []
        for match in self.token.finditer(plain(text)):
            if match.lastgroup == "zone" and not _is_zone(match, out):
                continue
            out.append(match)
        return out


def _is_zone(match: re.Match[str], before: list[re.Match[str]]) -> bool:
    if not (match["zn"] or match["zp"]):
        return False
    if not before or match.start() - before[-1].end() > ZONE_REACH:
        return False
    return before[-1].lastgroup in {*TIMES, "zone", "day", *DATES}


@lru_cache(maxsize=16)
def stamp_grammar(pack: PagePack) -> StampGrammar:
    months = _either(pack.months)
    zones = _either(pack.zones)
    published, updated = _either(pack.published), _either(pack.updated)
    days, fill = _either(pack.weekdays), _either(pack.stamp_words)
    year, nth = r"(?:19|20)\d\d", r"(?:\.|st|nd|rd|th)?"
    offset = r"[+-]\d{1,2}(?::?\d\d)?(?!\d)"
    # Labels are glued to what stands before them where a page parts the two by style alone: "2031Last updated",
    # "10:42 GMTUpdated", "5:30 pmUpdated". Any other letter keeps a word from being one.
    short = "|".join(sorted(zone for zone in pack.zones if len(zone) == 3 and zone.isalpha())) or "tsi"
    apart = rf"(?:(?<![^\W\d_])|(?<=\b(?:{short}))|(?<=\d[ap]m)|(?<= [ap]m))"
    end = rf"(?:\b|(?=(?:{published}|{updated})\b))"
    half = rf"[ap]\.?m{end}\.?"
    pattern = (
        r"(?P<iso>(?<!\d)(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d)"
        r"(?:[t ](?P<it>(?:[01]\d|2[0-3]):[0-5]\d)(?::[0-6]\d(?:\.\d{1,9})?)?[ ]?(?P<iz>z\b|[+-]\d\d:?\d\d)?)?(?!\d))"
        r"|(?P<num>(?<![\d.,])(?P<nd>\d{1,2}) ?[./-] ?(?P<nm>\d{1,2}) ?[./-] ?(?P<ny>(?:19|20)\d\d)(?!\d))"
        rf"|(?P<ymd>(?<![\d.,/])(?P<ky>{year})(?P<ks>[./])[ ]?(?P<km>\d{{1,2}})(?P=ks)[ ]?(?P<kd>\d{{1,2}})(?![\d/]))"
        rf"|(?P<dmy>(?<!\d)(?P<wd>\d{{1,2}}){nth}[ -]{{1,3}}(?P<wm>{months})\b\.?,?[ -]{{1,3}}(?P<wy>{year})(?!\d))"
        rf"|(?P<mdy>\b(?P<xm>{months})\b\.?,?[ ]{{1,3}}(?P<xd>\d{{1,2}}){nth}[ ,/]{{1,3}}(?P<xy>{year})(?!\d))"
        r"|(?P<time>(?<![\d.,:])(?P<h>[01]?\d|2[0-3])[:.h](?P<m>[0-5]\d)(?:[:.][0-5]\d)?(?![\d:%])"
        rf"(?:[ ]?(?P<ap>{half}))?)"
        rf"|(?P<hour>(?<![\d.,:/])(?P<oh>0?[1-9]|1[0-2])[ ]?(?P<oap>{half}))"
        rf"|(?P<bare>(?<![\d.,:/-])(?P<bh>[01]\d|2[0-3])(?P<bm>[0-5]\d)(?= ?(?:{zones}|hrs|hours)\b))"
        rf"|(?P<zone>[(\[]?(?:\b(?P<zn>{zones}){end}[ ]?(?P<zo>{offset})?|(?P<zp>{offset})(?:[ ]?(?:gmt|utc))?)[)\]]?)"
        rf"|(?P<updated>{apart}(?:{updated})\b)|(?P<published>{apart}(?:{published})\b)"
        rf"|(?P<day>\b(?:{days})\b)|(?P<fill>{apart}(?:{fill})\b)"
    )
    return StampGrammar(pack, re.compile(pattern))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def is_stamp_line(text: str, grammar: StampGrammar, known: frozenset[str]) -> bool:
    """Whether a line holds a date or time and nothing that could be a sentence.

    known  plain phrases that may stand right beside a date ("dunya"): sections, agencies
    """
    if len(text) > MAX_STAMP_CHARS or not _STAMPED.search(text):
        return False
    tokens = grammar.tokens(text)
    kinds = {m.lastgroup for m in tokens}
    dated, timed = kinds & DATES, bool(kinds & TIMES)
    if not dated and not timed:
        return False
    low = list(plain(text))
    for match in tokens:
        blank = "|" if match.lastgroup in ("published", "updated") else "\x00"
        low[match.start() : match.end()] = blank * (match.end() - match.start())
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
    if timed and not kinds & {"published", "updated"} and _tells(text, foreign, low):
        return False
    return timed or "iso" in kinds or all(_set_apart(s, rest) for s in foreign)


def _tells(text: str, foreign: list[str], low: list[str]) -> bool:
    """Whether words around a date and a time make a short sentence: "Lindova said no at 10:42 on 3 March 2031."."""
    return bool(foreign) and low[-1:] != ["\x00"] and bool(_ENDS.search(text)) and any(" " in s for s in foreign)


def _set_apart(segment: str, rest: str) -> bool:
    """Whether a punctuation mark parts these words from the date: "12.05.2025 | Avrupa", not "12 Mart 2025 kararı"."""
    first = segment.split()[0]
    return f"\x00 {first}" not in rest and f"{segment.split()[-1]} \x00" not in rest
