"""Offices in the language of the interface: the record has them in English ("foreign minister"), and the table by which
they were read knows what Turkish calls them. People may write either, and the record gets its own words.

Who holds an office, and what an office is worth, is nobody's business here. What no table has stays as it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.lang.tables import read_rows
from dragoman.serve.tongue import LANGUAGES
from dragoman.text import key

_SLOT = re.compile(r"\s*(?:to|in|of|for)?\s*(?:the )?\{(?:owner|post)\}(?:'s)?")
_ACRONYMS = {"mit": "MİT"} | {
    word: word.upper() for word in ("ab", "bm", "nato", "cia", "ceo", "centcom", "fbi", "tbmm")
}
_OF_ONE, _OF_ALL, _ELSEWHERE = 0, 1, 2  # how near a row's English is to the name: the less, the better


@dataclass(frozen=True, slots=True)
class Offices:
    """`names`: (English, country or "") -> what it is called; `forms`: as it is compared -> English and what single
    states call it; `before`: words around another office ("former", "") -> their own.
    """

    names: Mapping[tuple[str, str], str]
    forms: Mapping[str, tuple[str, Mapping[str, str]]]
    before: Sequence[tuple[str, str, str]]

    def name(self, english: str, country: str | None) -> str | None:
        found = self.names.get((english, country or "")) or self.names.get((english, ""))
        if found is not None:
            return found
        for start, end, own in self.before:
            if (start or end) and english.startswith(start) and english.endswith(end):
                inner = self.name(english[len(start) : len(english) - len(end)], country)
                return f"{own} {inner}" if inner else None
        return None

    def english(self, words: str, country: str | None) -> str | None:
        found = self.forms.get(key(words))
        if found is not None:
            return found[1].get(country or "", found[0])
        for start, end, own in self.before:
            if key(words).startswith(f"{key(own)} "):
                inner = self.english(" ".join(words.split()[len(own.split()) :]), country)
                return f"{start}{inner}{end}" if inner else None
        return None


@cache
def offices(code: str) -> Offices | None:
    """Those of a language with a table of its own.

    >>> made = offices("tr")
    >>> made.name("foreign minister", "TUR"), made.name("former president", "FRA")
    ('dışişleri bakanı', 'eski cumhurbaşkanı')
    >>> made.english("Dışişleri Bakanı", "TUR"), made.english("dışişleri bakanı", "USA"), made.english("muhtar", "TUR")
    ('foreign minister', 'secretary of state', None)
    """
    package = f"dragoman.lang.{code}"
    if not files(package).joinpath("offices.tsv").is_file():
        return None
    ranked: dict[tuple[str, str], tuple[int, int, int, str]] = {}
    forms: dict[str, tuple[str, Mapping[str, str]]] = {}
    before: list[tuple[str, str, str]] = []

    def offer(english: str, country: str, rank: int, form: str) -> None:
        shown = _cased(form, like=english)
        best = (rank, form.count(" "), len(forms), shown)
        ranked[english, country] = min(ranked.get((english, country), best), best)

    for form, _, english, holder, _, own, *_ in read_rows(package, "offices.tsv", 7):
        if holder == "prefix":
            start, _, end = english.partition("{office}")
            before.append((start, end, form))
            continue
        special = dict(pair.split("=", 1) for pair in own.split(";") if "=" in pair)
        plain = _SLOT.sub("", english).strip()
        offer(plain, "", _OF_ALL, form)
        for country, words in special.items():
            offer(words, country, _OF_ONE, form)
            offer(words, "", _ELSEWHERE, form)
        forms[key(form)] = plain, special
    rows = read_rows("dragoman.serve", f"words/offices.{code}.tsv", 3)
    usual = {(english, country): form for english, country, form in rows}
    return Offices({where: best[-1] for where, best in ranked.items()} | usual, forms, before)


def in_english(words: str, country: str | None) -> str:
    """An office as the record has it, in whichever language of the interface it was written."""
    for code in LANGUAGES:
        known = offices(code)
        if known is not None and (found := known.english(words, country)):
            return found
    return words


def _cased(form: str, *, like: str) -> str:
    """In capitals where the English name has some: "BM Genel Sekreteri", but "dışişleri bakanı"."""
    words = [_ACRONYMS.get(word, word) for word in form.split()]
    if any(char.isupper() for char in like):
        words = [word if word == "ve" else word[:1].replace("i", "İ").upper() + word[1:] for word in words]
    return " ".join(words)
