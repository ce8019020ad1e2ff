"""Rows of a list for people: the same cells as the CSV, but acts, types, statuses, states and yes or no as the language
of the visit has them. Codes, ids, days and numbers stay, so that rows can be put beside those of the plain file.
"""

from collections.abc import Callable, Sequence
from typing import Any

from dragoman.serve.labels import Labels
from dragoman.serve.tongue import Tongue

_APART = "; "


def spoken(columns: Sequence[str], cells: Sequence[str], entry: Any, tongue: Tongue, names: Labels) -> list[str]:
    """`entry` is what the cells were made of: its parties have a kind, which a cell does not tell."""
    said: dict[str, Callable[[str], str]] = {
        "act": names.act,
        "type": lambda cell: tongue.called("type", cell),
        "status": lambda cell: tongue.called("status", cell),
        "kind": lambda cell: tongue.called("paper", cell),
        "background": lambda cell: tongue.say("yes" if cell == "true" else "no"),
        "contradictions": lambda cell: _each(cell, lambda field: tongue.called("field", field)),
        "steps": lambda cell: _each(cell, lambda step: _step(step, tongue, names)),
        **{field: lambda cell, field=field: _parties(cell, entry, field, names)  # type: ignore[misc]
           for field in ("actors", "recipients", "parties", "asserted_by")},
    }  # fmt: skip
    return [said[name](cell) if cell and name in said else cell for name, cell in zip(columns, cells, strict=True)]


def _each(cell: str, called: Callable[[str], str]) -> str:
    return _APART.join(map(called, cell.split(_APART)))


def _parties(cell: str, entry: Any, field: str, names: Labels) -> str:
    parties = getattr(entry, field)
    if not all(hasattr(one, "kind") for one in parties):  # of who claims something, merged events keep the names
        return names.listed(cell)
    return _APART.join(names.party(one.name, one.kind) for one in parties)


def _step(step: str, tongue: Tongue, names: Labels) -> str:
    """ "2025-07-12 signing occurred" """
    day, act, status = step.split(" ")
    day = tongue.say("undated") if day == "undated" else day
    return f"{day} {names.act(act)}, {tongue.called('status', status)}"
