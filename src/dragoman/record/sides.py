"""Who takes part, as JSON and back. Pure."""

from collections.abc import Iterable
from typing import Any

from dragoman.model import Side


def sides_to_json(sides: Iterable[Side]) -> list[list[Any]]:
    return [[side.name, side.kind, side.country] for side in sides]


def sides_from_json(told: Iterable[Any]) -> tuple[Side, ...]:
    return tuple(Side(name=name, kind=kind, country=country) for name, kind, country in told)
