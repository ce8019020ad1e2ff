"""Convex fits over sparse signs: which class a row is of, which of a group's pairs is right, which of some options.

All minimise the negative log-likelihood with an L2 penalty by L-BFGS, from zero: the same data give the same weights.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

Names = Sequence[Sequence[str]]
# Sign -> what it is weighed with -> weight.
Table = dict[str, dict[str, int]]
# Between a sign, which may hold any mark of the text, and what it is weighed with, which never holds this one.
_WITH = "|"
# Weights are written as whole numbers of this part of one.
SCALE = 100


def vocabulary(rows: Iterable[Iterable[str]], *, at_least: int) -> dict[str, int]:
    """Number of each sign that stands in enough rows."""
    counts = Counter(sign for row in rows for sign in row)
    return {sign: number for number, sign in enumerate(sorted(s for s, count in counts.items() if count >= at_least))}


def matrix(rows: Names, vocab: dict[str, int]) -> sp.csr_matrix:
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += [vocab[sign] for sign in row if sign in vocab]
        ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    return sp.csr_matrix((ones, np.array(columns, np.int32), ends), shape=(len(rows), len(vocab)))


def fit_classes(
    rows: Names, shares: sp.csr_matrix, weight: np.ndarray, *, l2: float, at_least: int, steps: int
) -> tuple[dict[str, int], np.ndarray]:
    """Softmax regression. `shares` says how much of a row belongs to each class; rows sum to one."""
    vocab = vocabulary(rows, at_least=at_least)
    x = matrix(rows, vocab)
    xt = x.T.tocsr()
    y = shares.toarray().astype(np.float32)
    w = weight.astype(np.float32)[:, None]
    shape = (len(vocab), y.shape[1])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(shape).astype(np.float32)
        z = x @ table
        z -= z.max(axis=1, keepdims=True)
        logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        value = -float((w * y * logs).sum())
        slope = xt @ (w * (np.exp(logs) - y))
        return value + 0.5 * l2 * float(flat @ flat), slope.astype(np.float64).ravel() + l2 * flat

    found: Any = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return vocab, found.x.reshape(shape).astype(np.float32)


class Pairs:
    """Groups of pairs of candidates, laid out flat: signs of each candidate, signs of each pair, the pairs, and how
    right those are that are right: 1, or less where another is to be chosen if both may be.
    """

    def __init__(
        self, groups: Sequence[tuple[Names, Names, Sequence[tuple[int, int]], Mapping[int, float]]],
        sides: dict[str, int], pairs: dict[str, int],
    ) -> None:  # fmt: skip
        rows = [row for single, _, _, _ in groups for row in single]
        self.x = matrix(rows, sides)
        self.y = matrix([row for _, double, _, _ in groups for row in double], pairs)
        left: list[int] = []
        right: list[int] = []
        group: list[int] = []
        good: list[float] = []
        offset = 0
        for number, (single, _, pair_list, right_ones) in enumerate(groups):
            for at, (i, j) in enumerate(pair_list):
                left.append(offset + i)
                right.append(offset + j if j >= 0 else len(rows))  # the last row stands for nobody
                group.append(number)
                good.append(right_ones.get(at, 0.0))
            offset += len(single)
        self.left, self.right, self.group = np.array(left), np.array(right), np.array(group)
        self.good = np.array(good, np.float64)
        self.starts = np.searchsorted(self.group, np.arange(len(groups)))

    def scores(self, flat: np.ndarray) -> np.ndarray:
        count = self.x.shape[1]
        as_actor = self.x @ flat[:count]
        as_other = np.append(self.x @ flat[count : 2 * count], 0.0)
        result: np.ndarray = as_actor[self.left] + as_other[self.right] + self.y @ flat[2 * count :]
        return result


def choice_loss(z: np.ndarray, good: np.ndarray, starts: np.ndarray, group: np.ndarray) -> tuple[float, np.ndarray]:
    """How unlikely scores make the good members of each group, and the slope along them. Several good ones share the
    credit. `starts` is where groups begin, `group` the number of each member's.
    """
    powers = np.exp(z - np.maximum.reduceat(z, starts)[group])
    total = np.add.reduceat(powers, starts)
    right = np.add.reduceat(powers * good, starts)
    pull = powers / total[group] - powers * good / right[group]
    return -float(np.log(right / total).sum()), pull


def fit_pairs(data: Pairs, *, l2: float, steps: int) -> np.ndarray:
    """Weights as actor, as recipient, and of pairs, one after the other. Several right pairs share the credit."""
    count, doubles = data.x.shape[1], data.y.shape[1]
    xt, yt = data.x.T.tocsr(), data.y.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        value, pull = choice_loss(data.scores(flat), data.good, data.starts, data.group)
        on_actor = np.bincount(data.left, pull, data.x.shape[0])
        on_other = np.bincount(data.right, pull, data.x.shape[0] + 1)[:-1]
        slope = np.concatenate([xt @ on_actor, xt @ on_other, yt @ pull])
        return value + 0.5 * l2 * float(flat @ flat), slope + l2 * flat

    found: Any = minimize(loss, np.zeros(2 * count + doubles), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    result: np.ndarray = found.x
    return result


def in_contexts(signs: Iterable[str], contexts: Sequence[str]) -> list[str]:
    """Each sign with each thing that it is weighed with, as one name."""
    return [f"{sign}{_WITH}{name}" for sign in signs for name in contexts]


def fit_options(
    choices: Sequence[tuple[Names, Sequence[int]]], *, l2: float, steps: int, at_least: int, small: float
) -> Table:
    """Weights that choose among options. Of each choice are given the names (`in_contexts`) of every option, and which
    options are right; those share the credit. Weights less than `small` are left out.
    """
    groups = [
        (options, [[] for _ in options], [(at, -1) for at in range(len(options))], dict.fromkeys(right, 1.0))
        for options, right in choices
    ]
    vocab = vocabulary((names for options, _ in choices for names in options), at_least=at_least)
    flat = fit_pairs(Pairs(groups, vocab, {}), l2=l2, steps=steps)
    table: Table = {}
    for name, number in vocab.items():
        if abs(flat[number]) >= small:
            sign, _, context = name.rpartition(_WITH)
            table.setdefault(sign, {})[context] = round(float(flat[number]) * SCALE)
    return table
