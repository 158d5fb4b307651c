"""Which messages grew the lexicons and which only measure them: by a stable hash of the id, neighbours together.

Mirrored messages (the same words, with and without danger) have neighbouring ids: ids are cut into blocks of four, and
the hash of the block decides. An id that does not end in a number stands alone.
"""

import hashlib
import re

HALVES = ("all", "development", "held-out")
NEIGHBOURS = 4
ONE_IN = 3

_ID = re.compile(r"(.*?)0*(\d+)$")


def is_held_out(row_id: str) -> bool:
    """Whether a message only measures. About one in three.

    >>> is_held_out("en0001") == is_held_out("en0002")
    True
    """
    parts = _ID.fullmatch(row_id)
    block = f"{parts[1].lower()}:{(int(parts[2]) - 1) // NEIGHBOURS}" if parts else row_id
    digest = hashlib.sha256(block.encode("utf-8", "replace")).hexdigest()
    return int(digest[:8], 16) % ONE_IN == 0


def is_in(half: str, row_id: str) -> bool:
    """Whether a message belongs to a half: all, development, held-out."""
    return half == "all" or is_held_out(row_id) == (half == "held-out")
