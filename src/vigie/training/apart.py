"""Scores of the messages kept apart, by weights that never saw their files: what voices and thresholds are weighed on."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vigie.learned.grams import Grams
from vigie.learned.plain import plain
from vigie.training.base import Base
from vigie.training.fitting import fit
from vigie.training.rows import Row
from vigie.training.runs import fit_runs

Told = Callable[[str], None]
Scores = NDArray[np.float32]


def scores_apart(
    base: Base, rows: Sequence[Row], apart: Sequence[bool], kept: Path, told: Told = print
) -> tuple[Scores, Scores]:
    """Return the scores by runs and by the encoder of the rows kept apart, in their order.

    `kept`: a file where they are written once done, so that a stopped training goes on.
    """
    if not kept.exists():
        others = [row for row, is_apart in zip(rows, apart, strict=True) if not is_apart]
        texts = [row.text for row, is_apart in zip(rows, apart, strict=True) if is_apart]
        told(f"{len(texts)} messages apart, {len(others)} to learn from")
        encoder = fit(base, others, told=told).scores(texts)
        grams = Grams(fit_runs(others))
        runs = np.stack([grams.scores(plain(text)) for text in texts])
        np.savez(kept, runs=runs, encoder=encoder)
    with np.load(kept) as stored:
        return stored["runs"], stored["encoder"]
