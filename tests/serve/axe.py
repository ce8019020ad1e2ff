"""What axe-core finds wrong with a page for people who do not see it, or do not use a mouse.

    assert serious_faults(page) == []

axe-core comes with web/'s packages (`make setup`, where Node is); the test is skipped with one line where it is not.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

_SOURCE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
MISSING = "axe-core is not here (it comes with `make setup` where Node is)"
# WCAG 2.2 at level AA and what it builds on.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@cache
def _source() -> str:
    return _SOURCE.read_text(encoding="utf-8")


def serious_faults(page: Any, within: str | None = None) -> list[str]:
    """Each fault that axe calls serious or critical, with the elements that have it: "color-contrast: .tick"."""
    if not _SOURCE.is_file():
        pytest.skip(MISSING)
    page.evaluate(_source())
    run = "([within, rules]) => axe.run(within ?? document, {runOnly: {type: 'tag', values: rules}})"
    found = page.evaluate(run, [within, RULES])
    return [
        f"{fault['id']}: {', '.join(' '.join(map(str, node['target'])) for node in fault['nodes'][:5])}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
