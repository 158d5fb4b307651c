"""How well the labels (sleep, anxiety …) are found, and how often one is found where none is said."""

from collections.abc import Sequence
from typing import Any

from vigie.deciding import LABELS
from vigie.evaluation.messages import Labelled, known_labels
from vigie.evaluation.scores import f1, share
from vigie.reading import Reading


def signals(pairs: Sequence[tuple[Labelled, Reading]]) -> dict[str, Any]:
    """Return precision, recall and F1 of each label that is said or found at least once."""
    scored = [(message, reading) for message, reading in pairs if message.labels is not None]
    said = [(known_labels(message), frozenset(reading.labels)) for message, reading in scored]
    counts = {label: _counted(said, label) for label in sorted(LABELS)}
    by_label = {label: f1(*counted) for label, counted in counts.items() if any(counted)}
    there = [float(one["f1"] or 0.0) for one in by_label.values() if one["n"]]
    everything = f1(*(sum(counted[place] for counted in counts.values()) for place in range(3)))
    plain = [reading for message, reading in scored if not message.labels]
    return {
        "n": len(scored),
        "macro_f1": round(sum(there) / len(there), 4) if there else None,
        "micro_f1": everything["f1"],
        "by_label": by_label,
        "unlabelled": {
            "n": len(plain),
            "with_any_finding": share(sum(bool(reading.labels) for reading in plain), len(plain)),
        },
    }


def _counted(said: Sequence[tuple[frozenset[str], frozenset[str]]], label: str) -> tuple[int, int, int]:
    right = sum(label in there and label in found for there, found in said)
    return right, sum(label in found for _, found in said), sum(label in there for there, _ in said)
