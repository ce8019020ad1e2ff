"""Places by name: towns, regions, waters, crossings, bases and buildings, as Turkish news spells them.

Answers "what could these words be the name of", most likely first. It refuses to decide whether the words are a
place at all in their sentence: an entry marked `ambiguous` is also a common word or a person's name, and wants more
evidence (a capital letter and a locative, "kenti") from the reader.

Towns come from `places/cities.tsv`, which `tools/places/build.py` makes from GeoNames; everything else is written by
hand in the other tables of that folder.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from dragoman.errors import DataError
from dragoman.text.fold import fold, slug

PlaceKind = Literal["city", "region", "country", "sea", "strait", "island", "base", "crossing", "building", "other"]
KINDS: frozenset[str] = frozenset(get_args(PlaceKind))
HAND_TABLES = ("towns", "regions", "waters", "islands", "crossings", "bases", "buildings", "other")

# Longer names in GeoNames are those of housing estates and electoral wards.
MAX_PIECES = 6
# "Kisinev" for "Kişinev" is worth a match, "Sam" for "Şam" is not: short names keep their Turkish letters.
MIN_BARE = 5
_TURKISH_MARKS = {"c": "\u0327", "s": "\u0327", "g": "\u0306", "o": "\u0308", "u": "\u0308"}
_NO_MARK = str.maketrans("øłđðþßæœıʻ", "olddtsaoi ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place of the gazetteer.

    id          "geonames-<number>" for towns, a name and kind for the rest
    name        the usual English name
    country     ISO 3166-1 alpha-3 (XKX for Kosovo); None for waters, parts of the world and what is disputed
    population  0 where it is not known or makes no sense
    ambiguous   the name looked up is also a common word or a person's name
    """

    id: str
    name: str
    country: str | None
    kind: PlaceKind
    lat: float | None
    lon: float | None
    population: int
    ambiguous: bool = False


class Gazetteer:
    """Looks places up by their words; rows are turned into entries only when they are asked for."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._index: dict[str, list[int]] = {}
        self._ambiguous: set[str] = set()

    def lookup(self, words: tuple[str, ...]) -> tuple[PlaceEntry, ...]:
        """Every place of exactly this name, the most likely first; `words` are folded and bare of suffixes.

        >>> [(entry.name, entry.country) for entry in load_gazetteer().lookup(("hürmüz", "boğazı"))]
        [('Strait of Hormuz', None)]
        """
        return self._find(place_key(" ".join(words)))

    def longest(self, words: Sequence[str], start: int) -> tuple[int, tuple[PlaceEntry, ...]]:
        """The longest name that begins at `words[start]`: how many words it takes, and its entries; (0, ()) if none.

        >>> load_gazetteer().longest(("batı", "kudüs", "yönetimi"), 0)[0]
        2
        """
        # Hyphens and apostrophes may be words of their own, so more words than pieces can belong to a name.
        for end in range(min(len(words), start + 2 * MAX_PIECES - 1), start, -1):
            pieces = [place_key(word) for word in words[start:end]]
            if pieces[0] and pieces[-1] and (found := self._find(" ".join(filter(None, pieces)))):
                return end - start, found
        return 0, ()

    def names(self) -> Iterator[str]:
        """Every name, in the form that is compared."""
        return iter(self._index)

    def add(self, names: str, other_names: str, rest: str) -> None:
        """Take in one row: names in compared form with | between, the well-known ones first; then the other cells."""
        at = len(self._rows)
        for name in dict.fromkeys(f"{names}|{other_names}".split("|") if other_names else names.split("|")):
            self._index.setdefault(name, []).append(at)
        self._rows.append(f"{names}\t{rest}")

    def add_ambiguous(self, names: Iterable[str]) -> None:
        """Note names that are also words or people's names."""
        self._ambiguous.update(names)

    def _find(self, name: str) -> tuple[PlaceEntry, ...]:
        at = self._index.get(name)
        if at is None and len(name) >= MIN_BARE:
            name = _bare(name)
            at = self._index.get(name)
        if at is None:
            return ()
        ranked = sorted(at, key=lambda row: (*_rank(name, self._rows[row]), row))
        return tuple(_entry(self._rows[row], ambiguous=name in self._ambiguous) for row in ranked)


def _rank(name: str, row: str) -> tuple[int, int]:
    """Where a place stands among its namesakes: "Georgetown" is Guyana's, "Kuveyt" the state before its capital."""
    names, _, _, kind, _, _, population, flag, _ = row.split("\t")
    if name not in names.split("|"):  # found by an alternate name of GeoNames
        return 3, -int(population)
    if kind == "country":
        return 0, -int(population)
    return (1 if kind or flag else 2), -int(population)


@lru_cache(maxsize=65536)
def place_key(text: str) -> str:
    """What a place name is compared by: folded, no hyphens or apostrophes, and no marks but the Turkish ones.

    >>> place_key("El-Udeyd"), place_key("Şam"), place_key("Asunción"), place_key("IRAK")
    ('el udeyd', 'şam', 'asuncion', 'irak')
    """
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", fold(text)):
        if not unicodedata.combining(char) or (kept and _TURKISH_MARKS.get(kept[-1]) == char):
            kept.append(char)
    plain = unicodedata.normalize("NFC", "".join(kept)).translate(_NO_MARK)
    return " ".join(re.findall(r"[^\W_]+", plain))


@lru_cache(maxsize=16384)
def _bare(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


@lru_cache(maxsize=4)
def load_gazetteer(*, user_dir: Path | None = None) -> Gazetteer:
    """The gazetteer that comes with the package, with `places/*.tsv` of the user's folder; read once per process."""
    gazetteer = Gazetteer()
    for line in _data_lines("cities.tsv"):
        gazetteer.add(*line.split("\t", 2))
    for table in HAND_TABLES:
        for line in _data_lines(f"{table}.tsv"):
            gazetteer.add(*_hand_row(line, f"world/places/{table}.tsv"))
    for path in sorted((user_dir / "places").glob("*.tsv")) if user_dir is not None else ():
        for line in _rows_of(path.read_text(encoding="utf-8")):
            gazetteer.add(*_hand_row(line, str(path)))
    gazetteer.add_ambiguous(line.split("\t", 1)[0] for line in _data_lines("ambiguous.tsv"))
    return gazetteer


def _hand_row(line: str, table: str) -> tuple[str, str, str]:
    cells = line.split("\t")
    if len(cells) != 6:
        raise DataError(f'{table}: {len(cells)} cells in "{line}"; a row has 6')
    names, name, country, kind, lat, lon = cells
    # The English name as well, but for those that only describe ("presidential palace").
    keys = [place_key(one) for one in names.split("|")] + ([place_key(name)] if name[:1].isupper() else [])
    bare = [_bare(one) for one in keys if len(one) >= MIN_BARE]
    rest = "\t".join((name, country, kind, lat, lon, "0", "", f"{slug(name)}-{kind}"))
    return "|".join(dict.fromkeys(keys + bare)), "", rest


def _data_lines(table: str) -> list[str]:
    return _rows_of(files("dragoman.world").joinpath("places", table).read_text(encoding="utf-8"))


def _rows_of(text: str) -> list[str]:
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def _entry(row: str, *, ambiguous: bool) -> PlaceEntry:
    _, name, country, kind, lat, lon, population, _, place_id = row.split("\t")
    return PlaceEntry(
        id=f"geonames-{place_id}" if place_id.isdecimal() else place_id,
        name=name,
        country=country or None,
        kind=cast(PlaceKind, kind or "city"),
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population),
        ambiguous=ambiguous,
    )
