"""Reports and pages built by hand, for the tests of merging. Invented people; states only by their codes."""

import hashlib

from dragoman.merge.ledger import group_tellings, make_entry, telling_order
from dragoman.model import PageText, Quantity, Report, Side, Span


def side(text):
    """ "Aino Salmi/FIN" is a person, "FIN" a state, "*Birlik" an organisation of many states."""
    name, slash, country = text.partition("/")
    if slash:
        return Side(name=name, kind="person", country=country)
    if name.startswith("*"):
        return Side(name=name[1:], kind="organisation", country=None)
    return Side(name=name, kind="state", country=name)


def report(page, act="meeting", actors=("FIN", "MNG"), recipients=(), **other):
    """A report of `page`, published on 11 July 2025 unless told otherwise; its id is made from all of it."""
    numbers = other.pop("numbers", ())
    values = {
        "published": "2025-07-11T10:00", "date": "2025-07-11", "said_date": True, "place": None, "status": "occurred",
        "background": False, "asserted_by": (), "words": "", "confidence": 0.8,
    } | other  # fmt: skip
    quantities = tuple(
        Quantity(value=value, unit=unit.removesuffix("th"), ordinal=unit.endswith("th"), span=Span(0, 0))
        for value, unit in numbers
    )
    name = repr((page, act, actors, recipients, sorted(values.items()), numbers))
    return Report(
        id=hashlib.sha256(name.encode()).hexdigest()[:12], page=page, act=act, actors=tuple(map(side, actors)),
        recipients=tuple(map(side, recipients)), quantities=quantities, **values,
    )  # fmt: skip


def page(name, body="", source=None, published="2025-07-11T10:00", language="tr"):
    return PageText(id=name, source=source or f"site of {name}", published=published, language=language, body=body)


def make_ledger(told):
    """The papers of all tellings at once, as a record keeps them piece by piece; without their steps."""
    ordered = sorted(told, key=telling_order)
    entries = [make_entry([ordered[place] for place in group]) for group in group_tellings(ordered)]
    return sorted(entries, key=lambda entry: (entry.signed or "9999", entry.title, entry.pages))
