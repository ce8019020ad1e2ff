"""What the record refuses, in the language of the visit. The record says in English what is wrong and what to do; the
table `words/refusals.CODE.tsv` has the same sentence for people of another language. A sentence that is not in it stays
as it is: better English than nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from dragoman.lang.tables import read_rows
from dragoman.serve.tongue import Tongue

_LANGUAGES = ("language", "read")  # as the reader names them in English
_SENTENCES = ("problem", "hint")  # what is filled in is a sentence of the table itself
_DEEPEST = 3  # of one in another; words of strangers may look like any number of them
_FIELDS = ("filter", "field", "form")  # where the catalogue has the name of a field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence around what is filled in: `pieces` are one more than `names`. `told` is what is said instead."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    told: str

    def values_in(self, text: str) -> dict[str, str] | None:
        """What is filled in where the text is this sentence. Each value ends where the next piece first stands."""
        first, *rest = self.pieces
        if not rest:
            return {} if text == first else None
        *between, last = rest
        at, end = len(first), len(text) - len(last)
        if not (text.startswith(first) and text.endswith(last) and at <= end):
            return None
        values: list[str] = []
        for piece in between:
            found = text.find(piece, at, end)
            if found < 0:
                return None
            values.append(text[at:found])
            at = found + len(piece)
        return dict(zip(self.names, [*values, text[at:end]], strict=True))


def refusal(english: str, told: str) -> Refusal:
    """
    >>> refusal("page {page}: {problem}", "").values_in("page ab: not in: this record")
    {'page': 'ab', 'problem': 'not in: this record'}
    """
    parsed = [(text, name) for text, name, _, _ in Formatter().parse(english)]
    names = tuple(name for _, name in parsed if name is not None)
    pieces = tuple(text for text, _ in parsed) + (("",) if parsed[-1][1] is not None else ())
    return Refusal(pieces, names, told)


@cache
def refusals(code: str) -> Sequence[Refusal]:
    """The table of a language; none of English, nor of a language that has no table yet."""
    name = f"words/refusals.{code}.tsv"
    if not files("dragoman.serve").joinpath(name).is_file():
        return ()
    return tuple(refusal(english, told) for english, told in read_rows("dragoman.serve", name, 2))


def retold(message: str, tongue: Tongue, *, _depth: int = 0) -> str:
    """
    >>> from dragoman.serve.tongue import tongue
    >>> retold("status 'plan': there is none; did you mean planned?", tongue("tr"))
    'Durum: ‘plan’ yok; şunu mu demek istediniz: planned'
    >>> retold("nobody has written of this", tongue("tr"))
    'nobody has written of this'
    """
    for each in refusals(tongue.code) if _depth < _DEEPEST else ():
        values = each.values_in(message)
        if values is not None:
            return each.told.format(**{name: _said(name, value, tongue, _depth) for name, value in values.items()})
    return message


def _said(name: str, value: str, tongue: Tongue, depth: int) -> str:
    if name in _SENTENCES:
        return retold(value, tongue, _depth=depth + 1)
    if name in _LANGUAGES:
        return tongue.called("language", value)
    if name == "field":
        return next((tongue.called(kind, value) for kind in _FIELDS if tongue.has(f"{kind}.{value}")), value)
    quoted = value[:1] == value[-1:] and value[:1] in ("'", '"') and len(value) > 1
    return f"‘{value[1:-1]}’" if quoted else value
