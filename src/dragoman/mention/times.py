"""Finding times in a text: which characters say when, and what they say before anything else is known.

"Geçen salı" is a weekday and "the last one"; which Tuesday that was is `resolve.times`, and which event it dates is
`event`. A stretch that only looks like a time is no expression ("21 Şubat Meydanı"); one that is a time but dates
nothing is found and marked by its role, so that nobody downstream takes it for a date ("üç saat", "her yıl").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from dragoman.lang.times import Meaning, TimeGrammar, TimeRule
from dragoman.model import Span

Role = Literal["point", "period", "anniversary", "duration", "frequency", "since", "until", "validity"]
Base = Literal["published", "context", "story"]

_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LINE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_LOOK_BEHIND = 32  # characters: the longest word that `before` and `needs` patterns look for, with room to spare


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeParts:
    """What the words give; None for what they do not.

    year, month, day, weekday  as written (Monday is 0); 2 marks the second end of a range
    season      "spring", "summer", "autumn", "winter"
    months      first and last month of a stretch of a year ("ilk yarısı" is 1, 6)
    unit        "day", "week", "weekdays", "weekend", "month", "year", "hour": what `shift` counts, and what is
                meant when nothing narrower is given
    shift       how many units from `base`; None when only the tense can tell
    base        the day of publication; the time told just before ("context"); that or else publication ("story")
    way         -1 the last one, 1 the next one, whatever the tense
    span        how many units long: of a length ("üç günlük"), or of a stretch longer than one
    approx      "about"
    adjacent    days of a list, one stretch only when the second end is `span` days after the first
    known       False when the words name no time that could be known ("birkaç gün önce", "10 Mart'tan sonra")
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    months: tuple[int, int] | None = None
    year2: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday2: int | None = None
    unit: str | None = None
    shift: int | None = None
    base: Base = "published"
    way: int = 0
    span: int = 1
    approx: bool = False
    adjacent: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpr:
    """A time as written.

    span   in the text given, ending included: "3 Eylül'de", "dün akşam", "10-13 Temmuz tarihlerinde"
    rule   the pattern that found it
    role   point, period, since and until can date an event; anniversary, duration, frequency and validity never do
    """

    span: Span
    rule: str
    role: Role
    parts: TimeParts


@lru_cache(maxsize=256)  # mentions, statements and events ask for the same sentence
def find_times(text: str, *, grammar: TimeGrammar) -> tuple[TimeExpr, ...]:
    """The times of a sentence or a whole body, left to right, the longest at each place, without overlap."""
    folded = _join_lines(grammar.fold(text))
    found: list[TimeExpr] = []
    at = 0
    while start := grammar.start.search(folded, at):
        expr, end = _longest_at(folded, start.start(), grammar=grammar)
        if expr is not None:
            found.append(expr)
        at = end
    return tuple(found)


def _join_lines(folded: str) -> str:
    """A single line break inside a paragraph is a space to the patterns; a blank line is not."""
    return _LINE_BREAK.sub(" ", folded) if "\n" in folded else folded


def _longest_at(folded: str, at: int, *, grammar: TimeGrammar) -> tuple[TimeExpr | None, int]:
    """The longest expression that begins here, and where to look for the next."""
    best: TimeExpr | None = None
    end = at + 1
    behind = folded[max(0, at - _LOOK_BEHIND) : at]
    for rule in grammar.rules:
        match = rule.pattern.match(folded, at)
        if match is None or match.end() <= end or not _fits(rule, behind):
            continue
        # Words for a day that no calendar has are passed over whole, or "30 Şubat'ta" would leave a February.
        end = match.end()
        parts = _parts(rule, match, words=grammar.words)
        role = _role(rule, match, grammar=grammar)
        found = TimeExpr(span=Span(*match.span()), rule=rule.name, role=role, parts=parts or TimeParts())
        best = found if parts is not None else None
    return best, end


def _fits(rule: TimeRule, behind: str) -> bool:
    if rule.before is not None and rule.before.search(behind):
        return False
    return rule.needs is None or rule.needs.search(behind) is not None


def _tail(match: re.Match[str]) -> str | None:
    return next(
        (name[5:] for name, value in match.groupdict().items() if name[:5] == "tail_" and value is not None), None
    )


def _role(rule: TimeRule, match: re.Match[str], *, grammar: TimeGrammar) -> Role:
    tail = _tail(match)
    if tail in ("since", "until"):
        return cast(Role, tail)
    if rule.name in grammar.validity_rules and grammar.validity.match(match.string, match.end()):
        return "validity"
    return cast(Role, rule.role or "point")


def _parts(rule: TimeRule, match: re.Match[str], *, words: Mapping[str, Mapping[str, Meaning]]) -> TimeParts | None:
    """What a match says, or None when it says something that no calendar has ("31 Haziran")."""
    given: dict[str, Meaning] = dict(rule.fixed)
    for name, text in match.groupdict().items():
        if text is not None and not name.startswith("tail_"):
            given.update(_meaning(name, text, words=words))
    if "sign" in given:
        given |= _distance(given)
    elif "n" in given:  # a length: "üç günlük"
        given["span"] = given.pop("n")
    if _tail(match) in ("order", "before") or rule.name == "times.vague":
        given["known"] = False
    months = given.pop("months", None)
    parts = TimeParts(
        **{name: value for name, value in given.items() if name in TimeParts.__slots__},  # type: ignore[arg-type]
        months=_stretch(months) if isinstance(months, str) else None,
    )
    return parts if _on_calendar(parts) else None


def _distance(given: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Üç ay önce" is a month, "iki hafta önce" a day or so, "son 72 saatte" three days with that of publication."""
    sign, count, unit = int(given.pop("sign")), int(given.pop("n")), given["unit"]
    if given.pop("inclusive", False) and unit == "day":
        count -= 1
    if unit == "week":
        # "Bir hafta önce" is meant to the day; from two weeks on nobody counts.
        given |= {"unit": "day", "approx": count > 1 and "span" not in given}
        count *= 7
    if "span" not in given:
        return given | {"shift": sign * count}
    if unit == "hour":
        given["unit"] = "day"
        count = -(-count // 24)
    return given | {"span": count, "shift": 1 - count}


def _meaning(name: str, text: str, *, words: Mapping[str, Mapping[str, Meaning]]) -> dict[str, Meaning]:
    kind = name.rstrip("2")
    if name == "n":
        return {"n": _number(text, words["number"])}
    if name == "which":
        base, shift = str(words["which"][text]).split(":")
        return {"base": base, "shift": int(shift)}
    if name == "known":
        year, month, day = str(words["known"][_spaced(text)]).split("-")
        return {"year": int(year), "month": int(month), "day": int(day)}
    if kind in words:
        field = {"stretch": "months", "plainday": "weekday"}.get(kind, kind) + name[len(kind) :]
        return {field: words[kind][_spaced(text)]}
    if name == "approx":
        return {"approx": True}
    if name == "listed":
        return {"span": text.count(",") + 1}
    if name == "decade":
        return {"year": int(text), "year2": int(text) + 9}
    return {{"mnum": "month"}.get(name, name): int(text)}


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _number(text: str, numbers: Mapping[str, Meaning]) -> int:
    """ "on iki" is 12."""
    return int(text) if text.isdigit() else sum(int(numbers[word]) for word in text.split())


def _stretch(months: str) -> tuple[int, int]:
    first, last = months.split("-")
    return int(first), int(last)


def _on_calendar(parts: TimeParts) -> bool:
    for day, month, year in (
        (parts.day, parts.month, parts.year),
        (parts.day2, parts.month2 or parts.month, parts.year2 or parts.year),
    ):
        if day is not None and month is not None:
            leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
            if day > _MONTH_DAYS[month - 1] or (day, month, leap) == (29, 2, False):
                return False
    return True
