"""Write trained weights as files that numpy alone reads: bytes for vectors, half precision for the rest."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vigie.training.base import Base
from vigie.training.fitting import Fitted


def encoder_arrays(base: Base, fitted: Fitted) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of `vigie.learned.encoder.Encoder`, with its pieces."""
    vectors = fitted.network.table.weight.detach().numpy()[1:]
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    arrays: dict[str, NDArray[np.generic]] = {
        name: weights.detach().numpy().astype(np.float16) for name, weights in fitted.network.of.items()
    }
    arrays["table"] = np.round(vectors / scale[:, None]).astype(np.int8)
    arrays["table_scale"] = scale.astype(np.float32)
    arrays["pieces"] = np.frombuffer("\n".join(base.pieces[n] for n in fitted.kept).encode(), np.uint8)
    arrays["piece_scores"] = np.array([base.scores[n] for n in fitted.kept], np.float32)
    return arrays


def write(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Write arrays, compressed; the same arrays give the same bytes."""
    np.savez_compressed(path, **{name: arrays[name] for name in sorted(arrays)})  # type: ignore[arg-type]
