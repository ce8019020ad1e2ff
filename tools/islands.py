"""The explorer's drawings, built from web/ where Node is. A part of setting up (tools/bootstrap.py), never a condition:
without Node, or without a way to npm's packages, the explorer shows its lists alone.

Built once for each state of the sources. What stands in static/islands already (from a released archive) is kept where
it cannot be built anew.
"""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

# Vite's own demand, in web/package.json.
NEEDS = "Node.js 20.19, 22.12 or newer, with npm"
PATIENCE_S = 600
# What is no source: made by npm or by tools that look at web/.
_NOT_SOURCES = {"node_modules", ".vite"}
LEFT_OUT = "without"
CAREFUL = ("--ignore-scripts", "--include=dev", "--no-audit", "--no-fund")
QUICK = ("--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")


def are_made(root: Path, tools: Path) -> bool:
    """Whether nothing is to be done: built from these sources, or left out and still without Node."""
    stamp = _read(_stamp(tools))
    wanted = digest(root / "web")
    if stamp == f"{wanted} {LEFT_OUT}":
        return find_node() is None
    return stamp == wanted and _manifest(root).is_file()


def make(root: Path, tools: Path, say: Callable[[str], None]) -> None:
    """Build them, or say in one line why not."""
    if are_made(root, tools):
        return
    wanted = digest(root / "web")
    if find_node() is None:
        kept = "; those that came with these files are kept" if _manifest(root).is_file() else ""
        say(f"no {NEEDS}: the explorer's drawings are not built, all else is there{kept}")
        _stamp(tools).write_text(f"{wanted} {LEFT_OUT}")
        return
    if problem := _install(root / "web", tools) or _build(root / "web", tools):
        say(f"the explorer's drawings are not built, all else is there ({problem}); the next `make` tries again")
        return
    _stamp(tools).write_text(wanted)


def find_node() -> str | None:
    """npm, where it stands beside a Node that is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return npm if is_new_enough(said) else None


def is_new_enough(said: str) -> bool:
    """
    >>> [is_new_enough(said) for said in ("v20.19.0", "v20.18.3", "v21.7.3", "v22.12.0", "v26.1.0", "")]
    [True, False, False, True, True, False]
    """
    match = re.match(r"v(\d+)\.(\d+)", said)
    major, minor = (int(match[1]), int(match[2])) if match else (0, 0)
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def digest(web: Path) -> str:
    """What the built files depend on: every source by its name and content."""
    told = hashlib.sha256()
    for path in sorted(_sources(web)):
        told.update(f"{path.relative_to(web).as_posix()}\0{path.stat().st_size}\0".encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in _NOT_SOURCES:
            continue
        if path.is_dir():
            yield from _sources(path)
        elif path.is_file():
            yield path


def _install(web: Path, tools: Path) -> str:
    """The locked packages; nothing to do when they are there already. No script of theirs is run."""
    lock = hashlib.sha256((web / "package-lock.json").read_bytes()).hexdigest()
    stamp = web / "node_modules" / ".made-from"
    if _read(stamp) == lock:
        return ""
    problem = _npm(web, tools, "ci", *CAREFUL, *QUICK)
    if not problem:
        stamp.write_text(lock)
    return problem


def _build(web: Path, tools: Path) -> str:
    return _npm(web, tools, "run", "--silent", "build", "--", "--logLevel", "warn")


def _npm(web: Path, tools: Path, *words: str) -> str:
    """Nothing when it worked, else what it had to say, in one line."""
    env = dict(os.environ)
    home = Path(env.get("HOME") or "/nonexistent")
    if not os.access(home, os.W_OK):
        env.setdefault("npm_config_cache", str(tools / "npm"))
    try:
        done = subprocess.run(
            [find_node() or "npm", *words], cwd=web, env=env, capture_output=True, text=True, timeout=PATIENCE_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm {words[0]}: {error}"
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    return f"npm {words[0]}: {lines[0] if lines else 'no reason given'}"


def _manifest(root: Path) -> Path:
    return root / "src" / "dragoman" / "serve" / "static" / "islands" / "manifest.json"


def _stamp(tools: Path) -> Path:
    return tools / "islands-made-from"


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
