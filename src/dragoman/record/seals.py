"""Digests over rows. SQLite does not notice a flipped bit in a value, so every row that carries one is covered by a
digest that `dragoman verify` makes again.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]  # table -> its rows

_ODD = re.compile("[\x00\ud800-\udfff]")
# Made once: `json.dumps` makes one for every row.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_SEALED = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def storable(value: Any) -> Any:
    r"""The value as every database takes it. NUL and lone surrogates are replaced one for one: offsets stay.

    >>> storable("a\x00b"), storable(["k\udcfd"]), storable(None)
    ('a�b', ['k�'], None)
    """
    if isinstance(value, list):
        return [storable(item) for item in value]
    if not isinstance(value, str) or (value.isascii() and "\x00" not in value) or _ODD.search(value) is None:
        return value
    return _ODD.sub("\ufffd", value)


def is_storable(text: str) -> bool:
    """Whether every database takes a text as it stands."""
    return _ODD.search(text) is None


def storable_name(name: str) -> str:
    r"""The name of a file, which need not be UTF-8: what no database takes is written out.

    >>> storable_name("k\udcfd.txt")
    'k\\udcfd.txt'
    """
    return storable(name.encode("utf-8", "backslashreplace").decode("utf-8"))  # type: ignore[no-any-return]


def canonical(value: Any) -> str:
    """JSON in one form only."""
    return _CANONICAL.encode(value)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def row_seal(row: Mapping[str, Any]) -> str:
    """The digest of one row that stands alone."""
    return digest_of(canonical(dict(row)))


def seal_of(rows: Rows) -> tuple[int, str]:
    """How many rows there are, and the SHA-256 over all of them, in an order that the database does not choose."""
    lines = [_SEALED.encode([table, row]) for table in rows for row in rows[table]]
    return len(lines), digest_of("\n".join(sorted(lines)))
