#!/usr/bin/env python3
"""Keep the copies of the evaluation sets, the codebook and the catalogue of acts level with where they are made.

    sync_shared.py --check   say what has moved on there; exit status 1 when something has
    sync_shared.py --write   copy it, and renew eval/gold/MANIFEST.tsv

They are made in a folder "shared" beside this checkout, or wherever DRAGOMAN_SHARED says. Without that folder there is
nothing to compare with: the copies here are complete in themselves. Sets of other people's text stay there.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gold_manifest

REPO = Path(__file__).resolve().parents[1]
SETS = ("tr", "en", "merge", "tr-train")
SINGLE_FILES = {
    "eval/gold/tr-sentences.jsonl": "gold/tr-sentences.jsonl",
    "eval/gold/tr-sentences.README.md": "gold/tr-sentences.README.md",
    "eval/gold/acts.tsv": "acts.tsv",
    "docs/codebook.md": "CODEBOOK.md",
}
# The catalogue the program ships: the same rows under a header of this repository.
CATALOGUE = "src/dragoman/model/acts.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A copy that is not level. `data` is what it has to become; None where it has to go."""

    path: Path
    fault: str
    data: bytes | None


def shared_folder() -> Path:
    return Path(os.environ.get("DRAGOMAN_SHARED") or REPO.parent / "shared")


def find_moves(repo: Path, shared: Path) -> list[Move]:
    """What has to change in the repository to be level with the shared folder."""
    wanted = dict(_wanted(repo, shared))
    moves = []
    for path, data in sorted(wanted.items()):
        if not path.exists():
            moves.append(Move(path=path, fault="new", data=data))
        elif path.read_bytes() != data:
            moves.append(Move(path=path, fault="changed", data=data))
    ours = {path for name in SETS for path in _files(repo / "eval/gold" / name)}
    return moves + [Move(path=path, fault="gone", data=None) for path in sorted(ours - wanted.keys())]


def _wanted(repo: Path, shared: Path) -> Iterator[tuple[Path, bytes]]:
    for name in SETS:
        for path in _files(shared / "gold" / name):
            yield repo / "eval" / path.relative_to(shared), path.read_bytes()
    for ours, theirs in SINGLE_FILES.items():
        yield repo / ours, (shared / theirs).read_bytes()
    header, _ = _split_header((repo / CATALOGUE).read_bytes())
    _, rows = _split_header((shared / "acts.tsv").read_bytes())
    yield repo / CATALOGUE, header + rows


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _split_header(data: bytes) -> tuple[bytes, bytes]:
    """The comment lines at the top, and the rest."""
    lines = data.splitlines(keepends=True)
    end = next((n for n, line in enumerate(lines) if not line.startswith(b"#")), len(lines))
    return b"".join(lines[:end]), b"".join(lines[end:])


def write(moves: list[Move]) -> None:
    for move in moves:
        if move.data is None:
            move.path.unlink()
        else:
            move.path.parent.mkdir(parents=True, exist_ok=True)
            move.path.write_bytes(move.data)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--check", action="store_true", help="say what has moved on (the default)")
    how.add_argument("--write", action="store_true", help="copy what has moved on and renew the manifest")
    args = parser.parse_args(argv)
    shared, gold = shared_folder(), REPO / "eval" / "gold"
    if not shared.is_dir():
        print(f"No shared folder at {shared}: the copies here stand as they are.")
        return 0
    moves = find_moves(REPO, shared)
    for move in moves:
        print(f"{move.fault:8} {move.path.relative_to(REPO)}")
    if args.write:
        write(moves)
        (gold / gold_manifest.NAME).write_text(gold_manifest.make_manifest(gold), encoding="utf-8")
        print(f"{len(moves)} files brought level, manifest renewed.")
        return 0
    print(f"{len(moves)} files have moved on; bring them level with --write." if moves else "All copies are level.")
    return 1 if moves else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
