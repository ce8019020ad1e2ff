"""Agreements that bear a name of their own, and who is a party to each: agreements.tsv, agreements.<lang>.tsv.

Says nothing of treaties that anybody may join: whose part in them is meant, only the article says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.text import fold
from dragoman.world.tables import places, read_table

_COLUMNS = ("id", "name", "parties", "signed", "note")
_FORM_COLUMNS = ("id", "words")


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """What is known of agreements before any page is read.

    names   words before the noun, folded -> the parties of each agreement called so, as ids of entries:
            ("prespa",) -> (("grc", "mkd"),)
    organs  id of an organ -> id of the organisation that it signs for
    """

    names: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]]
    organs: Mapping[str, str]


@lru_cache(maxsize=4)
def load_agreements(lang: str, *, user_dir: Path | None = None) -> AgreementTable:
    """The tables, with the rows of the same-named files in `user_dir` added. Raises `DataError` for a broken row."""
    where = places(user_dir)
    parties = {
        ident: tuple(party.lower() if party.isupper() else party for party in signed_by.split())
        for place in where
        for _, (ident, _name, signed_by, *_) in read_table(place / "agreements.tsv", _COLUMNS)
    }
    names: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for place in where:
        for at, (ident, words) in read_table(place / f"agreements.{lang}.tsv", _FORM_COLUMNS):
            if ident not in parties:
                raise DataError(f'{at}: unknown agreement "{ident}"; add it to agreements.tsv')
            names.setdefault(tuple(fold(words).split()), []).append(parties[ident])
    organs = dict(row for place in where for _, row in read_table(place / "organs.tsv", ("organ", "organisation")))
    return AgreementTable({words: tuple(found) for words, found in names.items()}, organs)
