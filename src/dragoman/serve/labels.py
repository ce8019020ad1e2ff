"""What things are called on a page: acts, types, states and organisations, in the language of the visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dragoman.lang.tables import read_rows
from dragoman.merge import load_kinds
from dragoman.model import Status
from dragoman.model.acts import ACTS, QUARTER_OF, act_labels
from dragoman.serve.bodies import Bodies, bodies
from dragoman.serve.offices import Offices, offices
from dragoman.text import key
from dragoman.world import load_world
from dragoman.world.folder import user_folder

STATUSES = get_args(Status)


@dataclass(frozen=True, slots=True)
class Labels:
    """Names in one language."""

    code: str
    acts: Mapping[str, str]
    countries: Mapping[str, str]
    names: Mapping[str, str]
    keys: Mapping[str, str]
    bodies: Bodies | None
    offices: Offices | None

    def act(self, act: str) -> str:
        return self.acts.get(act) or act.replace("_", " ")

    def country(self, code: str | None) -> str:
        return self.countries.get(code or "", code or "")

    def party(self, name: str, kind: str | None = None) -> str:
        """A state's or organisation's name in this language; a person's as it stands."""
        return name if kind in ("person", "unnamed") else self._named(name)

    def listed(self, names: str) -> str:
        """Names that stand in one value of a merged event, each in this language."""
        return "; ".join(map(self._named, names.split("; ")))

    def _named(self, name: str) -> str:
        """A ministry by its state before its own row in the tables: those are many, and of every kind of news."""
        return (self.bodies.name(name) if self.bodies else None) or self.names.get(name, name)

    def office(self, office: str, country: str | None) -> str:
        """An office in this language; what no table has as it stands."""
        return (self.offices.name(office, country) if self.offices else None) or office

    def side(self, side: str) -> str:
        """What a side is called: "RUS", a name, or a name as the record compares it ("european union")."""
        known = self.countries.get(side) or self.names.get(side) or self.keys.get(side)
        return known or (" ".join(word.capitalize() for word in side.split()) if side == key(side) else side)


@cache
def labels(code: str) -> Labels:
    acts = {act: getattr(names, code) for act, names in act_labels().items()}
    world = load_world(user_dir=user_folder())
    usual = _usual_names(code)
    names = {entry.name: usual.get(entry.id, entry.name) for entry in world.entries.values()}
    countries = {
        entry.country: names[entry.name]
        for entry in world.entries.values()
        if entry.kind == "state" and entry.country and entry.id == entry.country.lower()
    }
    keys = {key(name): shown for name, shown in names.items()}
    return Labels(code, acts, countries, names, keys, bodies(code, tuple(countries.items())), offices(code))


def _usual_names(code: str) -> dict[str, str]:
    """Entry -> what it is usually called; for English that is its own name. CLDR's names are the usual ones of states,
    but for those that news calls by their initials.
    """
    if code == "en":
        return {}
    found: dict[str, tuple[int, str]] = {}
    entries = load_world(user_dir=user_folder()).entries
    for table in ("states", "organisations", "groups", "bodies"):
        for entry, form, role, *_, source in read_rows("dragoman.world", f"{table}.{code}.tsv", 6):
            is_its_own = table == "bodies" and form == entries[entry].name  # "Pentagon" before "ABD Savunma Bakanlığı"
            rank = 9 if is_its_own else _rank(role, source)
            if rank and rank > found.get(entry, (0, ""))[0]:
                found[entry] = rank, form
    short = {entry: form for entry, form, *_ in read_rows("dragoman.serve", f"words/states.{code}.tsv", 2)}
    return {entry: form for entry, (_, form) in found.items()} | short


def _rank(role: str, source: str) -> int:
    return {"name": 2, "short": 1}.get(role, 0) * (2 if "cldr" in source else 1)


def score_of(act: str) -> float | None:
    """The act's place between conflict and cooperation."""
    kind = load_kinds().get(act)
    return kind.score if kind else None


def acts_by_type() -> dict[str, list[str]]:
    """The catalogue in the order of its types' quarters."""
    return {type_: [act.act for act in ACTS.values() if act.type == type_] for type_ in QUARTER_OF}
