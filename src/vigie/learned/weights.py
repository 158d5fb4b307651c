"""The weights that come with the package, read once and checked against their fingerprints."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from vigie.learned.encoder import Encoder
from vigie.learned.grams import Grams
from vigie.learned.mixing import Mix
from vigie.learned.pieces import Pieces

FOLDER = "weights"
ENCODER, RUNS, FACTS = "encoder.npz", "runs.npz", "mix.json"


class Damaged(ValueError):
    """A file of weights that is not the one the facts tell of."""


@dataclass(frozen=True)
class Weights:
    """Everything the learned reader knows. `facts`: what it was made from, and its operating points."""

    pieces: Pieces
    encoder: Encoder
    runs: Grams
    mixes: Mapping[str, Mix]
    facts: Mapping[str, Any]


@cache
def weights() -> Weights:
    """Return the shipped weights. Raises: Damaged, FileNotFoundError."""
    facts = json.loads(_bytes(FACTS))
    arrays = {name: _arrays(name, facts["sha256"][name]) for name in (ENCODER, RUNS)}
    encoder = arrays[ENCODER]
    pieces = encoder["pieces"].tobytes().decode().split("\n")
    return Weights(
        pieces=Pieces(pieces, encoder["piece_scores"].tolist()),
        encoder=Encoder(encoder),
        runs=Grams(arrays[RUNS]),
        mixes={name: Mix(**told) for name, told in facts["questions"].items()},
        facts={name: told for name, told in facts.items() if name != "questions"},
    )


def operating_points() -> tuple[str, ...]:
    """Return the names of the validated operating points, the most sparing first."""
    return tuple(weights().facts["points"])


def _arrays(name: str, fingerprint: str) -> dict[str, Any]:
    data = _bytes(name)
    if hashlib.sha256(data).hexdigest() != fingerprint:
        message = f"{name} is not the file that {FACTS} tells of: rebuild it with `python -m vigie train`"
        raise Damaged(message)
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return dict(stored)


def _bytes(name: str) -> bytes:
    return files("vigie.learned").joinpath(FOLDER, name).read_bytes()
