"""Things joined into sets, one pair at a time."""

from collections.abc import Iterator


class Components:
    """Who hangs together with whom. Joining is all it knows; which pairs to join is decided elsewhere."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def add(self, item: str) -> None:
        """Make an item known, by itself; nothing changes for one that is known already."""
        if item not in self._root:
            self._root[item] = item
            self._members[item] = [item]

    def join(self, left: str, right: str) -> None:
        """Put the sets of two known items together."""
        keep, gone = self._root[left], self._root[right]
        if keep == gone:
            return
        if len(self._members[keep]) < len(self._members[gone]):
            keep, gone = gone, keep
        moved = self._members.pop(gone)
        for item in moved:
            self._root[item] = keep
        self._members[keep] += moved

    def root(self, item: str) -> str:
        """The name of the item's set; it changes when sets are joined."""
        return self._root[item]

    def members(self, item: str) -> list[str]:
        """Everything in the item's set; only the item itself when it is not known."""
        return self._members[self._root[item]] if item in self._root else [item]

    def groups(self) -> Iterator[list[str]]:
        yield from self._members.values()
