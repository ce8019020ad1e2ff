"""English words for offices, bodies and groups, from the pack's tables: "Savunma Bakanı" -> "defence minister"."""

import re

from dragoman.lang.pack import Pack
from dragoman.lang.rows import Title
from dragoman.text import fold
from dragoman.world import Entry

_SLOT = re.compile(r"\s*(?:to|in|of|for)?\s*(?:the )?\{(owner|post|office|name|state|adj)\}(?:'s)?")


def english_office(words: str, *, country: str | None, owner: Entry | None, pack: Pack) -> str | None:
    """What a title is in English, or None where no table knows its last words.

    `words` is the title as written, state included and suffix left out; `owner` the organisation it belongs to.
    """
    parts = fold(words).split()
    row, at = _longest_tail(parts, pack.offices, pack)
    if row is None:
        return None
    english = _special(row, country)
    before = pack.offices.get(parts[at - 1]) if at > 0 else None
    if before is not None and before.kind == "prefix":
        english = before.english.replace("{office}", english)
    return _fill(english, owner=owner.name if owner is not None and owner.kind != "state" else None)


def english_body(words: str, *, state: Entry | None, name: str, table: str, pack: Pack) -> str:
    """The English name of a body or a group: by its table, else the words as written."""
    row, _ = _longest_tail(fold(words).split(), pack.bodies if table == "bodies" else pack.groups, pack)
    if row is None:
        return f"{state.name} {name}" if state is not None else name
    country = state.country if state is not None else None
    english = _special(row, country)
    adjective = (state.adjective or state.name) if state is not None else None
    return _fill(english, adj=adjective, state=state.name if state is not None else None)


def english_people(state: Entry) -> str:
    """Those who are called by the name of their state alone ("Filistinliler").

    Endings in English are safe only where they are regular: "Palestinians", "Iraqis", but "French people".
    """
    adjective = state.adjective or state.name
    return f"{adjective}s" if adjective.endswith(("an", "i")) else f"{adjective} people"


def _longest_tail(parts: list[str], table: dict[str, Title], pack: Pack) -> tuple[Title | None, int]:
    """The longest run of last words that is a row of the table, but for endings, and where it begins."""
    for at in range(len(parts)):
        tail = " ".join(parts[at:])
        for ending, instead in (("", ""), *pack.title_endings):
            if tail.endswith(ending) and (form := tail.removesuffix(ending) + instead) in table:
                return table[form], at
    return None, 0


def _special(row: Title, country: str | None) -> str:
    """The row's English, as the state itself calls the office ("secretary of state")."""
    for pair in row.special.split(";"):
        code, _, words = pair.partition("=")
        if code == country and words:
            return words
    return row.english


def _fill(english: str, **known: str | None) -> str:
    """Put in what is known, and leave out with its preposition what is not."""
    for slot, words in known.items():
        if words is not None:
            english = english.replace("{" + slot + "}", words)
    return _SLOT.sub("", english).strip()
