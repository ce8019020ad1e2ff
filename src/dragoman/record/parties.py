"""Parties as people write them: "TUR", "Türkiye", "BM", "Aino Salmi (FIN, minister)", "grup Örnek Cephesi (SYR)".

What the world tables know is never taken for a person, and what is nearly known is refused with what was meant. Nobody
is looked up by name: a person is whoever it was written to be.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.errors import UsageError
from dragoman.model import UNNAMED
from dragoman.text import key
from dragoman.world.records import Entry
from dragoman.world.sides import country_entry, near_code, near_side, side_entry

Party = Mapping[str, Any]
# In small letters only: "Devlet Bahçeli" is a person.
_KINDS = {
    "state": "state", "devlet": "state", "person": "person", "kisi": "person", "body": "body", "kurum": "body",
    "organisation": "organisation", "organization": "organisation", "orgut": "organisation",
    "group": "group", "grup": "group",
}  # fmt: skip
_PARTICLES = frozenset(
    ("el", "al", "bin", "bint", "ibn", "ben", "van", "von", "zu", "de", "del", "della", "di", "da", "dos", "la", "le")
)
_NEARLY_A_KIND = 0.75
_BRACKETS = re.compile(r"\s*\((.*)\)$")
_HOW = "write a name, and its country's code and its office in brackets: Aino Salmi (FIN, minister)"


def parse_party(text: str) -> dict[str, Any]:
    """
    >>> parse_party("Türkiye")["country"], parse_party("BM")["name"]
    ('TUR', 'United Nations')
    >>> parse_party("Aino Salmi (Finlandiya, minister)")
    {'name': 'Aino Salmi', 'kind': 'person', 'country': 'FIN', 'office': 'minister'}

    Raises UsageError for what may have been meant otherwise.
    """
    if text.lower() == UNNAMED:
        return {"name": UNNAMED, "kind": UNNAMED, "country": None, "office": None}
    if (entry := side_entry(text)) is not None:
        return _of_entry(entry)
    brackets = _BRACKETS.search(text)
    bare = text[: brackets.start()] if brackets else text
    kind, name = _kind_of(bare.strip())
    country, _, office = (brackets[1] if brackets else "").partition(",")
    told = {"country": _country(text, country.strip()), "office": office.strip() or None}
    if not name or "(" in name or ")" in name:
        raise UsageError(
            f"{text!r}: write a name, and its country's code and its office in brackets: Aino Salmi (FIN, minister)"
        )
    if kind == "person":
        return {"name": name, "kind": kind, **told}
    if kind is None:
        return _without_kind(name, brackets is not None, told)
    return _of_kind(kind, name, told)


def write_party(party: Party) -> str:
    """A party so that it is read as itself again, as short as can be.

    >>> write_party({"name": "Turkey", "kind": "state", "country": "TUR", "office": None})
    'TUR'
    >>> write_party({"name": "Salmi", "kind": "person", "country": None, "office": None})
    'person Salmi'
    """
    name, kind, country, office = (party.get(field) or "" for field in ("name", "kind", "country", "office"))
    inside = f"{country}, {office}" if office else country
    full = f"{name} ({inside})" if inside else name
    short = [country] if kind == "state" else [full]
    for written in (*short, name, f"{kind} {full}"):
        if written and _read_as(written) == dict(party):
            return str(written)
    return f"{kind} {full}" if kind != UNNAMED else UNNAMED


def write_parties(parties: Iterable[Party]) -> str:
    return "; ".join(map(write_party, parties))


def _read_as(text: str) -> dict[str, Any] | None:
    try:
        return parse_party(text)
    except UsageError:
        return None


def _kind_of(bare: str) -> tuple[str | None, str]:
    """The kind that is written in front, and the name behind it."""
    word, _, name = bare.partition(" ")
    name = name.strip()
    if not name or not word.islower():
        return None, bare
    if (kind := _KINDS.get(key(word))) is not None:
        return kind, name
    near = difflib.get_close_matches(key(word), _KINDS, n=1, cutoff=_NEARLY_A_KIND)
    strange = len(word) > 3 and word not in _PARTICLES and name[0].isupper()
    if near or strange:
        hint = f"did you mean {near[0]}?" if near else "use state, person, body, organisation or group"
        raise UsageError(f"{bare!r}: no kind of party is called {word}; {hint}")
    return None, bare


def _country(text: str, country: str) -> str | None:
    if not country:
        return None
    entry = side_entry(country)
    if entry is not None and entry.kind == "state" and entry.country:
        return entry.country
    if entry is not None:
        raise UsageError(f"{text!r}: {entry.name} is no country; write its country's code, or none: NAME (, OFFICE)")
    raise UsageError(f"{text!r}: there is no country {country}; {_meant(country)}; {_HOW}")


def _of_entry(entry: Entry) -> dict[str, Any]:
    return {"name": entry.name, "kind": entry.kind, "country": entry.country, "office": None}


def _without_kind(name: str, in_brackets: bool, told: dict[str, Any]) -> dict[str, Any]:
    """What has no kind in front is a person, unless it may be something else."""
    if in_brackets:
        entry = side_entry(name)
        if entry is not None and entry.country == told["country"] and not told["office"]:
            return _of_entry(entry)
        if entry is not None and not (entry.kind == "state" and told["country"] and told["office"]):
            whose = f"{entry.name} ({entry.kind}) is called so in the tables"
            raise UsageError(f"{name!r}: {whose}; if a person is: person {name} (…)")
        return {"name": name, "kind": "person", **told}
    near = near_side(name)
    if " " not in name and near is None:
        what = f"there is no such code; {_meant(name)}" if len(name) == 3 and name.isupper() else "nobody is known so"
        raise UsageError(f"{name!r}: {what}; a person has two names or brackets, others their kind: group {name}")
    if near is not None:
        raise UsageError(f"{name!r}: nobody is known so; did you mean {near}? If not: person {name}")
    return {"name": name, "kind": "person", **told}


def _of_kind(kind: str, name: str, told: dict[str, Any]) -> dict[str, Any]:
    entry = side_entry(name)
    if entry is not None and (entry.kind == "state") != (kind == "state"):
        raise UsageError(f"{kind} {name!r}: {entry.name} is a {entry.kind}; write {_code_of(entry) or name}")
    if entry is not None and told["country"] in (None, entry.country) and not told["office"]:
        return _of_entry(entry)
    if kind == "state" and not (told["country"] and country_entry(told["country"])):
        raise UsageError(f"state {name!r}: there is none; {_meant(name)}")
    return {"name": name, "kind": kind, **told}


def _code_of(entry: Entry) -> str | None:
    return entry.country if entry.kind == "state" and entry.id == (entry.country or "").lower() else None


def _meant(name: str) -> str:
    near = (near_code(name) if len(name) == 3 else None) or near_side(name)
    return f"did you mean {near}?" if near else "`dragoman world who NAME` tells what is known"
