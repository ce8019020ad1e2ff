"""What people said and what was done, in the words of people: values of corrections, entries of the log."""

from collections.abc import Mapping
from typing import Any

from dragoman.record.parties import write_parties
from dragoman.text.harmless import one_line

_VALUE_CHARS = 200


def told_value(kind: str, value: Mapping[str, Any], *, most_chars: int | None = _VALUE_CHARS) -> str:
    """What a correction of this kind says, on one line.

    >>> told_value("set", {"status": "planned", "place": None, "background": True})
    'status=planned, place=none, background=true'
    >>> told_value("split", {"parts": [{"date": "2025"}, {"act": "call"}]})
    'into date=2025 | act=call'
    >>> told_value("withdraw", {"correction": 3})
    'correction 3'
    """
    if kind == "split":
        told = "into " + " | ".join(map(told_fields, value["parts"]))
    elif kind == "add":
        words = f"{value['act']} “{value['words']['words']}”"
        told = ", ".join(part for part in (words, told_fields(value["fields"])) if part)
    elif kind == "merge":
        told = f"into event {value['id']}"
    elif kind == "withdraw":
        told = f"correction {value['correction']}"
    elif kind in ("join", "part"):
        ones, others = (" ".join(each["id"] for each in value[side]) for side in ("one", "other"))
        told = f"{ones} {'with' if kind == 'join' else 'from'} {others}"
    else:
        told = told_fields(value)
    told = one_line(told)
    return told if most_chars is None or len(told) <= most_chars else told[:most_chars] + "…"


def told_fields(fields: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}={_plain(value)}" for name, value in fields.items())


def _plain(value: Any) -> str:
    """
    >>> _plain([{"name": "Turkey", "kind": "state", "country": "TUR", "office": None}])
    'TUR'
    """
    if isinstance(value, list):
        if all(isinstance(each, Mapping) and "kind" in each for each in value):
            return write_parties(value) or "nobody"
        return ", ".join(map(_plain, value)) or "none"
    if isinstance(value, Mapping):
        return "(" + told_fields(value) + ")"
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def told_entry(what: str, detail: Mapping[str, Any]) -> str:
    """What an entry of the log tells beside its subject.

    >>> told_entry("read", {"reader": "0.1.0", "change": "added", "events": 3})
    'reader 0.1.0, change added, events 3'
    """
    if what == "corrected":
        told = told_value(detail["kind"], detail["value"])
        kept = f"correction {detail['seq']}, {detail['kind']}" + (f": {told}" if told else "")
        return one_line(f"{kept}; why: {detail['why']}")
    return one_line(", ".join(f"{name.replace('_', ' ')} {_plain(value)}" for name, value in detail.items()))
