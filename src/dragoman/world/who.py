"""Who is meant by a name: candidates from the table of office holders, each with what speaks for them.

    find_people("Choe Son Hui", load_holders(), on="2025-07-12")

Candidates by the very words come first, then by other spellings (world/same_name.py). Whoever held an office on the day
comes before whoever did not. Refuses to choose: a family name is everybody's who bears it.
"""

from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

from dragoman.text.fold import key
from dragoman.world.holders import Holder, Holders
from dragoman.world.holders_dates import in_term, surely_in_term
from dragoman.world.holders_names import name_words
from dragoman.world.same_name import OTHER_SPELLING, PART, SAME_WORDS, SHORTER, compare_names
from dragoman.world.spelling import outline, read_name

InOffice = Literal["yes", "perhaps", "no"]
NEAREST = 5
# Likeness in hundredths below which a name helps nobody as a suggestion.
_LEAST_LIKE = 62
_LEAST_OUTLINE = 60
_RANKS = {SAME_WORDS: 0, OTHER_SPELLING: 1, PART: 2, SHORTER: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office, and whether it holds on the day asked about ("perhaps": the dates known are too coarse)."""

    row: Holder
    in_office: InOffice | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person who bears the name. `why` says how the names agree; `by` is the spelling that does."""

    id: str
    name: str
    by: str
    why: str
    terms: tuple[Term, ...]

    @property
    def wikidata(self) -> str | None:
        return next((term.row.wikidata for term in self.terms if term.row.wikidata), None)


def find_people(name: str, holders: Holders, *, on: str | None = None) -> list[Candidate]:
    """Everybody who may be meant, the likeliest first; `on` is an EDTF day, month or year."""
    words = name_words(name)
    found = []
    for person, spellings in _alike_by_outline(name, holders).items():
        rows = holders.people()[person]
        match = _match(name, words, spellings)
        if match is not None:
            rank, by, why = match
            terms = tuple(Term(row=row, in_office=in_office(row, on)) for row in rows)
            found.append((rank, _rank_by_day(terms), rows[0].name, Candidate(
                id=person, name=rows[0].name, by=by, why=why, terms=_today_first(terms),
            )))  # fmt: skip
    # A name told in full leaves out those who merely may be called so; one word leaves out nobody.
    best = min((rank for rank, *_ in found), default=0)
    kept = [one for one in found if one[0] == best or len(words) < 2]
    return [candidate for *_, candidate in sorted(kept, key=lambda one: one[:3])]


def nearest_names(name: str, holders: Holders, *, count: int = NEAREST) -> list[str]:
    """Names of the tables that look like this one most."""
    from rapidfuzz import fuzz, process

    names = {key(spelling): row.name for row in holders for spelling in (row.name, *row.variants)}
    found = process.extract(
        key(anyascii(name)), list(names), scorer=fuzz.token_sort_ratio, limit=3 * count, score_cutoff=_LEAST_LIKE
    )
    return list(dict.fromkeys(names[spelling] for spelling, *_ in found))[:count]


def _alike_by_outline(name: str, holders: Holders) -> dict[str, list[str]]:
    """People by id, with their spellings that are worth comparing: looking at all would take seconds."""
    from rapidfuzz import fuzz

    outlines = {outline(reading.words) for reading in read_name(name)}
    words = name_words(name)
    found: dict[str, list[str]] = {}
    for person, rows in holders.people().items():
        for spelling in dict.fromkeys(spelling for row in rows for spelling in (row.name, *row.variants)):
            spelled = name_words(spelling)
            # "Hasan Erdoğan" is nobody the tables know only because they call somebody "Erdoğan" for short.
            if len(words) > 1 and len(spelled) == 1 and spelling != rows[0].name:
                continue
            whole = outline(tuple(spelled))
            if spelled == words or any(fuzz.partial_ratio(one, whole) >= _LEAST_OUTLINE for one in outlines):
                found.setdefault(person, []).append(spelling)
    return found


def _match(name: str, words: list[str], spellings: list[str]) -> tuple[int, str, str] | None:
    """(rank, the spelling that agrees, why), the lowest rank; None when no spelling agrees."""
    best: tuple[int, str, str] | None = None
    for spelling in spellings:
        if name_words(spelling) == words:
            return 0, spelling, SAME_WORDS
        match = compare_names(name, spelling)
        if match.same and (best is None or _RANKS.get(match.why, len(_RANKS)) < best[0]):
            best = _RANKS.get(match.why, len(_RANKS)), spelling, match.why
    return best


def in_office(row: Holder, on: str | None) -> InOffice | None:
    if on is None:
        return None
    if surely_in_term(row.start, row.end, on):
        return "yes"
    return "perhaps" if in_term(row.start, row.end, on) else "no"


_ORDER: dict[InOffice | None, int] = {"yes": 0, "perhaps": 1, None: 2, "no": 3}


def _rank_by_day(terms: tuple[Term, ...]) -> int:
    return min(_ORDER[term.in_office] for term in terms)


def _today_first(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: _ORDER[term.in_office]))
