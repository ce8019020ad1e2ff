"""What people look for in texts: `doğal gaz`, `"dışişleri bakanı"`, `*kadro*`, `-futbol`.

A word stands for all that begin with it, as Turkish puts its suffixes behind (and softens its end: `egemenlik` finds
"egemenliğini"); words in quotation marks have to stand
just so; between stars they may stand inside a word; with a minus they must not be there. Case, diacritics and
apostrophes do not count, on either side: `DISISLERI` finds "dışişleri", `ırak` finds "Irak'a".

The meaning is that of LIKE over the folded text, the same everywhere. Full-text indexes only narrow down where to look.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal_column, not_, or_, select, text

from dragoman.errors import UsageError
from dragoman.text import key

_TOKEN = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
# What the last letter of a word becomes before a suffix that begins with a vowel ("-lik", "-liği"), folded.
_SOFT = {"k": "g", "p": "b", "t": "d"}
_SOFTENS = 4  # letters; words of no more mostly keep theirs ("Irak'ı", "ip")
_FEW = 5_000  # matches; more are sooner found by walking the list and looking at each


class Term(NamedTuple):
    """`words` folded and joined by single blanks; how: "whole", "begins" or "inside"."""

    words: str
    how: str
    negated: bool


def parse_terms(given: str) -> list[Term]:
    """
    >>> parse_terms('İran "Dışişleri Bakanı" -futbol')
    [Term(words='iran', how='begins', negated=False), Term(words='disisleri bakani', how='whole', negated=False), \
Term(words='futbol', how='begins', negated=True)]

    Raises UsageError when nothing is left to look for.
    """
    terms = []
    for minus, quoted, bare in _TOKEN.findall(given):
        how = "whole" if quoted else "inside" if len(bare) > 2 and bare[0] == bare[-1] == "*" else "begins"
        if words := key(quoted or bare):
            terms.append(Term(words, how, bool(minus)))
    if not any(not term.negated for term in terms):
        raise UsageError(f"text {given!r}: there is nothing to look for; give a word")
    return terms


def _beginnings(term: Term) -> tuple[str, ...]:
    """What a text may begin with to be meant.

    >>> _beginnings(Term("egemenlik", "begins", False)), _beginnings(Term("iran", "begins", False))
    (('egemenlik', 'egemenlig'), ('iran',))
    """
    words = term.words
    soft = _SOFT.get(words[-1]) if term.how == "begins" and len(words.split()[-1]) > _SOFTENS else None
    return (words, words[:-1] + soft) if soft else (words,)


def matches(column: ColumnElement[str], terms: Sequence[Term]) -> ColumnElement[bool]:
    """Whether a folded text holds all of the terms."""
    return and_(*(_like(column, term) for term in terms))


def _like(column: ColumnElement[str], term: Term) -> ColumnElement[bool]:
    before, after = {"whole": ("% ", " %"), "begins": ("% ", "%"), "inside": ("%", "%")}[term.how]
    # key() leaves neither % nor _ in the words.
    like = or_(*(column.like(f"{before}{words}{after}") for words in _beginnings(term)))
    return not_(like) if term.negated else like


def narrowed(
    conn: Connection, table: Table, row: ColumnElement[Any], terms: Sequence[Term], *, in_order: bool = True
) -> ColumnElement[bool] | None:
    """A condition on `row` (the table's number) that a full-text index answers; None where so many rows fit that a list
    in an order of its own is sooner walked. Without an order (`in_order`) the index is always quicker.

    It may let more through than `matches`, never less.
    """
    usable = [t for t in terms if not t.negated and t.how != "inside" and t.words.isascii()]
    if not usable:
        return None
    if conn.dialect.name == "postgresql":
        return _in_postgres(table, row, usable)
    index = f"{table.name}_index"
    wanted = " AND ".join(f"({_in_sqlite(term)})" for term in usable)
    few = text(f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH :wanted LIMIT {_FEW + 1})")
    if in_order and conn.execute(few, {"wanted": wanted}).scalar_one() > _FEW:
        return None
    found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :{index}_wanted").bindparams(
        **{f"{index}_wanted": wanted}
    )
    return row.in_(found.columns(literal_column("rowid")).scalar_subquery())


def _in_sqlite(term: Term) -> str:
    return " OR ".join(f'"{words}"' + (" *" if term.how == "begins" else "") for words in _beginnings(term))


def _in_postgres(table: Table, row: ColumnElement[Any], terms: Sequence[Term]) -> ColumnElement[bool]:
    vector = func.to_tsvector(literal_column("'simple'"), table.c.folded)
    found = vector.op("@@")(func.to_tsquery(literal_column("'simple'"), " & ".join(map(_as_tsquery, terms))))
    number = next(iter(table.primary_key))
    return row.in_(select(number).where(found).scalar_subquery())


def _as_tsquery(term: Term) -> str:
    either = [
        " & ".join(word + (":*" if term.how == "begins" and last else "") for word, last in _with_last(words))
        for words in _beginnings(term)
    ]
    return "(" + " | ".join(f"({each})" for each in either) + ")"


def _with_last(words: str) -> list[tuple[str, bool]]:
    split = words.split()
    return [(word, n == len(split) - 1) for n, word in enumerate(split)]
