"""Inside a kept paragraph: the dateline before it, the credit behind it, the seams where paragraphs were glued."""

import re

from dragoman.article.copies import GLUE
from dragoman.article.rules import PageRules
from dragoman.article.shape import plain

_PLACE = r"[A-ZÇĞİÖŞÜÂÎÛ][A-ZÇĞİÖŞÜÂÎÛ'’.-]{2,}(?:[ /][A-ZÇĞİÖŞÜÂÎÛ'’.-]{2,}){0,3}"
_MIXED_PLACE = r"[A-ZÇĞİÖŞÜ][\w'’.-]{2,}(?:[ /][A-ZÇĞİÖŞÜ(][\w'’.-]{1,}){0,3}"
_DASH = r"\s{0,2}[-–—]{1,2}\s{0,2}"
# "VELİN (AA) - ", "VELİN, 31 Aralık (Xinhua) -- ", "Velin (AA) - ": with an agency in brackets the case is free.
_WITH_AGENCY = re.compile(
    rf"(?:{_PLACE}|{_MIXED_PLACE})?,?(?: \d{{1,2}} [^\W\d_]{{3,9}}\.?,?)? ?"
    rf"[(\[](?P<agency>[^()\[\]]{{2,40}})[)\]]{_DASH}(?=\S)"
)
_BARE = re.compile(rf"(?P<place>{_PLACE})(?:, \d{{1,2}} [^\W\d_]{{3,9}})?\s{{1,2}}[-–—]{{1,2}}\s{{1,2}}(?=\S)")
_TAIL_CREDIT = re.compile(
    r"(?<=[.!?…\"”’»])\s{0,3}(?:[(\[](?P<in>[^()\[\]]{2,40})[)\]]"
    r"|[-–—/] ?(?P<dash>[^\s.,()]{2,20}(?: [^\s.,()]{2,20}){0,2}))\s{0,3}\.?$"
)


def dateline(text: str, rules: PageRules) -> tuple[int, str | None]:
    """How many characters of the paragraph are its dateline, and the agency in it.

    "ABD - Çin hattında" opens with a party, not with a place of filing: capital words that are known parties, and
    acronyms, are no dateline unless an agency follows in brackets.
    """
    if match := _WITH_AGENCY.match(text):
        if rules.agency.search(plain(match["agency"])) or plain(match["agency"]).strip() in rules.pack.desks:
            return match.end(), match["agency"]
        return 0, None
    match = _BARE.match(text)
    if match is None:
        return 0, None
    low = plain(match["place"])
    if len(match["place"]) < 4 or low in rules.pack.caps_words or low.split()[0] in rules.pack.caps_words:
        return 0, None
    return match.end(), None


def tail_credit(text: str, rules: PageRules) -> tuple[int, str | None]:
    """Where the paragraph ends before its credit, and the agency credited: "… dedi. (İHA)"."""
    match = _TAIL_CREDIT.search(text, max(0, len(text) - 60))
    if match is None:
        return len(text), None
    name = match["in"] or match["dash"]
    low = plain(name).strip()
    if (
        rules.agency.fullmatch(low)
        or low in rules.pack.desks
        or all(rules.agency.fullmatch(p.strip()) for p in re.split(r"[,/]|-", low))
    ):
        return match.start(), name
    return len(text), None


def glued_source(text: str, rules: PageRules) -> tuple[int, str | None]:
    """A source label glued before the text: "KAYNAKAABakanlık …"."""
    low = plain(text[:40])
    for label in rules.pack.source_labels:
        if low.startswith(label):
            rest = low[len(label) :].lstrip(" :")
            at = len(low) - len(rest)
            for name in sorted(rules.pack.agencies, key=len, reverse=True):
                if (
                    rest.startswith(name)
                    and text[at : at + len(name)].isupper()
                    and text[at + len(name) : at + len(name) + 1].isupper()
                ):
                    return at + len(name), text[at : at + len(name)]
    return 0, None


# A subhead of two words or more in capitals, glued to the sentence it heads: "VELİN'DEKİ TÖRENTören". One word would
# be too little: "BMGKnin" is an acronym with its suffix.
_GLUED_HEAD = re.compile(
    r"(?:^|(?<=[.!?…\"”] )|(?<=[.!?…\"”]))"
    r"(?:[A-ZÇĞİÖŞÜ0-9'’]{2,30}[:,]? ){1,10}[A-ZÇĞİÖŞÜ'’]{3,30}(?=[A-ZÇĞİÖŞÜ][a-zçğıöşü]{2})"
)


def seams(text: str) -> list[int]:
    """Where glued paragraphs meet: "duyurdu.Galuzin", "TÖRENTören"."""
    found = {m.start() for m in GLUE.finditer(text)} | {m.end() for m in _GLUED_HEAD.finditer(text)}
    return sorted(at for at in found if 0 < at < len(text))
