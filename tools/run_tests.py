"""Run the tests in groups, three processes side by side: on the two cores of a small machine one mostly waits for a
browser, a database or a child.

    python tools/run_tests.py [options of pytest]

The longest groups are begun first, so that all are done at about the same time. The exit code is 0 when all pass.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

REPO = Path(__file__).parents[1]
AT_ONCE = 3
NONE_RUN = 5  # pytest's exit code
# What drives databases, processes and browsers has groups of its own; everything else is the third one.
GROUPS = (
    ("tests/record", "tests/merge"),
    (),
    ("tests/serve",),
    ("tests/cli", "tests/children", "tests/hostile"),
)


def main(options: list[str]) -> int:
    named = [folder for group in GROUPS for folder in group]
    rest = tuple(f"--ignore={folder}" for folder in named)

    def run(group: tuple[str, ...]) -> tuple[str, int, str]:
        command = [sys.executable, "-m", "pytest", *options, *(group or rest)]
        done = subprocess.run(command, cwd=REPO, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
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
