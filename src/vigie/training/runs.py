"""Train the weights on runs of letters and words: one logistic regression a question."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from vigie.learned.grams import BLOCKS, runs
from vigie.learned.plain import plain
from vigie.learned.questions import QUESTIONS
from vigie.training.rows import Row

FREEDOM = 4.0  # inverse of the strength of the penalty
FEWEST = 5  # messages that say yes, below which a question is not learned


def fit_runs(rows: Sequence[Row]) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of `vigie.learned.grams.Grams`."""
    seen = [runs(plain(row.text)) for row in rows]
    rarity = {block: _rarity([one[block] for one in seen], bits) for block, bits in BLOCKS.items()}
    matrix = hstack([_matrix([one[block] for one in seen], rarity[block]) for block in BLOCKS]).tocsr()
    answers = np.array([row.answers for row in rows])
    weights = np.array([row.weights for row in rows])
    columns, bias = [], np.full(len(QUESTIONS), -9.0, np.float32)
    for place in range(len(QUESTIONS)):
        column = np.zeros(matrix.shape[1], np.float32)
        if answers[:, place].sum() >= FEWEST:
            learned = LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=200, random_state=1)
            learned.fit(matrix, answers[:, place], sample_weight=weights[:, place])
            column, bias[place] = learned.coef_[0].astype(np.float32), learned.intercept_[0]
        columns.append(column)
    return {**_packed(np.stack(columns, axis=1), rarity), "bias": bias}


def _rarity(rows: Sequence[Sequence[int]], bits: int) -> NDArray[np.float32]:
    counts = np.zeros(1 << bits, np.float64)
    for numbers in rows:
        counts[numbers] += 1
    return (np.log((1 + len(rows)) / (1 + counts)) + 1).astype(np.float16).astype(np.float32)


def _matrix(rows: Sequence[Sequence[int]], rarity: NDArray[np.float32]) -> csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    numbers = np.concatenate([np.array(one, np.int64) for one in rows])
    matrix = csr_matrix((rarity[numbers], numbers, ends), shape=(len(rows), len(rarity)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return diags(1 / np.maximum(lengths, 1e-9)) @ matrix


def _packed(
    weights: NDArray[np.float32], rarity: dict[str, NDArray[np.float32]]
) -> dict[str, NDArray[np.generic]]:
    """Return weights as a byte each, with a scale a question, block by block."""
    packed: dict[str, NDArray[np.generic]] = {}
    start = 0
    for block, bits in BLOCKS.items():
        part = weights[start : start + (1 << bits)]
        scale = np.maximum(np.abs(part).max(axis=0), 1e-9) / 127
        packed[f"{block}_rarity"] = rarity[block].astype(np.float16)
        packed[f"{block}_weights"] = np.round(part / scale).astype(np.int8)
        packed[f"{block}_scale"] = scale.astype(np.float32)
        start += 1 << bits
    return packed
