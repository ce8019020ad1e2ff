"""Sums of learned weights, fast: whole numbers come out the same in whatever order and however many at once.

An article asks for some ten thousand weights. What was asked for is kept in a quick form, and forgotten when it becomes
too much, so that a run over many pages stays as small as one over few.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from struct import Struct

# So many rows, or weights of columns, are kept in the quick form: some 20 MB each.
_KEPT = 50_000
_KEPT_GROUPS = 4096
_LANE_BITS = 32
_HALF_LANE = 1 << _LANE_BITS - 1


class LaneSums(dict[str, int]):
    """Rows of weights by sign, each row one long number, so that one addition adds all of its cells.

    A cell, which is the number of a lane and a weight, stands in a lane of 32 bits. A negative one borrows from the
    lane above, as in any subtraction; what was borrowed is given back when the sum is read.

        >>> rows = {"sunny": [(0, 3), (2, -40)], "cold": [(1, 7), (2, 1)]}
        >>> sums = LaneSums(rows, rows.__getitem__)
        >>> sums.cells(sums.total(["sunny", "cold", "unheard of"]), 3)
        (3, 7, -39)

    known     the signs that have a row
    cells_of  makes the cells of a row, when it is first asked for
    """

    def __init__(self, known: Container[str], cells_of: Callable[[str], Iterable[tuple[int, int]]]) -> None:
        super().__init__()
        self._is_known = known.__contains__
        self._cells_of = cells_of
        self._groups: dict[tuple[str, ...], int] = {}
        self._readers: dict[int, tuple[int, Struct]] = {}

    def __missing__(self, sign: str) -> int:
        if not self._is_known(sign):
            return 0
        if len(self) >= _KEPT:
            self.clear()
        row = self[sign] = sum(weight << _LANE_BITS * lane for lane, weight in self._cells_of(sign))
        return row

    def total(self, signs: Iterable[str]) -> int:
        """The sum of the rows of these signs, as one long number for `cells`; such numbers may be added too."""
        return sum(map(self.__getitem__, signs))

    def total_of_group(self, signs: tuple[str, ...]) -> int:
        """The same for signs that come together again and again: their sum is kept."""
        total = self._groups.get(signs)
        if total is None:
            if len(self._groups) >= _KEPT_GROUPS:
                self._groups.clear()
            total = self._groups[signs] = self.total(signs)
        return total

    def cells(self, total: int, lanes: int) -> tuple[int, ...]:
        """What stands in the first lanes of a sum, which has no others."""
        if lanes not in self._readers:
            halves = sum(_HALF_LANE << _LANE_BITS * lane for lane in range(lanes))
            self._readers[lanes] = halves, Struct(f"<{lanes}i")
        halves, struct = self._readers[lanes]
        # With half of its range added no lane is negative and none borrows; the top bits turned back make it signed.
        return struct.unpack(((total + halves) ^ halves).to_bytes(struct.size, "little"))


class ColumnSums:
    """Sums of weights, each of a sign in some context: sign -> context -> weight.

    Contexts that come together ("", an act, its type) are given together: what a sign weighs in all of them is added
    once and kept.

        >>> rows = {"sunny": {"": 3, "May": 2, "June": 1}, "cold": {"May": -7}}
        >>> ColumnSums(rows.get).of_each([["sunny", "cold", "unheard of"], []], ("", "May"), ("June",))
        [-1, 0]

    row_of  gives the row of a sign, when it is first asked for, or None
    """

    def __init__(self, row_of: Callable[[str], Mapping[str, int] | None]) -> None:
        self._row_of = row_of
        self._rows: dict[str, Mapping[str, int]] = {}
        self._columns: dict[tuple[str, ...], _Column] = {}
        self._kept = 0

    def of_each(self, lists: Iterable[Iterable[str]], *contexts: tuple[str, ...]) -> list[int]:
        """The sums of each list of signs, each sign in all of the contexts."""
        if self._kept >= _KEPT:
            self._columns.clear()
            self._kept = 0
        columns = [self._column(names).__getitem__ for names in contexts]
        if len(columns) == 2:
            first, second = columns
            return [sum(map(first, signs)) + sum(map(second, signs)) for signs in lists]
        return [sum([sum(map(weight, signs)) for weight in columns]) for signs in lists]

    def _column(self, contexts: tuple[str, ...]) -> "_Column":
        column = self._columns.get(contexts)
        if column is None:
            column = self._columns[contexts] = _Column(contexts, self)
        return column

    def weigh(self, sign: str, contexts: tuple[str, ...]) -> int:
        """What a sign weighs in all of these contexts together."""
        self._kept += 1
        row = self._rows.get(sign)
        if row is None:
            row = self._row_of(sign)
            if row is None:
                return 0
            self._rows[sign] = row
        return sum([row[name] for name in contexts if name in row])


class _Column(dict[str, int]):
    """What signs weigh in some contexts together, each asked for once."""

    def __init__(self, contexts: tuple[str, ...], sums: ColumnSums) -> None:
        super().__init__()
        self._contexts = contexts
        self._sums = sums

    def __missing__(self, sign: str) -> int:
        weight = self[sign] = self._sums.weigh(sign, self._contexts)
        return weight


def paired(first: int, second: int) -> int:
    """Two weights as one, to be added to others of the kind; `unpaired` gives both sums.

    >>> unpaired(paired(3, -1) + paired(-5, -1))
    (-2, -2)
    """
    return first + (second << _LANE_BITS)


def unpaired(both: int) -> tuple[int, int]:
    """The two sums in a sum of pairs: what the first borrowed from the second is given back."""
    second = (both + _HALF_LANE) >> _LANE_BITS
    return both - (second << _LANE_BITS), second
