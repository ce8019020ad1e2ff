"""`eval/gold/MANIFEST.tsv`: which bytes the figures were measured on.

It lists every file of the sets with its SHA-256 and size; the data card, the licence and the manifest itself are not
part of any set and may be reworded without moving a figure.
"""

import hashlib
from pathlib import Path

NAME = "MANIFEST.tsv"
NOT_LISTED = {NAME, "README.md", "LICENSE"}
HEADER = """\
# What      Every file of the evaluation sets in this folder, as its figures were measured
# Source    tools/sync_shared.py --write
# Columns   sha256	bytes	path
"""


def listed_files(gold: Path) -> list[Path]:
    """The files of the sets, sorted by path."""
    found = (path for path in gold.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sorted(path for path in found if path.relative_to(gold).as_posix() not in NOT_LISTED)


def make_manifest(gold: Path) -> str:
    """The text of a manifest of the folder as it lies there."""
    rows = []
    for path in listed_files(gold):
        data = path.read_bytes()
        rows.append(f"{hashlib.sha256(data).hexdigest()}\t{len(data)}\t{path.relative_to(gold).as_posix()}\n")
    return HEADER + "".join(rows)


def find_faults(gold: Path) -> list[str]:
    """What in the folder is not as its manifest says, one line each."""
    has, wants = (
        {row.split("\t")[2]: row for row in text.splitlines() if row and not row.startswith("#")}
        for text in (make_manifest(gold), (gold / NAME).read_text(encoding="utf-8"))
    )
    return (
        [f"{path}: not in the manifest" for path in sorted(has.keys() - wants.keys())]
        + [f"{path}: in the manifest and not in the folder" for path in sorted(wants.keys() - has.keys())]
        + [
            f"{path}: not the bytes of the manifest"
            for path in sorted(has.keys() & wants.keys())
            if has[path] != wants[path]
        ]
    )


def fingerprint(gold: Path) -> str:
    """SHA-256 of the manifest: one value that stands for all sets."""
    return hashlib.sha256((gold / NAME).read_bytes()).hexdigest()
