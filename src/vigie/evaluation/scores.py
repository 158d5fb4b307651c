"""Counts turned into figures that say how sure they are."""

from collections.abc import Iterable
from math import sqrt
from typing import Any

Z = 1.959964  # 95 %


def wilson(hits: int, n: int) -> list[float] | None:
    """Return Wilson's 95 % interval of a share; None of nothing.

    >>> wilson(95, 100)
    [0.8882, 0.9785]
    """
    if n == 0:
        return None
    rate, weight = hits / n, Z * Z / n
    centre = (rate + weight / 2) / (1 + weight)
    reach = Z * sqrt(rate * (1 - rate) / n + weight / (4 * n)) / (1 + weight)
    return [round(max(0.0, centre - reach), 4), round(min(1.0, centre + reach), 4)]


def share(hits: int, n: int) -> float | None:
    """Return a share to four places; None of nothing."""
    return round(hits / n, 4) if n else None


def caught(flags: Iterable[bool]) -> dict[str, Any]:
    """Return n, caught, recall and its interval."""
    seen = list(flags)
    hits = sum(seen)
    return {
        "n": len(seen),
        "caught": hits,
        "recall": share(hits, len(seen)),
        "ci95": wilson(hits, len(seen)),
    }


def f1(right: int, said: int, true: int) -> dict[str, Any]:
    """Return n, precision, recall and F1 of one label; what was never said has no precision."""
    both = said + true
    return {
        "n": true,
        "precision": share(right, said),
        "recall": share(right, true),
        "f1": round(2 * right / both, 4) if both else None,
    }


def percentile(values: list[float], part: float) -> float:
    """Return a percentile of a sorted list, to two places; 0 of nothing."""
    if not values:
        return 0.0
    return round(values[min(len(values) - 1, int(part * len(values)))], 2)
