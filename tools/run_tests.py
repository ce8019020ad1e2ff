"""Run the tests in groups, two processes side by side, for the two cores that a small machine has.

    python tools/run_tests.py [options of pytest]

The longest group is begun first, and the others in such an order that both are done at about the same time. What the
tests write lies in memory where there is room: they wait for the disk some ten thousand times otherwise. The exit code
is 0 when all pass.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

REPO = Path(__file__).parents[1]
AT_ONCE = 2
NONE_RUN = 5  # pytest's exit code
BROWSER = ("tests/serve/test_browser.py", "tests/serve/test_browser_adding.py", "tests/serve/test_hostile.py")
# What drives databases, processes and browsers has groups of its own; everything else is the second one.
GROUPS = (
    ("tests/record",),
    (),
    BROWSER,
    ("tests/cli",),
    ("tests/children", "tests/hostile", "tests/merge"),
    ("tests/serve", *(f"--ignore={file}" for file in BROWSER)),
)
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3  # bytes; the tests leave some 300 million


def main(options: list[str]) -> int:
    with quick_folder() as folder:
        return run_all(options, os.environ | (surroundings(folder) if folder else {}))


def surroundings(folder: str) -> dict[str, str]:
    """What a test writes lies there; and so does compiled Python where it is not to lie beside the sources: a hundred
    tests start the program, which takes twice as long when it has to be compiled each time.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return {"TMPDIR": folder}
    return {"TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


@contextmanager
def quick_folder() -> Iterator[str | None]:
    """A folder in memory; none where there is no such place, it is small, or no program may be started from it."""
    if not os.access(MEMORY, os.W_OK) or "TMPDIR" in os.environ:
        yield None
        return
    place = os.statvfs(MEMORY)
    if place.f_bavail * place.f_frsize < ROOM or place.f_flag & os.ST_NOEXEC:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-tests-", dir=MEMORY) as folder:
        os.chmod(folder, 0o1777)  # as /tmp: PostgreSQL's server runs as somebody else where root runs the tests
        yield folder


def run_all(options: list[str], env: dict[str, str]) -> int:
    named = [path for group in GROUPS for path in group if not path.startswith("-")]
    rest = tuple(f"--ignore={path}" for path in named)

    def run(group: tuple[str, ...]) -> tuple[str, int, str]:
        command = [sys.executable, "-m", "pytest", *options, *(group or rest)]
        done = subprocess.run(command, cwd=REPO, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return ", ".join(group) or "everything else", done.returncode, done.stdout.decode(errors="replace")

    codes = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for going in as_completed([pool.submit(run, group) for group in GROUPS]):
            name, code, told = going.result()
            print(f"{name}:\n{told}", flush=True)
            codes.append(code)
    # With `-k` a group may have nothing to run, which is a fault only when that holds for all of them.
    return next((code for code in codes if code not in (0, NONE_RUN)), min(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
