"""Inside a kept paragraph: the dateline before it, the credit behind it, the seams where paragraphs were glued."""

import re

from dragoman.article.copies import GLUE
from dragoman.article.rules import PageRules
from dragoman.article.shape import in_capitals, plain

MAX_DATELINE_CHARS = 80
_DASH = re.compile(r"\s{1,2}[-–—]{1,2}\s{1,2}|(?<=[)\]])\s?[-–—:]{1,2}\s{0,2}")
_PIECES = re.compile(r"[-–—/,()\[\]|]+|\.\s")
_DAY = re.compile(r"(?:\d{1,2} )?([^\W\d_]{3,9})\.?(?: \d{1,2})?(?: \d{4})?$")
MAX_NAME_WORDS = 3
_TAIL_CREDIT = re.compile(
    r"(?<=[.!?…\"”’»])\s{0,3}(?:[(\[](?P<in>[^()\[\]]{2,40})[)\]]"
    r"|[-–—/] ?(?P<dash>[^\s.,()]{2,20}(?: [^\s.,()]{2,20}){0,2}))\s{0,3}\.?$"
)


def dateline(text: str, rules: PageRules) -> tuple[int, str | None]:
    """How many characters of the paragraph are its dateline, and the agency in it.

    "VELİN (AA) - ", "VELİN, 31 Aralık (Xinhua) -- ", "AA / Velin - ", "VELİN - ". Without an agency only a place in
    capitals counts, and none that is a known party: "ABD - Çin hattında" opens with a party, not with a place.
    """
    length, agency = 0, None
    for match in list(_DASH.finditer(text, 0, MAX_DATELINE_CHARS))[:3]:
        found = _filed(text[: match.start()], rules, long_dash="-" not in match[0])
        if found is None:
            break
        length, agency = match.end(), found or agency
    return (length, agency) if length < len(text) else (0, None)


def _filed(head: str, rules: PageRules, *, long_dash: bool) -> str | None:
    """The agency in a dateline, "" when it names none, None when this is no dateline."""
    pieces = [piece.strip(" .:") for piece in _PIECES.split(head)]
    pieces = [piece for piece in pieces if piece]
    agency = next((piece for piece in pieces if rules.agency.fullmatch(plain(piece))), "")
    credited = bool(agency) or any(plain(piece) in rules.pack.desks for piece in pieces)
    # "ERBIL, Kurdistan Region —": a region may follow the place, if the dash is not one that joins two parties.
    placed = long_dash and bool(pieces) and _is_filing(pieces[0], rules, credited=False)
    if not pieces or not _is_filing(pieces[0], rules, credited=credited):
        return None
    return agency if all(_is_filing(piece, rules, credited=credited or placed) for piece in pieces[1:]) else None


def _is_filing(piece: str, rules: PageRules, *, credited: bool) -> bool:
    """Agency, desk, day, place in capitals; beside one of these, a name."""
    low = plain(piece)
    if rules.agency.fullmatch(low) or low in rules.pack.desks:
        return True
    if (day := _DAY.match(piece)) and any(c.isdigit() for c in piece):
        return plain(day[1]) in rules.pack.months
    parts = piece.split()
    if credited:
        return len(parts) <= MAX_NAME_WORDS and all(part[:1].isupper() for part in parts)
    if not in_capitals(piece) or len(piece) < 4 or len(parts) > MAX_NAME_WORDS + 1:
        return False
    return not rules.pack.caps_words & {low, low.split()[0]}


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
