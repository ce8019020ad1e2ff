"""Run the tests in groups, two processes side by side, for the two cores that a small machine has.

    python tools/run_tests.py [options of pytest]

The longest group is begun first, and the others in such an order that both are done at about the same time. The exit
code is 0 when all pass.
"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

REPO = Path(__file__).parents[1]
AT_ONCE = 2
NONE_RUN = 5  # pytest's exit code
BROWSER = ("tests/serve/test_browser.py", "tests/serve/test_browser_adding.py", "tests/serve/test_hostile.py")
# What drives databases, processes and browsers has groups of its own; everything else is the second one.
GROUPS = (
    ("tests/record",),
    (),
    ("tests/cli",),
    ("tests/children", "tests/hostile", "tests/merge"),
    ("tests/serve", *(f"--ignore={file}" for file in BROWSER)),
    BROWSER,
)


def main(options: list[str]) -> int:
    named = [path for group in GROUPS for path in group if not path.startswith("-")]
    rest = tuple(f"--ignore={path}" for path in named)

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
