"""Our own files for the browser: read once, named by their content, sent whole. The islands' names carry their content
already; the manifest of their build says which there are (none where Node was missing at set-up).
"""

import gzip
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.serve.islands import Islands, load_islands

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
_PACKED_FROM = 1_400  # bytes; less fits into one packet as it stands


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, as it is sent."""

    data: bytes
    packed: bytes | None
    media_type: str
    tag: str


class Assets:
    """All of them, by their path under /static/."""

    def __init__(self) -> None:
        self._files = dict(_read(files("dragoman.serve").joinpath("static"), ""))
        self.islands: Islands | None = load_islands()

    def get(self, path: str) -> Asset | None:
        return self._files.get(path)

    def href(self, path: str) -> str:
        """The address of a file, which changes when the file does."""
        return f"/static/{path}?v={self._files[path].tag[:12]}"


def _read(folder: Traversable, prefix: str) -> list[tuple[str, Asset]]:
    found: list[tuple[str, Asset]] = []
    for entry in folder.iterdir():
        path = f"{prefix}{entry.name}"
        if entry.is_dir():
            found += _read(entry, f"{path}/")
        elif kind := _TYPES.get("." + entry.name.rpartition(".")[2]):
            data = entry.read_bytes()
            packed = gzip.compress(data, mtime=0) if len(data) > _PACKED_FROM else None
            found.append((path, Asset(data, packed, kind, hashlib.sha256(data).hexdigest())))
    return found
