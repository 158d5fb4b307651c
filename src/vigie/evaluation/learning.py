"""Learn one head: logistic regression by AdaGrad, in plain Python, the same weights each time."""

import random
from collections.abc import Sequence
from math import exp, sqrt

from vigie.model import EVEN, Head

PASSES, STEP, EARLY = 6, 0.3, 1e-2
CLEAR = 0.02  # an answer this sure teaches nothing more
SEED = 1


def learn(name: str, rows: Sequence[Sequence[int]], answers: Sequence[bool], size: int) -> Head:
    """Return a head that answers a question, from rows of features and their right answers."""
    weights, spread, bias = [0.0] * size, [EARLY] * size, 0.0
    order = list(range(len(rows)))
    shuffled = random.Random(SEED)  # noqa: S311 - an order, not a secret
    for _pass in range(PASSES):
        shuffled.shuffle(order)
        for place in order:
            bias += _correct(rows[place], answers[place], weights, spread, bias)
    return _rounded(name, weights, bias)


def folded(rows: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    """Return rows of features as places among so many weights."""
    return [[number & (size - 1) for number in row] for row in rows]


def _correct(
    row: Sequence[int], answer: float, weights: list[float], spread: list[float], bias: float
) -> float:
    unit = 1 / sqrt(max(1, len(row)))
    score = bias + unit * sum(map(weights.__getitem__, row))
    error = 1 / (1 + exp(-max(-30.0, min(30.0, score)))) - answer
    if abs(error) < CLEAR:
        return 0.0
    slope = error * unit
    square = slope * slope
    for place in row:
        spread[place] += square
        weights[place] -= STEP * slope / sqrt(spread[place])
    return -0.01 * error


def _rounded(name: str, weights: Sequence[float], bias: float) -> Head:
    scale = (max(map(abs, weights)) or 1e-9) / 127
    whole = bytes(round(weight / scale) + EVEN for weight in weights)
    return Head(name, whole, scale, bias, 0.0)
