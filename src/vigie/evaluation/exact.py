"""Exact intervals and tests, for counts too small for an approximation."""

from collections.abc import Callable
from math import comb, exp, lgamma, log, sqrt

TAIL = 0.025  # on each side of 95 %
STEPS = 80
Z = 1.959964


def poisson_interval(count: int) -> tuple[float, float]:
    """Return the exact 95 % interval (Garwood) of the mean of which a count was seen.

    >>> [round(bound, 2) for bound in poisson_interval(0)]
    [0.0, 3.69]
    >>> [round(bound, 2) for bound in poisson_interval(10)]
    [4.8, 18.39]
    """
    far = count + 10 * sqrt(count + 1) + 10
    low = _root(lambda mean: 1 - _at_most(count - 1, mean) - TAIL, far) if count else 0.0
    return low, _root(lambda mean: TAIL - _at_most(count, mean), far)


def mcnemar(only_before: int, only_after: int) -> float:
    """Return the exact two-sided p-value of McNemar's test, from the pairs that disagree.

    >>> mcnemar(0, 5)
    0.0625
    """
    n, least = only_before + only_after, min(only_before, only_after)
    if n == 0:
        return 1.0
    tail = sum(comb(n, hits) for hits in range(least + 1))
    return round(min(1.0, float(2 * tail / 2**n) if n < 1000 else 2 * exp(log(tail) - n * log(2))), 6)


def difference_interval(only_before: int, only_after: int, n: int) -> list[float] | None:
    """Return the 95 % interval of the difference between two paired shares (Agresti and Min); None of nothing."""
    if n == 0:
        return None
    first, second, size = only_before + 0.5, only_after + 0.5, n + 2
    middle = (second - first) / size
    reach = Z * sqrt(max(0.0, first + second - (second - first) ** 2 / size)) / size
    return [round(max(-1.0, middle - reach), 4), round(min(1.0, middle + reach), 4)]


def _at_most(count: int, mean: float) -> float:
    """Return the chance of seeing at most so many, when so many are expected."""
    if count < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    return sum(exp(hits * log(mean) - mean - lgamma(hits + 1)) for hits in range(count + 1))


def _root(rising: Callable[[float], float], far: float) -> float:
    """Return where a rising function crosses zero, by halving."""
    low, high = 0.0, far
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2
