"""Run the tests as two processes side by side, for the two cores that a small machine has.

    python tools/run_tests.py [options of pytest]

What drives databases and browsers runs beside everything else. The exit code is 0 when both pass.
"""

import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
HEAVY = ("tests/serve", "tests/record", "tests/merge")


def main(options: list[str]) -> int:
    pytest = [sys.executable, "-m", "pytest", *options]
    rest = [*pytest, *(f"--ignore={folder}" for folder in HEAVY)]
    with subprocess.Popen([*pytest, *HEAVY], cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as heavy:
        code = subprocess.run(rest, cwd=REPO, check=False).returncode
        told, _ = heavy.communicate()
        print(f"\n{', '.join(HEAVY)}:\n{told.decode(errors='replace')}", flush=True)
    return code or heavy.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
