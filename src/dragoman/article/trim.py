"""Inside a kept paragraph: the dateline before it, the credit behind it, the seams where paragraphs were glued."""

import re

from dragoman.article.copies import GLUE
from dragoman.article.rules import PageRules, names_writers
from dragoman.article.shape import in_capitals, plain

MAX_DATELINE_CHARS = 80
_DASH = re.compile(
    r"\s{1,2}[-–—]{1,2}\s{1,2}|(?<=[)\]])\s?[-–—:]{1,2}\s{0,2}"
    r"|(?<=\w/)\.?\s|(?<=\))\s(?=[\"“A-ZÇĞİÖŞÜ])"  # "/TASS/. ", "(PTI) ": the agency alone ends the dateline
)
_COLON = re.compile(r"(?<=[^\s:]):\s{1,2}(?=\S)")
MAX_COLON_CHARS = 40
_PIECES = re.compile(r"[-–—/,()\[\]|]+|\.\s")
_DAY = re.compile(r"(?:\d{1,2} )?([^\W\d_]{3,9})\.?(?: \d{1,2})?(?: \d{4})?$")
MAX_NAME_WORDS = 3
_TAIL_CREDIT = re.compile(
    r"(?<=[.!?…\"”’»])\s{0,3}(?:[(\[](?P<in>[^()\[\]]{2,40})[)\]]"
    r"|[-–—/] ?(?P<dash>[^\s.,()]{2,20}(?: [^\s.,()]{2,20}){0,2})"
    r"|(?<=\s)(?P<bare>[A-Z]{2,8}(?:/[A-Z]{2,8})?))\s{0,3}\.?$"  # "… his own. VNA/HG"
)
_TAIL_NAMES = re.compile(r"(?<=[.!?…\"”’»])\s{0,3}[(\[]?(?=[^\W\d_])")
MAX_TAIL_NAMES = 320


def dateline(text: str, rules: PageRules) -> tuple[int, str | None]:
    """How many characters of the paragraph are its dateline, and the agency in it.

    "VELİN (AA) - ", "VELİN, 31 Aralık (Xinhua) -- ", "AA / Velin - ", "VELİN - ". Without an agency or a day only a
    place in capitals counts, and none that is a known party: "ABD - Çin hattında" opens with a party, not with a place.
    """
    length, agency = 0, None
    colon = _COLON.search(text, 0, MAX_COLON_CHARS) if rules.colon_datelines else None
    if colon and _filed(text[: colon.start()], rules, long_dash=True) is not None:
        length = colon.end()
    for match in list(_DASH.finditer(text, 0, MAX_DATELINE_CHARS))[:3]:
        if text.count("(", 0, match.start()) != text.count(")", 0, match.start()):
            break  # "Mira Dovan (9 August 1929 – 13 February 2014) was …": a life, and no dateline
        if not match[0].strip(". ") and not _ends_in_agency(text[: match.start()], rules):
            continue
        found = _filed(text[: match.start()], rules, long_dash="-" not in match[0])
        if found is None:
            break
        length, agency = match.end(), found or agency
    return (length, agency) if length < len(text) else (0, None)


def _ends_in_agency(head: str, rules: PageRules) -> bool:
    """ "VELIN, March 14 (PTI)", "VELIN, March 14. /TASS/": without a dash only an agency tells a dateline."""
    return bool(rules.agency.fullmatch(plain(re.split(r"[(/]", head.rstrip(")/"))[-1]).strip()))


def _filed(head: str, rules: PageRules, *, long_dash: bool) -> str | None:
    """The agency in a dateline, "" when it names none, None when this is no dateline."""
    pieces = [piece.strip(" .:") for piece in _PIECES.split(head)]
    pieces = [piece for piece in pieces if piece]
    agency = next((piece for piece in pieces if rules.agency.fullmatch(plain(piece))), "")
    credited = bool(agency) or any(plain(piece) in rules.pack.desks for piece in pieces)
    credited = credited or (long_dash and any(_is_day(piece, rules) for piece in pieces[1:]))
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
    if any(c.isdigit() for c in piece) and _DAY.match(piece):
        return _is_day(piece, rules)
    parts = piece.split()
    if credited:
        if piece.isdigit() and len(piece) == 4:  # "March 14, 2031 (AP)"
            return True
        return len(parts) <= MAX_NAME_WORDS and all(part[:1].isupper() for part in parts)
    if not in_capitals(piece) or len(piece) < 4 or len(parts) > MAX_NAME_WORDS + 1:
        return False
    return not rules.pack.caps_words & {low, low.split()[0]}


def _is_day(piece: str, rules: PageRules) -> bool:
    day = _DAY.match(piece)
    return day is not None and any(c.isdigit() for c in piece) and plain(day[1]) in rules.pack.months


def tail_credit(text: str, rules: PageRules) -> tuple[int, str | None]:
    """Where the paragraph ends before its credit, and what credits it: "… dedi. (İHA)", or marks its end: "… (END)"."""
    if mark := rules.end_mark.search(text, max(0, len(text) - 40)):
        return mark.start(), mark[0].strip()
    if names := _tail_names(text, rules):
        return names
    match = _TAIL_CREDIT.search(text, max(0, len(text) - 60))
    if match is None:
        return len(text), None
    name = match["in"] or match["dash"] or match["bare"]
    low = plain(name).strip()
    if match["bare"]:  # an agency, alone or before the initials of who passed it on
        return (match.start(), name) if low.split("/")[0] in rules.pack.agencies else (len(text), None)
    if (
        rules.agency.fullmatch(low)
        or low in rules.pack.desks
        or all(rules.agency.fullmatch(p.strip()) for p in re.split(r"[,/]|-", low))
    ):
        return match.start(), name
    return len(text), None


def _tail_names(text: str, rules: PageRules) -> tuple[int, str] | None:
    """Who reported, wrote and edited, behind the last sentence: "… (Reporting by Jane Doe; Editing by John Roe)"."""
    for match in _TAIL_NAMES.finditer(text, max(1, len(text) - MAX_TAIL_NAMES)):
        if names_writers(text[match.end() :].rstrip(" )]."), rules, openers=rules.pair_openers):
            return match.start(), text[match.end() :]
    return None


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
