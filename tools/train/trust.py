"""Confidence: from the signs of an event to how often such events are right."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize

Example = tuple[dict[str, float], bool]
L2 = 1.0


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


def best_floor(examples: Sequence[Example], trust: dict[str, float], gold: int) -> tuple[float, float]:
    """The floor with the best F1, and that F1. `gold` counts the events there are to be found."""
    found = confidences(examples, trust)
    right = np.array([fits for _, fits in examples])
    options = []
    for floor in np.arange(0.05, 0.6, 0.01):
        kept = found >= floor
        options.append((2 * int(right[kept].sum()) / (gold + int(kept.sum())), -round(float(floor), 2)))
    score, floor = max(options)
    return -floor, score
