"""Who held which office of which state or organisation, and when: people the news names without saying who they are.

The tables `holders/<region>.tsv` are written by hand, a row per person, office and term. They answer "who is this name"
and "who was it that day". They refuse to decide whether a person in an article is that one: a minister appointed
yesterday is not here, and the article's own titles come first. An empty end means "in office as far as the table
knows", which is sure to about the end of 2025.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path

from dragoman.errors import DataError
from dragoman.world.holders_dates import in_term, surely_in_term
from dragoman.world.holders_names import MIN_FAMILY, family_name, name_id, name_sound, name_words
from dragoman.world.offices import ONE_AT_A_TIME

COLUMNS = ("name", "variants", "country", "organisation", "office", "start", "end", "wikidata", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person in one office for one term.

    id            of the person, the same in all their rows
    variants      other spellings; a variant of one word is what the news calls the person for short
    country       ISO 3166-1 alpha-3, of the office; None for offices of an organisation
    office        a key: "foreign-minister" is also the US secretary of state and the UK foreign secretary
    start, end    EDTF day, month or year; half-open: on the day of handing over only the new one holds the office
    at            where the row stands: "holders/asia.tsv:57", or the path of a table of the user's
    """

    id: str
    name: str
    variants: tuple[str, ...]
    country: str | None
    organisation: str | None
    office: str
    start: str | None
    end: str | None
    wikidata: str | None
    source: str
    at: str = ""


class Holders:
    """Looks people up by name, and offices by day."""

    def __init__(self, holders: Iterable[Holder]) -> None:
        self._rows = tuple(holders)
        self._by_sound: dict[str, set[str]] | None = None
        self._people: dict[str, list[Holder]] = {}
        self._offices: dict[tuple[str, str], list[Holder]] = {}
        full: dict[str, set[str]] = {}
        short: dict[str, set[str]] = {}
        family: dict[str, set[str]] = {}
        few_letters: dict[str, set[str]] = {}
        for row in self._rows:
            self._people.setdefault(row.id, []).append(row)
            self._offices.setdefault((row.office, row.country or row.organisation or ""), []).append(row)
        for person, rows in self._people.items():
            rows.sort(key=lambda row: (row.end is None, row.start or ""), reverse=True)
            for name in dict.fromkeys(chain.from_iterable((row.name, *row.variants) for row in rows)):
                words = name_words(name)
                (full if len(words) > 1 else short).setdefault(" ".join(words), set()).add(person)
                last = family_name(words, rows[0].country)
                if last and len(last) >= MIN_FAMILY:
                    family.setdefault(last, set()).add(person)
                elif last and name.split()[-1].isalpha():  # "Sa'ar" and "N'Tam" are words of one piece
                    few_letters.setdefault(last, set()).add(person)
        self._by_few_letters = {name: people for name, people in few_letters.items() if len(people) == 1}
        # A short name the tables list is that person's; a family name only as long as one person bears it.
        self._by_key = {name: people for name, people in family.items() if len(people) == 1} | short
        for name, people in full.items():
            self._by_key[name] = self._by_key.get(name, set()) | people if name in short else people

    def people(self) -> dict[str, list[Holder]]:
        """Everybody by id, with their terms, the present or latest first."""
        return self._people

    def __iter__(self) -> Iterator[Holder]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def by_name(self, name: str) -> tuple[Holder, ...]:
        """All terms of everybody of this name, the present or latest first; no title, no suffix.

        >>> [(row.office, row.start) for row in load_holders().by_name("Lavrov")]
        [('foreign-minister', '2004-03-09')]
        """
        people = self._by_key.get(" ".join(name_words(name)), set())
        return tuple(chain.from_iterable(self._people[person] for person in sorted(people)))

    def by_short_family(self, name: str) -> tuple[Holder, ...]:
        """The same by a family name of three letters at most, which may as well be another word. Ask only where
        somebody's name is expected.

        >>> {row.country for row in load_holders().by_short_family("Dar")}
        {'PAK'}
        """
        people = self._by_few_letters.get(" ".join(name_words(name)), set())
        return tuple(chain.from_iterable(self._people[person] for person in sorted(people)))

    def by_sound(self, name: str, country: str | None) -> tuple[Holder, ...]:
        """Terms of the one person of that state (None: of an organisation) whose full name is the same by ear.

        For a spelling the tables lack, when `by_name` finds nobody.

        >>> {row.name for row in load_holders().by_sound("Rodolf Heykel", "LBN")}
        {'Rodolphe Haykal'}
        """
        if self._by_sound is None:
            self._by_sound = self._index_sounds()
        people = self._by_sound.get(name_sound(name_words(name)) or "", set())
        of_state = [one for one in people if any(row.country == country for row in self._people[one])]
        return tuple(self._people[of_state[0]]) if len(of_state) == 1 else ()

    def _index_sounds(self) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for row in self._rows:
            for name in (row.name, *row.variants):
                if sound := name_sound(name_words(name)):
                    index.setdefault(sound, set()).add(row.id)
        return index

    def in_office(self, office: str, country: str, on: str) -> tuple[Holder, ...]:
        """Who held the office on a day (or in a month or year), of a state's code or an organisation's name.

        Those who surely did; when the dates known are too coarse to be sure of anyone, those who may have.

        >>> [row.name for row in load_holders().in_office("president", "USA", "2023-05-01")]
        ['Joe Biden']
        """
        rows = self._offices.get((office, country), [])
        sure = [row for row in rows if surely_in_term(row.start, row.end, on)]
        found = sure or [row for row in rows if in_term(row.start, row.end, on)]
        return tuple(sorted(found, key=lambda row: row.start or "", reverse=True))


@lru_cache(maxsize=4)
def load_holders(*, user_dir: Path | None = None) -> Holders:
    """The tables that come with the package, with those of the user's folder joined; read once per process."""
    own = files("dragoman.world").joinpath("holders")
    rows = [row for table in _tables(own) for row in read_holders(table.read_text(encoding="utf-8"), table.name)]
    return Holders(rows if user_dir is None else joined(rows, user_rows(user_dir)))


def user_rows(user_dir: Path) -> list[Holder]:
    """The rows of the user's folder, as they stand there."""
    if not (folder := user_dir / "holders").is_dir():
        return []
    return [row for table in _tables(folder) for row in read_holders(table.read_text(encoding="utf-8"), str(table))]


def _tables(folder: Path | Traversable) -> list[Path | Traversable]:
    found = [path for path in folder.iterdir() if path.name.endswith(".tsv")]
    return sorted(found, key=lambda path: path.name)


def joined(rows: Sequence[Holder], added: Sequence[Holder]) -> list[Holder]:
    """Rows with others added: the same term told again is told better, and who came after ends an open term."""
    terms = {term_of(row) for row in added}
    kept = [row for row in rows if term_of(row) not in terms]
    successors = [row for row in added if row.office in ONE_AT_A_TIME and row.start]
    return [_ended(row, successors) for row in (*kept, *added)]


def term_of(row: Holder) -> tuple[str, str, str, str | None]:
    return row.id, row.office, row.country or row.organisation or "", row.start


def _ended(row: Holder, successors: Sequence[Holder]) -> Holder:
    after = [
        other.start
        for other in successors
        if row.end is None
        and (other.office, other.country, other.organisation) == (row.office, row.country, row.organisation)
        and other.start
        and other.start > (row.start or "")
    ]
    return replace(row, end=min(after)) if after else row


def read_holders(text: str, table: str) -> Iterator[Holder]:
    """Rows of a table; `table` is its name, for the message when a row is broken. Dates are read when asked about."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        at = f"{table}:{number}" if "/" in table else f"holders/{table}:{number}"
        if len(cells) != len(COLUMNS):
            raise DataError(f"{at}: {len(cells)} cells; a row has {len(COLUMNS)}")
        yield holder_of(cells, at=at)


def holder_of(cells: Sequence[str], *, at: str) -> Holder:
    """A row's cells, in the order of `COLUMNS`."""
    name, variants, country, organisation, office, start, end, wikidata, source = cells
    return Holder(
        id=name_id(name),
        name=name,
        variants=tuple(variants.split("; ")) if variants else (),
        country=country or None,
        organisation=organisation or None,
        office=office,
        start=start or None,
        end=end or None,
        wikidata=wikidata or None,
        source=source,
        at=at,
    )
