#!/usr/bin/env python3
"""A Chromium for the tests of the explorer: found, or installed where that can be done without asking anybody.

    python tools/browser.py

As root on Debian and its kin `apt-get install chromium` is tried once; everywhere else nothing is installed. Without a
browser its tests are skipped, and one line says so. DRAGOMAN_BROWSER=none leaves it at that.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRIED = ROOT / ".venv-tools" / "browser-tried"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
PATIENCE_S = 300


def main() -> int:
    if find() is None and os.environ.get("DRAGOMAN_BROWSER") != "none" and may_install() and not TRIED.exists():
        TRIED.parent.mkdir(exist_ok=True)
        TRIED.touch()
        say("installing Chromium for the tests of the explorer (once)")
        install()
    if find() is None:
        say("tests in a browser are skipped: no Chromium here (Debian: apt-get install chromium)")
    return 0


def find() -> str | None:
    """The program that DRAGOMAN_CHROMIUM names, or the first that is on the PATH."""
    return os.environ.get("DRAGOMAN_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """What goes wrong is told by there being none afterwards."""
    get = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    if not run(get) and run(["apt-get", "update", "-qq"]):
        run(get)


def run(command: list[str]) -> bool:
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def say(line: str) -> None:
    print(f"browser: {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
