"""Keep a third of the lines apart: rules are written looking at the others, figures are computed on these.

Twins (the same message, with and without danger) have neighbouring ids, so neighbours go together: ids are cut into
blocks of four, and the hash of the block decides. An id that does not end in a number stands alone.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from vigie.evaluation.labelled import Labelled

HALVES = ("all", "development", "held-out")
NEIGHBOURS = 4
ONE_IN = 3

_NUMBERED = re.compile(r"(.*?)0*(\d+)$")


def is_held_out(identifier: str) -> bool:
    """Whether a line is kept apart.

    >>> {is_held_out(name) for name in ("in0001", "in0002", "in0003", "in0004")} == {is_held_out("in0002")}
    True
    """
    return int(sha256(_block(identifier).encode("utf-8", "replace")).hexdigest()[:8], 16) % ONE_IN == 0


def only(half: str, lines: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the lines of a half: all, development, held-out."""
    return (line for line in lines if half == "all" or is_held_out(line.id) == (half == "held-out"))


def _block(identifier: str) -> str:
    numbered = _NUMBERED.fullmatch(identifier)
    if numbered is None:
        return identifier
    return f"{numbered[1].lower()}:{(int(numbered[2]) - 1) // NEIGHBOURS}"
