"""What a language pack has learned of acts and sides: weights, read from a file that a script made. Scores nothing."""

import json
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Generic, Protocol, Self, TypeVar

from dragoman.lang.sums import ColumnSums, LaneSums, paired

Row = TypeVar("Row", covariant=True)


class Rows(Protocol[Row]):
    """Rows by sign; a plain dict is one too."""

    def get(self, sign: str, /) -> Row | None: ...

    def __contains__(self, sign: object, /) -> bool: ...


class WrittenRows(Generic[Row]):
    """Rows that stand as words and are read when asked for: a page needs few of a hundred thousand. See sums.py."""

    def __init__(self, written: Mapping[str, str], read: Callable[[str], Row]) -> None:
        self.written = written
        self._read = read

    def __contains__(self, sign: object, /) -> bool:
        return sign in self.written

    def get(self, sign: str, /) -> Row | None:
        words = self.written.get(sign)
        return None if words is None else self._read(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionWeights:
    """Linear models over named signs (the files *_signs.py of event/) and how sure they must be.

    scale    what the whole numbers of the weights are divided by
    acts     the acts in the order that the weights number them; the first is "none"
    nouns    lemmas of nouns that may carry an act without a verb
    act      sign -> number of an act, weight, number, weight …
    side     sign -> what it is weighed with -> weight as actor, weight as recipient
    pair     sign of a pair -> what it is weighed with -> weight
    again    type of act, or "" for all -> what the rest of the article says of possible sides -> weight
    when     sign of a day that an act may have -> what it is weighed with -> weight; where: the same for places
    agreed   sign of whose an agreement may be -> what it is weighed with -> weight
    trust    weights of the confidence of an event (event/confidence.py)
    floor    an event of less confidence than this is not told
    """

    scale: float
    acts: tuple[str, ...]
    nouns: frozenset[str]
    act: Rows[Sequence[int]]
    side: Rows[Mapping[str, Sequence[int]]]
    pair: Mapping[str, Mapping[str, int]]
    again: Mapping[str, Mapping[str, float]]
    when: Mapping[str, Mapping[str, int]]
    where: Mapping[str, Mapping[str, int]]
    agreed: Mapping[str, Mapping[str, int]]
    floor: float
    trust: Mapping[str, float]
    # The same weights in the form that is quick to add up.
    act_sums: LaneSums = field(init=False, repr=False, compare=False)
    # (of sides a weight is a pair: as actor, as recipient)
    side_sums: ColumnSums = field(init=False, repr=False, compare=False)
    when_sums: ColumnSums = field(init=False, repr=False, compare=False)
    where_sums: ColumnSums = field(init=False, repr=False, compare=False)
    agreed_sums: ColumnSums = field(init=False, repr=False, compare=False)
    # What `pair` comes to, by what it is weighed with, and by all that is seen of a pair (event/pairs.py).
    pair_sums: dict[tuple[str, ...], dict[int, int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "act_sums", LaneSums(_signs(self.act), self._act_cells))
        object.__setattr__(self, "side_sums", ColumnSums(self._side_row))
        object.__setattr__(self, "when_sums", ColumnSums(self.when.get))
        object.__setattr__(self, "where_sums", ColumnSums(self.where.get))
        object.__setattr__(self, "agreed_sums", ColumnSums(self.agreed.get))

    def _act_cells(self, sign: str) -> Iterable[tuple[int, int]]:
        row = self.act.get(sign) or ()
        return zip(row[::2], row[1::2], strict=True)

    def _side_row(self, sign: str) -> dict[str, int] | None:
        row = self.side.get(sign)
        return None if row is None else {context: paired(actor, other) for context, (actor, other) in row.items()}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """From the file's data, where rows of acts are "3 120 17 -40" and rows of sides "directed:80:-12 acc:5:60"."""
        return cls(
            scale=data["scale"],
            acts=tuple(data["acts"]),
            nouns=frozenset(data["nouns"]),
            act=WrittenRows(data["act"], _numbers),
            side=WrittenRows(data["side"], _by_context),
            pair=data["pair"],
            again=data["again"],
            when=data["when"],
            where=data["where"],
            agreed=data["agreed"],
            floor=data["floor"],
            trust=data["trust"],
        )


def _signs(rows: Rows[Any]) -> Container[str]:
    """The signs that have a row; asked ten thousand times for a page, so without a function between."""
    return rows.written if isinstance(rows, WrittenRows) else rows


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(map(int, words.split(" ")))


def _by_context(words: str) -> dict[str, tuple[int, int]]:
    cells = (word.split(":") for word in words.split(" "))
    return {context: (int(actor), int(other)) for context, actor, other in cells}


def read_opinion(package: str, path: str) -> OpinionWeights | None:
    """The weights in a JSON file of a package; None where the pack ships none."""
    file = files(package).joinpath(path)
    if not file.is_file():
        return None
    return OpinionWeights.of(json.loads(file.read_text(encoding="utf-8")))
