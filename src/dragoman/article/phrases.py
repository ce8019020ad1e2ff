"""Patterns made of a page pack's phrases, that more than one rule is built from."""

import re
from collections.abc import Iterable

from dragoman.lang.base import PagePack

_BRACKET = r"[^()\[\]]"


def any_of(phrases: Iterable[str]) -> str:
    """An alternative of the phrases, the longest first; one that never matches where there are none."""
    return "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) or r"(?!)"


def spelt(phrases: Iterable[str]) -> str:
    """The same for text with its punctuation: "editor s note" stands for "editor's note" and "editor’s note" too."""
    return any_of(phrases).replace(r"\ ", r"\W{1,2}")


def byline_pattern(openers: Iterable[str]) -> re.Pattern[str]:
    """What opens a byline without a colon, up to the name, in plain text: "by ", "(reporting by "."""
    return re.compile(rf"\W{{0,4}}(?:{any_of(openers)}) ")


def picture_credit(pack: PagePack) -> re.Pattern[str]:
    """The credit of a picture at the end of its description, in the text as it stands, capitals or not.

    "(AP Photo/Ad Soyad)", "[Ad Soyad/Reuters]", "(Ad Soyad / Getty Images)", "… 14 March 2031. REUTERS/Ad Soyad". An
    agency alone is no picture's credit: "(AA)" behind a stop credits the text.
    """
    agencies = any_of(pack.agencies)
    sellers = any_of([*pack.picture_names, *(p for p in pack.caption_starts if " " in p)])
    within = rf"{_BRACKET}{{0,60}}\b(?:{sellers})\b{_BRACKET}{{0,40}}"
    taken = rf"(?:{_BRACKET}{{2,50}}\s?/\s?(?:{agencies})|(?:{agencies})\s?/\s?{_BRACKET}{{2,50}})"
    bare = rf"(?<=[.!?…\"”’]\s)(?:{agencies})/(?-i:[^\W\d_][^.!?()]{{0,20}}[^\W\d_A-Z][^.!?()]{{0,20}})"  # not "VNA/HG"
    return re.compile(rf"(?:[(\[](?:{within}|{taken})[)\]]|{bare})\.?$", re.IGNORECASE)


def end_mark(pack: PagePack) -> re.Pattern[str]:
    """What closes an article behind its last stop, or in brackets: "… he said. (END)", "… said. Endit", "… Bank. ■"."""
    marks = any_of(pack.end_marks)
    return re.compile(
        rf"(?:(?<=[.!?…\"”’»)\]])\s{{0,3}}|(?<=\s)(?=[(\[]))[(\[#*-]{{0,3}}(?:{marks})[)\]#*-]{{0,3}}\.?$",
        re.IGNORECASE,
    )
