"""Agreements that bear a name of their own, and who is a party to each: agreements.tsv, agreements.<lang>.tsv."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import DataError
from dragoman.text import fold
from dragoman.world.tables import places, read_table

_COLUMNS = ("id", "name", "parties", "signed", "note")
_FORM_COLUMNS = ("id", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAgreement:
    """An agreement that is spoken of by name.

    parties  ids of entries ("rus", "org:eu"); empty where membership is open or changes
    signed   EDTF, or None
    """

    id: str
    name: str
    parties: tuple[str, ...]
    signed: str | None


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """What is known of agreements before any page is read.

    names   words before the noun, folded -> agreements called so: ("viyana",) -> the Vienna Convention
    organs  id of an organ -> id of the organisation that it signs for
    """

    names: Mapping[tuple[str, ...], tuple[KnownAgreement, ...]]
    organs: Mapping[str, str]


@lru_cache(maxsize=4)
def load_agreements(lang: str, *, user_dir: Path | None = None) -> AgreementTable:
    """The tables, with the rows of the same-named files in `user_dir` added. Raises `DataError` for a broken row."""
    where = places(user_dir)
    known: dict[str, KnownAgreement] = {}
    names: dict[tuple[str, ...], list[KnownAgreement]] = {}
    for place in where:
        for _, (ident, name, parties, signed, _note) in read_table(place / "agreements.tsv", _COLUMNS):
            entries = tuple(party.lower() if party.isupper() else party for party in parties.split())
            known[ident] = KnownAgreement(id=ident, name=name, parties=entries, signed=signed or None)
    for place in where:
        for at, (ident, words) in read_table(place / f"agreements.{lang}.tsv", _FORM_COLUMNS):
            if ident not in known:
                raise DataError(f'{at}: unknown agreement "{ident}"; add it to agreements.tsv')
            names.setdefault(tuple(fold(words).split()), []).append(known[ident])
    organs = dict(row for place in where for _, row in read_table(place / "organs.tsv", ("organ", "organisation")))
    return AgreementTable({words: tuple(found) for words, found in names.items()}, organs)
