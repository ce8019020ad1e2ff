"""Confidence: from the signs of an event to how often such events are right."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

Example = tuple[dict[str, float], bool]
L2 = 1.0
# From this confidence on an event is told. The best F1 lies lower, near .3, but costs less than .01 of it; and half of
# what pages out of scope are said to tell lies between the two.
FLOOR = 0.4


def fit_trust(examples: Sequence[Example]) -> dict[str, float]:
    """Logistic regression, by hand: a dozen numbers."""
    names = sorted({name for signs, _ in examples for name in signs})
    x = np.array([[signs.get(name, 0.0) for name in names] for signs, _ in examples])
    y = np.array([right for _, right in examples], float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        value = float((np.logaddexp(0, z) - y * z).sum()) + 0.5 * L2 * float(w @ w)
        return value, x.T @ (1 / (1 + np.exp(-z)) - y) + L2 * w

    found: Any = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(weight), 4) for name, weight in zip(names, found.x, strict=True)}


def confidences(examples: Sequence[Example], trust: dict[str, float]) -> np.ndarray:
    sums = np.array([sum(trust.get(name, 0.0) * value for name, value in signs.items()) for signs, _ in examples])
    result: np.ndarray = 1 / (1 + np.exp(-sums))
    return result


def f1_at(floor: float, examples: Sequence[Example], trust: dict[str, float], gold: int) -> float:
    """Event F1 when what is surer than `floor` is told. `gold` counts the events there are to be found."""
    kept = confidences(examples, trust) >= floor
    right = np.array([fits for _, fits in examples])
    return 2 * int(right[kept].sum()) / (gold + int(kept.sum()))
