"""What the statistical model sees of a message: its words, their neighbours, and runs of letters that survive a slip."""

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

LETTERS = (3, 4, 5)


def features(forms: Sequence[str]) -> list[int]:
    """Return the sorted 32-bit numbers of the features of tidy words, without doubles."""
    line = f" {' '.join(forms)} "
    seen = {line[place : place + size] for size in LETTERS for place in range(len(line) - size + 1)}
    seen.update(f"w:{word}" for word in forms)
    seen.update(f"b:{one} {two}" for one, two in pairwise(forms))
    seen.update(f"s:{one} {two}" for one, two in zip(forms, forms[2:], strict=False))
    seen.update(f"t:{' '.join(forms[place : place + 3])}" for place in range(len(forms) - 2))
    return sorted({crc32(name.encode("utf-8", "replace")) for name in seen})
