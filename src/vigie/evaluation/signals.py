"""How well the labels (sleep, anxiety …) are found, and how often something is found where nothing is said."""

from collections.abc import Sequence
from typing import Any

from vigie.deciding import LABELS
from vigie.evaluation.counting import DIGITS, f1, share
from vigie.evaluation.labelled import Labelled
from vigie.reading import Outcome, Reading

Pair = tuple[Labelled, Reading]


def signals(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return precision, recall and F1 for each label that is said at least once or found."""
    said = [(line.labels, frozenset(reading.labels)) for line, reading in pairs if line.labels is not None]
    counts = {label: _counts(label, said) for label in sorted(LABELS)}
    there = [label for label, (_right, _found, number) in counts.items() if number]
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    scores = [f1(*counts[label]) for label in there]
    return {
        "n": len(said),
        "macro_f1": round(sum(scores) / len(scores), DIGITS) if scores else None,
        "micro_f1": f1(totals[0], totals[1], totals[2]) if there else None,
        "by_label": {label: _facts(*counts[label]) for label in counts if any(counts[label])},
        "unlabelled": _unlabelled(pairs),
    }


def _counts(label: str, said: Sequence[tuple[frozenset[str], frozenset[str]]]) -> tuple[int, int, int]:
    right = sum(label in there and label in found for there, found in said)
    return right, sum(label in found for _, found in said), sum(label in there for there, _ in said)


def _facts(right: int, found: int, there: int) -> dict[str, Any]:
    return {
        "n": there,
        "precision": share(right, found),
        "recall": share(right, there),
        "f1": f1(right, found, there),
    }


def _unlabelled(pairs: Sequence[Pair]) -> dict[str, Any]:
    silent = [reading for line, reading in pairs if line.labels == frozenset() and line.is_calm]
    found = sum(_finds_something(reading) for reading in silent)
    return {"n": len(silent), "with_any_finding": share(found, len(silent))}


def _finds_something(reading: Reading) -> bool:
    return bool(reading.labels or reading.flags or reading.outcome in {Outcome.OPEN, Outcome.ASK})
