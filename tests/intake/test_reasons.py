"""Every reason that a page can be turned away with and every flag it can bear is told in docs/output.md."""

import ast
import re
from pathlib import Path

from carrier_mutants import Carriers
from chaos import sample_pages
from dragoman.article import extract_article
from dragoman.intake import Found, Options, load_pages
from dragoman.lang.tr.page import load_page_pack
from dragoman.model import Article, Page

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


def documented_flags() -> set[str]:
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    table = text[text.index("| Flag | What |") :]
    rows = re.findall(r"^\| (`.*?) \|", table[: table.index("\n\n")], re.MULTILINE)
    return {flag for row in rows for flag in re.findall(r"`([a-z-]+)`", row)}


def test_every_flag_that_is_documented_is_given_somewhere():
    paths = [path for room in ("intake", "article") for path in (ROOT / "src" / "dragoman" / room).glob("*.py")]
    paths.append(ROOT / "src" / "dragoman" / "pipeline.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    given = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert documented_flags() - given == set()


def test_every_flag_that_damaged_pages_and_carriers_bear_is_documented(tmp_path):
    carriers = Carriers(sample_pages()[:40], tmp_path)
    packs = {"tr": load_page_pack()}
    borne: set[str] = set()
    for number in range(300):
        name, data = carriers.mutant(number, seed=7)
        (tmp_path / name).write_bytes(data)
        for item in load_pages(Found(path=str(tmp_path / name), source=name), Options()):
            if isinstance(item, Page):
                found = extract_article(item, packs=packs)
                borne |= set(found.flags if isinstance(found, Article) else item.flags)
    assert borne - documented_flags() == set()
    assert len(borne) > 8  # it is no idle exercise
