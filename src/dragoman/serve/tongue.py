"""The words of the interface, in the languages it speaks: catalogues in `words/`, days as people write them.

    tongue("tr").say("events.count", n=3)    "3 olay"

A key that a catalogue lacks is a fault, and a test compares the catalogues; nothing falls back in silence.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ("tr", "en")
_ACCEPTED = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]{1,35})?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<about>[~?%]?)$")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language."""

    code: str
    words: Mapping[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]

    def say(self, key: str, /, **values: object) -> str:
        """The words for a key. With `n`, the form for that number."""
        form = f"{key}.one" if values.get("n") == 1 else f"{key}.other"
        text = self.words.get(form) or self.words.get(f"{key}.other") if "n" in values else None
        text = text if text is not None else self.words[key]
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}
        return text.format(**shown) if values else text

    def has(self, key: str) -> bool:
        return key in self.words

    def called(self, kind: str, word: str) -> str:
        """What a word of the record is called, which may be one that no catalogue has yet: then it stays as it is.

        >>> tongue("tr").called("paper", "treaty"), tongue("tr").called("paper", "side-letter")
        ('antlaşma', 'side-letter')
        """
        return self.words.get(f"{kind}.{word}", word)

    def number(self, number: float) -> str:
        """
        >>> tongue("en").number(12345), tongue("tr").number(12345), tongue("tr").number(-2.5)
        ('12,345', '12.345', '−2,5')
        """
        text = f"{abs(number):,}" if isinstance(number, int) else f"{abs(number):,.1f}"
        if self.code == "tr":
            text = text.translate(str.maketrans(",.", ".,"))
        return f"−{text}" if number < 0 else text

    def day(self, edtf: str | None, *, short: bool = False) -> str:
        """An EDTF day, month, year or range as people write it; what is none of them stays as it is.

        >>> tongue("en").day("2025-07-11"), tongue("tr").day("2025-07"), tongue("en").day("2025-07-11/2025-07-14")
        ('11 July 2025', 'Temmuz 2025', '11–14 July 2025')
        >>> tongue("en").day("2025-06-30/2025-07-02", short=True), tongue("tr").day(None)
        ('30 Jun – 2 Jul 2025', 'tarihsiz')
        """
        if not edtf:
            return self.words["undated"]
        first, slash, last = edtf.partition("/")
        if not slash:
            return self._one_day(edtf, short)
        ends = _DAY.match(first), _DAY.match(last)
        if not (ends[0] and ends[1]):
            start, end = (self._one_day(part, short) if part not in ("", "..") else "…" for part in (first, last))
            return f"{start} – {end}"
        one, other = ends[0].groupdict(), ends[1].groupdict()
        if one["day"] and other["day"] and first[:7] == last[:7]:
            return f"{int(one['day'])}–{self._one_day(last, short)}"
        start = self._one_day(first, short)
        same_year = one["month"] and one["year"] == other["year"]
        return f"{start.removesuffix(one['year']).strip() if same_year else start} – {self._one_day(last, short)}"

    def moment(self, iso: str | None) -> str:
        """A moment, or a day, of publication.

        >>> tongue("en").moment("2025-07-11T20:33+03:00"), tongue("en").moment("2025-07-11")
        ('11 July 2025, 20:33', '11 July 2025')
        """
        if not iso:
            return self.words["undated"]
        day = self.day(iso[:10])
        return f"{day}, {iso[11:16]}" if re.match(r"T\d\d:\d\d", iso[10:16]) else day

    def _one_day(self, text: str, short: bool) -> str:
        found = _DAY.match(text)
        if found is None or not 0 <= int(found["month"] or 1) - 1 < 12:
            return text
        months = self.short_months if short else self.months
        day = f"{int(found['day'])} " if found["day"] else ""
        month = f"{months[int(found['month']) - 1]} " if found["month"] else ""
        about = self.words["about"] + " " if found["about"] else ""
        return f"{about}{day}{month}{found['year']}"


@cache
def tongue(code: str) -> Tongue:
    """A language of the interface, read once."""
    text = files("dragoman.serve").joinpath(f"words/{code}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Tongue(code, data["words"], tuple(data["months"]), tuple(data["short_months"]))


def chosen(wanted: str | None, accepted: str, *, otherwise: str = "en") -> str:
    """The language of a visit: the one that was chosen, else the best of what the browser names.

    >>> chosen(None, "de, tr;q=0.8, en;q=0.5"), chosen("en", "tr"), chosen("xx", "")
    ('tr', 'en', 'en')
    """
    if wanted in LANGUAGES:
        return wanted
    best = (0.0, otherwise)
    for part in accepted[:200].split(","):
        found = _ACCEPTED.fullmatch(part)
        if found and (code := found[1].lower()) in LANGUAGES:
            best = max(best, (float(found[2] or 1), code), key=lambda pair: pair[0])
    return best[1]
