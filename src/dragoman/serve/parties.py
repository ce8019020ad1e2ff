"""Parties of an event in forms: with offices in the visitor's language, and back into what the record takes."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.record import EventView
from dragoman.record.corrections import shown_value
from dragoman.record.parties import write_parties, write_party
from dragoman.record.state import PARTY_FIELDS
from dragoman.serve.labels import Labels, labels
from dragoman.serve.offices import in_english
from dragoman.serve.tongue import LANGUAGES
from dragoman.world.sides import side_entry

_BRACKETS = re.compile(r"\(([^(),]*),([^()]*)\)\s*$")


def written(view: EventView, field: str, names: Labels) -> str:
    """The parties of a field as a form has them, to be read again."""
    return "; ".join(_written(party, names) for party in shown_value(view, field))


def _written(party: Mapping[str, Any], names: Labels) -> str:
    text, office = write_party(party), party.get("office")
    if office and text.endswith(f"{office})"):
        return f"{text[: -len(office) - 1]}{names.office(office, party.get('country'))})"
    return text


def as_recorded(text: str, parties: Iterable[Mapping[str, Any]] = ()) -> str:
    """What somebody wrote in such a field, with the record's own words for offices. Those of the `parties` that were
    left as they stood come back as they are, whatever the page calls their office.

    >>> as_recorded("TUR; Aino Salmi (Finlandiya, Dışişleri Bakanı)")
    'TUR; Aino Salmi (Finlandiya, foreign minister)'
    """
    stood = {_written(party, labels(code)): write_party(party) for party in parties for code in LANGUAGES}
    pieces = [piece.strip() for piece in text.split(";")]
    return "; ".join(stood.get(piece) or _BRACKETS.sub(_office, piece) for piece in pieces)


def _office(found: re.Match[str]) -> str:
    country, office = found[1].strip(), found[2].strip()
    entry = side_entry(country) if country else None
    return f"({found[1]}, {in_english(office, entry.country if entry else None)})"


def form_as_recorded(form: Mapping[str, str], view: EventView | None = None) -> dict[str, str]:
    """A form with its fields of parties so."""
    return {
        name: as_recorded(value, shown_value(view, name) if view else ()) if name in PARTY_FIELDS else value
        for name, value in form.items()
    }


def is_as_it_stood(form: Mapping[str, str], view: EventView, field: str) -> bool:
    """Whether a field of a form, as the record takes it, is what the event has: pages may name parties otherwise than
    the tables, so that they are not read again.
    """
    return form.get(field) == write_parties(shown_value(view, field))
