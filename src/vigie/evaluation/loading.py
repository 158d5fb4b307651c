"""Open files of labelled messages; a malformed line is told on standard error, never its words."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from vigie.evaluation.messages import Labelled, Malformed, read_lines
from vigie.evaluation.slices import sliced
from vigie.evaluation.split import is_in

T = TypeVar("T")


def labelled_in(paths: Iterable[Path], half: str = "all") -> tuple[dict[str, list[Labelled]], int]:
    """Return the messages of each file, with their slices, and 1 when a line was malformed."""
    found: dict[str, list[Labelled]] = {}
    status = 0
    for path in paths:
        with path.open("rb") as lines:
            good, wrong = sorted_out(read_lines(lines), path.name)
        found.setdefault(path.name, []).extend(sliced(one) for one in good if is_in(half, one.id))
        status |= wrong
    return found, status


def sorted_out(lines: Iterable[T | Malformed], name: str) -> tuple[list[T], int]:
    """Return the good lines, and 1 when one was malformed: it is told."""
    good: list[T] = []
    status = 0
    for line in lines:
        if isinstance(line, Malformed):
            tell(line, name)
            status = 1
        else:
            good.append(line)
    return good, status


def tell(malformed: Malformed, name: str) -> None:
    """Say on standard error which line cannot be used."""
    sys.stderr.write(f"{name}, ligne {malformed.line} : {malformed.why}\n")
