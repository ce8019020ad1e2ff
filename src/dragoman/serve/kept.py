"""Counts over a whole record, kept for a while where they took long: a small record is always counted anew, a large one
is not counted for every visitor.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

Value = TypeVar("Value")
_LONG_S = 0.03
# What took half a second is kept for twenty, so that counting takes a fortieth of the explorer's time at most.
_TIMES, _MOST_S, _MOST_KEYS = 40, 120.0, 500


class Kept:
    """What was counted lately, by what was asked."""

    def __init__(self) -> None:
        self._values: dict[Any, tuple[float, Any]] = {}
        self._locks: defaultdict[Any, threading.Lock] = defaultdict(threading.Lock)

    def of(self, count: Callable[..., Value], conn: Connection, **asked: Any) -> Value:
        """What `count` says of the record, now or a while ago. Whoever asks meanwhile waits for the same answer."""
        key = (count.__name__, *sorted(asked.items()))
        if (value := self._fresh(key)) is not None:
            return cast(Value, value)
        with self._locks[key]:
            if (value := self._fresh(key)) is not None:
                return cast(Value, value)
            begun = time.monotonic()
            made = count(conn, **asked)
            took = time.monotonic() - begun
            if took > _LONG_S:
                if len(self._values) >= _MOST_KEYS:
                    self._values.clear()
                    self._locks.clear()
                self._values[key] = (time.monotonic() + min(_MOST_S, took * _TIMES), made)
            return made

    def _fresh(self, key: Any) -> Any:
        found = self._values.get(key)
        return found[1] if found is not None and found[0] > time.monotonic() else None
