"""Things that were made from rows, kept for the next time they are asked for. The oldest go when there are too many."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, Hashable, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def get(self, keys: Iterable[Key], load: Callable[[list[Key]], Mapping[Key, Value]]) -> dict[Key, Value]:
        """What belongs to the keys; `load` gets those that are not kept, all at once."""
        wanted = list(keys)
        found = {key: self._kept[key] for key in wanted if key in self._kept}
        for key in found:
            self._kept.move_to_end(key)
        if missing := [key for key in wanted if key not in found]:
            loaded = load(missing)
            self._kept.update(loaded)
            found.update(loaded)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found

    def put(self, key: Key, value: Value) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)

    def forget(self, key: Key) -> None:
        self._kept.pop(key, None)
