"""Runs of letters and of words, weighed: what survives a slip of the finger and an unseen turn of phrase.

Two blocks, each counted once a message, weighed by rarity and brought to length one: runs of 2 to 5 letters inside
words, and runs of 1 to 3 words. Their names are hashed (CRC-32), so that no list of words is kept.
"""

from collections.abc import Mapping
from itertools import pairwise
from re import compile as pattern
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from vigie.learned.plain import bare

LETTERS = (2, 3, 4, 5)
BLOCKS = {"letters": 18, "words": 17}  # bits of the hash
_WORD = pattern(r"[\w']+|[^\w\s]")

Array = NDArray[np.float32]


def runs(line: str) -> dict[str, list[int]]:
    """Return the sorted numbers of the runs of a plain line, by block, each once.

    >>> {block: len(numbers) for block, numbers in runs("je vais bien").items()}
    {'letters': 34, 'words': 6}
    """
    words = _WORD.findall(bare(line))
    return {
        "letters": _numbers(_runs_of_letters(words), "letters"),
        "words": _numbers(_runs_of_words(words), "words"),
    }


def _runs_of_letters(words: list[str]) -> set[str]:
    found: set[str] = set()
    for word in set(words):
        padded = f" {word} "
        for size in LETTERS:
            found.update(padded[place : place + size] for place in range(max(1, len(padded) - size + 1)))
    return found


def _runs_of_words(words: list[str]) -> set[str]:
    found = set(words)
    found.update(f"{one} {two}" for one, two in pairwise(words))
    found.update(" ".join(words[place : place + 3]) for place in range(len(words) - 2))
    return found


def _numbers(names: set[str], block: str) -> list[int]:
    most = (1 << BLOCKS[block]) - 1
    return sorted({crc32(name.encode("utf-8", "replace")) & most for name in names})


class Grams:
    """Linear weights on runs, one column a question."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Keep, for each block, the rarity of its runs and their weights (a byte each, a scale a question)."""
        self._rarity = {block: arrays[f"{block}_rarity"].astype(np.float32) for block in BLOCKS}
        self._weights = {block: arrays[f"{block}_weights"] for block in BLOCKS}
        self._scale = {block: arrays[f"{block}_scale"].astype(np.float32) for block in BLOCKS}
        self._bias: Array = arrays["bias"].astype(np.float32)

    def scores(self, line: str) -> Array:
        """Return one score for each question, from a plain line."""
        total = self._bias.copy()
        for block, numbers in runs(line).items():
            if numbers:
                rarity = self._rarity[block][numbers]
                seen = rarity / np.float32(np.sqrt((rarity * rarity).sum()))
                total += (seen @ self._weights[block][numbers].astype(np.float32)) * self._scale[block]
        return total
