#!/usr/bin/env python3
"""The five-minute tour: read the sample pages into a fresh record, then look at it from several sides.

Everything printed is what the commands shown print; the pages are invented (demo/README.md).
"""

import json
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
PAGES = "demo/pages"
RECORD = "out/demo.dragoman"
DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]


def main() -> int:
    (REPO / RECORD).parent.mkdir(exist_ok=True)
    for old in (REPO / RECORD).parent.glob(f"{Path(RECORD).name}*"):
        old.unlink()
    steps = [
        ("Nine pages go into a fresh record; one of them is no page at all.", ["add", PAGES, "--record", RECORD]),
        ("Everything they tell, in order of days.", ["events", "--record", RECORD]),
        ("What passed between two states.", ["timeline", "TUR", "KAZ", "--record", RECORD]),
    ]
    for what, arguments in steps:
        if code := tell(what, arguments):
            return code
    what = "How one of these was read, down to the bytes of the page."
    code = tell(what, ["explain", an_event(), "--record", RECORD])
    if not code:
        print(f"\n# The record stays. Look around in it, in a browser.\n$ dragoman serve --record {RECORD}", flush=True)
    return code


def tell(what: str, arguments: list[str]) -> int:
    """Show a command and run it."""
    print(f"\n# {what}\n$ dragoman {' '.join(arguments)}\n", flush=True)
    return subprocess.run([*DRAGOMAN, *arguments], cwd=REPO).returncode


def an_event() -> str:
    """The id of the first visit, or of the first event if nobody went anywhere."""
    command = [*DRAGOMAN, "events", "--record", RECORD, "--format", "jsonl"]
    listed = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True).stdout
    events = [json.loads(line) for line in listed.splitlines()]
    chosen = next((event for event in events if event["act"] == "visit"), events[0])
    return str(chosen["id"])


if __name__ == "__main__":
    sys.exit(main())
