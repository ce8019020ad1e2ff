"""Weights that are added many at once come to what they come to one by one."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest

from dragoman.lang import sums
from dragoman.lang.sums import ColumnSums, LaneSums, paired, unpaired

LANES = 5
Cells = Sequence[tuple[int, int]]


@pytest.fixture
def rows() -> dict[str, Cells]:
    chance = Random(7)
    return {
        f"s{number}": [(lane, chance.randint(-70_000, 70_000)) for lane in chance.sample(range(LANES), k=3)]
        for number in range(60)
    }


def by_hand(rows: Mapping[str, Cells], signs: Sequence[str]) -> tuple[int, ...]:
    cells = [cell for sign in signs for cell in rows.get(sign, ())]
    return tuple(sum(weight for lane, weight in cells if lane == at) for at in range(LANES))


@pytest.mark.parametrize("count", [0, 1, 2, 59])
def test_rows_are_added_lane_by_lane_whatever_their_signs(rows: dict[str, Cells], count: int) -> None:
    lanes = LaneSums(rows, rows.__getitem__)
    signs = [*list(rows)[:count], "unheard of"]
    assert lanes.cells(lanes.total(signs), LANES) == by_hand(rows, signs)
    both = lanes.total_of_group(tuple(signs)) + lanes.total(["s59"])
    assert lanes.cells(both, LANES) == by_hand(rows, [*signs, "s59"])


def test_what_nobody_asked_for_long_is_forgotten_and_comes_to_the_same(
    rows: dict[str, Cells], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sums, "_KEPT", 10)
    monkeypatch.setattr(sums, "_KEPT_GROUPS", 2)
    lanes = LaneSums(rows, rows.__getitem__)
    columns = ColumnSums({sign: {str(lane): weight for lane, weight in row} for sign, row in rows.items()}.get)
    for first in range(0, 50, 5):
        signs = tuple(f"s{number}" for number in range(first, first + 7))
        assert lanes.cells(lanes.total_of_group(signs), LANES) == by_hand(rows, signs)
        assert tuple(columns.of_each([signs], (str(lane),))[0] for lane in range(LANES)) == by_hand(rows, signs)
        assert len(lanes) <= 10 + 7


@pytest.mark.parametrize(
    ("contexts", "expect"),
    [
        ([("",)], [4, 0]),
        ([("", "May")], [-1, 0]),
        ([("", "May"), ("June",)], [0, 0]),
        ([("",), ("May",), ("June", "July")], [0, 0]),
        ([()], [0, 0]),
    ],
)
def test_a_sign_weighs_what_it_weighs_in_all_the_contexts(contexts: list[tuple[str, ...]], expect: list[int]) -> None:
    rows = {"sunny": {"": 3, "May": 2, "June": 1}, "cold": {"": 1, "May": -7}}
    assert ColumnSums(rows.get).of_each([["sunny", "cold", "unheard of"], []], *contexts) == expect


@pytest.mark.parametrize("pairs", [[], [(3, -1)], [(-3, 1), (2, -1)], [(-70_000, -1)] * 900])
def test_a_pair_gives_both_its_sums(pairs: list[tuple[int, int]]) -> None:
    both = sum(paired(first, second) for first, second in pairs)
    assert unpaired(both) == (sum(first for first, _ in pairs), sum(second for _, second in pairs))
