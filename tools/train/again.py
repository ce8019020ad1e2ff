"""Learning the second look: which of the sides that a sentence offers the rest of the article speaks for.

Learned from articles that the models of another fold had not seen, as their first choices are surer where they had.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp
from examples import Read, SideExample
from fit import choice_loss
from scipy.optimize import minimize

from dragoman.event.find import find_told
from dragoman.event.pairs import SideStates, states_of
from dragoman.event.second_look import signs_of
from dragoman.lang.opinion import OpinionWeights
from dragoman.model.acts import ACTS

# Of 10 and 30 the better by .002 on the seen part of other folds, the kept third and `tr`; of 1 to 100 none lies .008
# from another.
L2, STEPS = 30.0, 150
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The signs of each option of a telling, and which options are right."""

    type: str
    signs: Sequence[dict[str, float]]
    right: Sequence[bool]


def choices(read: Read, sides: Sequence[SideExample], opinion: OpinionWeights) -> Iterator[Choice]:
    """What one article teaches: the tellings of acts that the gold has there, where one of the options is right."""
    wanted: dict[tuple[int, int, str, bool], set[SideStates]] = defaultdict(set)
    for example in sides:
        act = ACTS[example.act]
        # "Norway and Peru" stand for both sides of a meeting, and for one side of a visit.
        wanted[example.sent, example.at, act.type, act.direction == "mutual"] |= {
            states_of(example.candidates, example.pairs[number], act) for number in example.right_by_country
        }
    _, told = find_told(
        read.sents, read.quotes, read.mentions, read.statements, read.cast, pack=replace(read.pack, opinion=opinion)
    )
    for (sent, telling), signs in zip(told, signs_of(told), strict=True):
        act = ACTS[telling.trigger.frame.act]
        fit = wanted.get((sent, telling.at, act.type, act.direction == "mutual"), set())
        right = [option.states in fit for option in telling.options]
        if signs and any(right):
            yield Choice(act.type, signs, right)


def fit_again(examples: Sequence[Choice]) -> Weights:
    """Weights of signs for all acts, and beside them for each type of act."""
    names = sorted({name for choice in examples for row in choice.signs for name in row})
    types = ("", *sorted({choice.type for choice in examples}))
    number = {(type_, name): n for n, (type_, name) in enumerate((t, name) for t in types for name in names)}
    scale = _spread(examples, names)
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for choice in examples:
        for row in choice.signs:
            for type_ in ("", choice.type):
                columns += [number[type_, name] for name in row]
                values += [value / scale[name] for name, value in row.items()]
            ends.append(len(columns))
    x = sp.csr_matrix((values, columns, ends), shape=(len(ends) - 1, len(number)))
    found = _fit(
        x, np.array([right for choice in examples for right in choice.right]), [len(c.right) for c in examples]
    )
    weights: Weights = {type_: {} for type_ in types}
    for (type_, name), n in number.items():
        if rounded := round(float(found[n]) / scale[name], 4):
            weights[type_][name] = rounded
    return weights


def _spread(examples: Sequence[Choice], names: Sequence[str]) -> dict[str, float]:
    """How far the values of a sign lie apart, so that one penalty does for all."""
    squares = dict.fromkeys(names, 0.0)
    count = 0
    for choice in examples:
        for row in choice.signs:
            count += 1
            for name, value in row.items():
                squares[name] += value * value
    return {name: max(1e-3, (total / count) ** 0.5) for name, total in squares.items()}


def _fit(x: sp.csr_matrix, right: np.ndarray, sizes: Sequence[int]) -> np.ndarray:
    starts = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    group = np.repeat(np.arange(len(sizes)), sizes)
    xt = x.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        value, pull = choice_loss(x @ w, right, starts, group)
        return value + 0.5 * L2 * float(w @ w), xt @ pull + L2 * w

    found: Any = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    result: np.ndarray = found.x
    return result
