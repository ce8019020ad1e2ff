"""Case tables (tests/cases/*/*.toml) as parameters for pytest; a known failure is a strict xfail."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parent / "cases" / "tr"


def load_cases(name: str, language: str = "tr") -> list[Any]:
    with open(CASES.parent / language / name, "rb") as table:
        rows = tomllib.load(table)["case"]
    labels = [row["label"] for row in rows]
    assert len(labels) == len(set(labels)), f"{name}: a label stands twice"
    return [pytest.param(row, id=row["label"], marks=_marks(row)) for row in rows]


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    reason = row.pop("known_failure", None)
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
