"""Scores of every message by weights that never saw its author: what thresholds and honest figures are made from."""

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

PARTS = 3
Told = Callable[[str], None]
Scores = NDArray[np.float32]


def parts_of(rows: Sequence[Row]) -> NDArray[np.int_]:
    """Return the part of each row: authors are dealt whole, the largest first, to the smallest part."""
    sizes: dict[str, int] = {}
    for row in rows:
        sizes[row.author] = sizes.get(row.author, 0) + 1
    totals, part = [0] * PARTS, {}
    for author in sorted(sizes, key=lambda name: (-sizes[name], name)):
        part[author] = totals.index(min(totals))
        totals[part[author]] += sizes[author]
    return np.array([part[row.author] for row in rows])


def cross(base: Base, rows: Sequence[Row], kept: Path, told: Told = print) -> tuple[Scores, Scores]:
    """Return the scores by runs and by the encoder (messages x questions), each from the other authors' messages.

    `kept`: a folder where each part is written once done, so that a stopped training goes on.
    """
    parts = parts_of(rows)
    runs = np.zeros((len(rows), len(rows[0].answers)), np.float32)
    encoder = np.zeros_like(runs)
    for part in range(PARTS):
        apart = np.flatnonzero(parts == part)
        done = kept / f"part{part}.npz"
        if not done.exists():
            told(f"part {part + 1} of {PARTS}: {len(apart)} messages apart")
            scores = _scores(base, rows, apart, told)
            np.savez(done, runs=scores[0], encoder=scores[1])
        with np.load(done) as stored:
            runs[apart], encoder[apart] = stored["runs"], stored["encoder"]
    return runs, encoder


def _scores(base: Base, rows: Sequence[Row], apart: NDArray[np.int_], told: Told) -> tuple[Scores, Scores]:
    hidden = set(apart.tolist())
    others = [row for place, row in enumerate(rows) if place not in hidden]
    texts = [rows[place].text for place in apart]
    grams = Grams(fit_runs(others))
    by_runs = np.stack([grams.scores(plain(text)) for text in texts])
    return by_runs, fit(base, others, told=told).scores(texts)
