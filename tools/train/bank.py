#!/usr/bin/env python3
"""The training sentences of eval/training, in the shape of tr-sentences.jsonl.

bank.py --check FOLDER    says which rows break the form, and how many rows each act has; exit 1 if any breaks it
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dragoman.model import Status
from dragoman.model.acts import ACTS
from dragoman.world import load_world

STATUSES = frozenset(get_args(Status))
PUBLISHED = "2025-06-18"
_MARKED = re.compile("⟦([^⟦⟧]+)⟧")


@dataclass(frozen=True, slots=True)
class Row:
    where: str
    act: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    evidence: str


def rows(path: Path) -> Iterator[Row | str]:
    """The rows of one table; a string says what is wrong with a row."""
    text = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path.name}:{number}"
        cells = line.split("\t") + [""] * 6
        act, status, actors, recipients, marked, words = (cell.strip() for cell in cells[:6])
        if marked != "+":
            found = _MARKED.search(marked)
            text = marked.replace("⟦", "").replace("⟧", "")
            words = found.group(1) if found else ""
        row = Row(where, act, status or "occurred", _refs(actors), _refs(recipients), text, words)
        problem = _problem(row)
        yield f"{where}: {problem}" if problem else row


def _refs(cell: str) -> tuple[str, ...]:
    return tuple(ref.strip() for ref in cell.split(",") if ref.strip())


def _problem(row: Row) -> str | None:
    if not row.text:
        return "no text"
    if row.act == "-":
        return None
    if row.act not in ACTS:
        return f"unknown act {row.act}"
    if row.status not in STATUSES:
        return f"unknown status {row.status}"
    if not row.evidence or row.evidence not in row.text:
        return "the words that tell the act are not in the text"
    if not row.actors:
        return "no actor"
    if ACTS[row.act].direction == "mutual" and row.recipients:
        return f"{row.act} is mutual: all sides are actors"
    if ACTS[row.act].direction == "directed" and not row.recipients:
        return f"{row.act} is directed: no recipient"
    world = load_world()
    for ref in (*row.actors, *row.recipients):
        if not (world.called(ref[1:]) if ref.startswith("@") else ref.lower() in world.entries):
            return f"unknown side {ref}"
    return None


def sentences(folder: Path) -> Iterator[dict[str, Any]]:
    """Every text of the tables once, with all its events, in the shape of tr-sentences.jsonl."""
    for path in sorted(folder.glob("*.tsv")):
        current: dict[str, Any] | None = None
        for row in rows(path):
            if isinstance(row, str):
                raise SystemExit(row)
            if current is None or current["text"] != row.text:
                if current is not None:
                    yield current
                current = {
                    "id": row.where, "text": row.text, "published": PUBLISHED, "actors": [], "events": [],
                    "statements": [],
                }  # fmt: skip
            if row.act != "-":
                _add(current, row)
        if current is not None:
            yield current


def _add(sentence: dict[str, Any], row: Row) -> None:
    known = {actor["id"] for actor in sentence["actors"]}
    for ref in (*row.actors, *row.recipients):
        if ref not in known:
            known.add(ref)
            sentence["actors"].append(_actor(ref))
    sentence["events"].append(
        {
            "act": row.act, "actors": list(row.actors), "recipients": list(row.recipients), "date": None, "place": None,
            "status": row.status, "background": False, "asserted_by": [], "evidence": [row.evidence],
        }
    )  # fmt: skip


def _actor(ref: str) -> dict[str, Any]:
    if ref.startswith("@"):
        return {"id": ref, "kind": "organisation", "name": ref[1:], "country": None, "office": None}
    entry = load_world().entries[ref.lower()]
    return {"id": ref, "kind": "state", "name": entry.name, "country": ref, "office": None}


def main(argv: list[str]) -> int:
    folder = Path(argv[-1])
    problems, acts = 0, Counter[str]()
    for path in sorted(folder.glob("*.tsv")):
        for row in rows(path):
            if isinstance(row, str):
                problems += 1
                print(row)
            else:
                acts[row.act] += 1
    print(", ".join(f"{act} {count}" for act, count in sorted(acts.items())))
    print(f"{sum(acts.values())} rows, {problems} that break the form")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
