"""Where the sets lie, how a set is read, and readings made by hand."""

import importlib.util
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

REPO = Path(__file__).resolve().parents[2]
GOLD = REPO / "eval" / "gold"
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or REPO.parent / "shared")


def load_script(path: Path, name: str) -> ModuleType:
    """A script that is in no package, imported from where it lies."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def load_tool(name: str) -> ModuleType:
    """A script of tools/, which finds its neighbours as it does when it is run."""
    folder = str(REPO / "tools")
    if folder not in sys.path:
        sys.path.append(folder)
    return sys.modules.get(name) or load_script(REPO / "tools" / f"{name}.py", name)


def read_set(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def make_actor(spec: str) -> dict[str, Any]:
    """An actor from "person:Sergey Lavrov:RUS"; the id is the last word of the name, in lower case."""
    kind, name, country = spec.split(":")
    return {"id": name.split()[-1].lower(), "kind": kind, "name": name, "country": country or None, "office": None}


def make_event(act: str, actors: str, recipients: str = "", **fields: Any) -> dict[str, Any]:
    """An event of 11 July 2025 whose sides are ids with spaces between."""
    plain = {"date": "2025-07-11", "place": None, "status": "occurred", "asserted_by": [], "evidence": ["kanıt"]}
    return {"act": act, "actors": actors.split(), "recipients": recipients.split(), **plain, **fields}


def make_reading(*events: dict[str, Any], actors: str = "", **parts: Any) -> dict[str, Any]:
    """A reading with these events; `actors` are specs with "; " between."""
    people = [make_actor(spec) for spec in actors.split("; ") if spec]
    article = {"title": None, "published": None, "body": ""}
    return {"article": article, "actors": people, "events": list(events), "statements": [], "agreements": [], **parts}
