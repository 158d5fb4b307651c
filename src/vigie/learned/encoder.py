"""The sentence encoder, in numpy: from the numbers of pieces to one score for each question.

Shape: piece vectors, three branches of windows (2, 3 and 5 pieces), then several gazes that each weigh the pieces
they need, so that one clause in a long message can be heard. The branches start from the multilingual Universal
Sentence Encoder (Apache-2.0, see NOTICE) and are trained further on the corpus by `vigie.training`.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
WINDOWS = ((2, 0), (3, 1), (5, 2))  # pieces seen at once, of which so many before
_WIDE = 256
_TINY = 1e-12


class Encoder:
    """Weights, ready to score one message after another. Holds no state between messages."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Keep the weights; `table` holds a byte a number, with a scale for each row."""
        self._table = arrays["table"]
        self._scale = arrays["table_scale"].astype(np.float32)
        self._of = {
            name: np.ascontiguousarray(array, np.float32)
            for name, array in arrays.items()
            if name not in {"table", "table_scale", "pieces", "piece_scores"}
        }

    def scores(self, numbers: Sequence[int]) -> Array:
        """Return one score for each question, from the numbers of the pieces; 0 is even."""
        seen = self._features(np.asarray(numbers))
        told = np.concatenate([self._whole(seen), self._gazes(seen)])
        of = self._of
        hidden = np.maximum(told @ of["hidden"] + of["hidden_bias"], 0)
        answers: Array = np.concatenate([hidden, told]) @ of["out"] + of["out_bias"]
        return answers

    def _features(self, numbers: NDArray[np.int_]) -> Array:
        of = self._of
        vectors: Array = self._table[numbers].astype(np.float32) * self._scale[numbers, None]
        shared = _even(vectors @ of["project"] + of["project_bias"], of["even"], of["even_bias"])
        branches = [
            self._branch(shared[:, place * _WIDE : (place + 1) * _WIDE], place)
            for place in range(len(WINDOWS))
        ]
        return _even(np.concatenate([vectors, *branches], axis=1), of["last_even"], of["last_even_bias"])

    def _branch(self, seen: Array, place: int) -> Array:
        size, before = WINDOWS[place]
        for turn in (1, 2):
            name = f"window{size}_{turn}"
            seen = np.maximum(_through(seen, self._of[name], before) + self._of[f"{name}_bias"], 0) + seen
        return seen

    def _whole(self, seen: Array) -> Array:
        """Return what the encoder makes of the message as a whole."""
        of, count = self._of, len(seen)
        mean = (seen.sum(axis=0) @ of["sum"] + count * of["sum_bias"]) / np.float32(np.sqrt(count))
        first = np.maximum(mean @ of["dense0"], 0)
        second = np.maximum(mean @ of["skip1"] + first @ of["dense1"], 0)
        third = np.maximum(second @ of["dense2"], 0)
        whole: Array = np.tanh(second @ of["skip3"] + third @ of["dense3"])
        return whole

    def _gazes(self, seen: Array) -> Array:
        of = self._of
        weights = seen @ of["gaze"] + of["gaze_bias"]
        weights = np.exp(weights - weights.max(axis=0))
        weights /= weights.sum(axis=0)
        gazes: Array = (weights.T @ (seen @ of["told"] + of["told_bias"])).ravel()
        return gazes


def _even(values: Array, gain: Array, bias: Array) -> Array:
    values = values - values.mean(axis=1, keepdims=True)
    spread = np.sqrt((values * values).mean(axis=1, keepdims=True) + np.float32(_TINY))
    evened: Array = values / spread * gain + bias
    return evened


def _through(seen: Array, weights: Array, before: int) -> Array:
    """Return what windows of pieces make: one product for every place of the window, then sums of shifted rows."""
    count, size = len(seen), len(weights) // _WIDE
    parts = seen @ weights.reshape(size, _WIDE, _WIDE)  # places, pieces, width
    found = np.zeros_like(seen)
    for place in range(size):
        shift = place - before  # the piece that this place of the window looks at
        first, last = max(0, -shift), min(count, count - shift)
        if first < last:
            found[first:last] += parts[place, first + shift : last + shift]
    return found
