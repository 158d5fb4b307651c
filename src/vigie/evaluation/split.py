"""Which messages grew the lexicons and which only measure them: by a stable hash of the id, neighbours together."""

import hashlib
import re

NEIGHBOURS = 4  # mirrored messages (twins) have neighbouring ids
ONE_IN = 3

_ID = re.compile(r"(.*?)0*(\d+)$")


def is_held_out(row_id: str) -> bool:
    """Whether a message only measures. About one in three.

    >>> is_held_out("en0001") == is_held_out("en0002")
    True
    """
    parts = _ID.match(row_id)
    block = f"{parts[1].lower()}:{(int(parts[2]) - 1) // NEIGHBOURS}" if parts else row_id
    return int(hashlib.sha256(block.encode()).hexdigest()[:8], 16) % ONE_IN == 0
