"""The built drawings of the explorer, as `web/` left them in static/islands: which file is which.

Where they were never built (no Node when the project was set up) there is no manifest, and pages do without.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "islands"
# Raised by web/bundle/plugin.ts when the shape changes: files of another build are then as good as none.
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Islands:
    """Names of files in static/islands; their hashes change with their content, so they may be kept for ever.

    loader   the one module a page names; it fetches what the page's islands need
    style    their style sheet
    files    island -> its own module first, then what that imports
    """

    loader: str
    style: str
    files: Mapping[str, tuple[str, ...]]

    def preload(self, *names: str) -> tuple[str, ...]:
        """What a page with these islands will need besides the loader, each file once: for `rel="modulepreload"`."""
        return tuple(dict.fromkeys(file for name in names for file in self.files.get(name, ())))


def load_islands(folder: Path = FOLDER) -> Islands | None:
    """The islands of this installation, or None where they were not built or stand there only in part."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if manifest.get("version") != VERSION:
        return None
    files = {name: (made["file"], *made["imports"]) for name, made in manifest["islands"].items()}
    named = {manifest["loader"], manifest["style"], *manifest["assets"]}.union(*files.values())
    if not all((folder / name).is_file() for name in named):
        return None
    return Islands(loader=manifest["loader"], style=manifest["style"], files=files)
