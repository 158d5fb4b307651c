"""Places where a test may kill the process, to prove that nothing is lost there. Inert otherwise.

`ANCRAGE_FAILPOINT=name` kills at the first pass, `name:3` at the third; with `ANCRAGE_FAILPOINT_ONCE=file`, once for
all the processes that share that file. Refused unless ANCRAGE_TEST is set: no stray variable can stop a real house.
"""

import os
from collections import Counter

EXIT_STATUS = 86
_passes: Counter[str] = Counter()


def armed() -> tuple[str, int]:
    """Return the armed point and at which pass it kills; ("", 0) when there is none."""
    wanted = os.environ.get("ANCRAGE_FAILPOINT", "")
    if not wanted:
        return "", 0
    if not os.environ.get("ANCRAGE_TEST"):
        raise RuntimeError("ANCRAGE_FAILPOINT is set without ANCRAGE_TEST: refusing to kill a real process.")
    name, _colon, nth = wanted.partition(":")
    return name, int(nth or 1)


def failpoint(name: str) -> None:
    """Kill the process here, at once and without any cleaning, when this point is armed."""
    wanted, nth = armed()
    if wanted != name:
        return
    _passes[name] += 1
    if _passes[name] >= nth and _first_to_die():
        os._exit(EXIT_STATUS)


def _first_to_die() -> bool:
    mark = os.environ.get("ANCRAGE_FAILPOINT_ONCE", "")
    if not mark:
        return True
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True
