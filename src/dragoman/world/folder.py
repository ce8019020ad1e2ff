"""Where the user's own tables are: the same tables as the program's, whose rows are added to them.

    --world DIR, else $DRAGOMAN_WORLD, else $XDG_DATA_HOME/dragoman/world (~/.local/share/dragoman/world)

The command line puts `--world` into the environment, so that every child process reads the same tables.
"""

import os
from pathlib import Path

from dragoman.errors import DataError

VARIABLE = "DRAGOMAN_WORLD"


def named_folder() -> Path:
    """The folder, whether it is there or not."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "dragoman" / "world"


def user_folder() -> Path | None:
    """The folder when there is one. Raises DataError when one was named that is not there."""
    folder = named_folder()
    if folder.is_dir():
        return folder
    if os.environ.get(VARIABLE):
        raise DataError(f"{folder}: no such folder; `dragoman world add FILE.csv` makes it, or unset {VARIABLE}")
    return None
