"""Shares with their uncertainty: never a percentage without its count."""

from math import sqrt
from typing import Any

Z = 1.959964  # 95 %
DIGITS = 4


def share(part: int, whole: int) -> float | None:
    """Return a share; None of nothing."""
    return round(part / whole, DIGITS) if whole else None


def wilson(part: int, whole: int) -> list[float] | None:
    """Return Wilson's interval of a share at 95 %; None of nothing.

    >>> wilson(231, 240)
    [0.9303, 0.9801]
    """
    if not whole:
        return None
    rate, square = part / whole, Z * Z
    middle = (rate + square / (2 * whole)) / (1 + square / whole)
    reach = Z * sqrt(rate * (1 - rate) / whole + square / (4 * whole * whole)) / (1 + square / whole)
    return [round(max(0.0, middle - reach), DIGITS), round(min(1.0, middle + reach), DIGITS)]


def recall(caught: int, whole: int) -> dict[str, Any]:
    """Return the facts of what should have been caught."""
    return {"n": whole, "caught": caught, "recall": share(caught, whole), "ci95": wilson(caught, whole)}


def f1(right: int, found: int, there: int) -> float:
    """Return the harmonic mean of precision and recall; 0 when nothing was right."""
    return round(2 * right / (found + there), DIGITS) if found + there else 0.0


def percentile(values: list[float], rank: float) -> float:
    """Return the value under which a share of the sorted values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(rank * len(ordered)))] if ordered else 0.0
