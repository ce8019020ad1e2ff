"""Every reason that a page can be turned away with is told in docs/output.md, and there are few of them."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAKERS = {"refuse": 1, "_rejected": 1, "_not_found": 1, "Refusal": 0, "Trouble": 0, "_Refused": 0}


def reasons_in(source: str) -> set[str]:
    """The constant reasons that a module gives."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        given = [k.value for k in node.keywords if k.arg == "reason" and name in ("Rejected", "Damage")]
        if name in MAKERS and len(node.args) > MAKERS[name]:
            given.append(node.args[MAKERS[name]])
        found |= {arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}
    return found


def test_every_reason_is_documented():
    used = set().union(
        *(reasons_in(path.read_text(encoding="utf-8")) for path in (ROOT / "src" / "dragoman").rglob("*.py"))
    )
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    table = text[text.index("## What was turned away") :]
    documented = set(re.findall(r"`([a-z-]+)`", table[: table.index("## Exit codes")]))
    assert used - documented == set()
    assert {"time", "memory", "crash", "entity"} <= documented  # given by name elsewhere
    assert len(used) <= 40
