"""Read a file line by line: what is malformed is named by its number, the rest goes on."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

BAR = 24
BOM = b"\xef\xbb\xbf"


class Malformed(Exception):
    """A line that is not what the format says."""


@dataclass
class Lines:
    """The lines of a file, each read by `parse`. `wrong` counts those that were not what they should be."""

    path: Path
    parse: Callable[[dict[str, Any]], Any]
    total: int = 0
    wrong: int = 0
    done: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        with self.path.open("rb") as file:
            self.total = sum(1 for _line in file)

    def __iter__(self) -> Iterator[Any]:
        """Yield what `parse` returns of each line that holds a JSON object; say the number of the others."""
        with self.path.open("rb") as file:
            for self.done, raw in enumerate(file, 1):
                line = raw.removeprefix(BOM).strip()
                if not line:
                    continue
                try:
                    read = self.parse(_object(line))
                except Malformed as error:
                    self.blame(self.done, str(error))
                else:
                    yield read

    def blame(self, number: int, why: str) -> None:
        """Say on standard error which line is wrong, never what it says."""
        self.wrong += 1
        print(f"ligne {number} : {why}", file=sys.stderr)


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode())
    except UnicodeDecodeError:
        raise Malformed("ce n’est pas de l’UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise Malformed("ce n’est pas du JSON") from None
    if not isinstance(found, dict):
        raise Malformed("ce n’est pas un objet JSON")
    return found


def text_in(found: dict[str, Any], name: str) -> str:
    """Return a text that must be there; Malformed when it is not, or is something else."""
    value = found.get(name)
    if not isinstance(value, str):
        raise Malformed(f"« {name} » manque, ou n’est pas un texte")
    return value


class Bar:
    """A progress bar on a terminal; nothing where nobody looks."""

    def __init__(self, total: int, *, out: TextIO | None = None) -> None:
        self.total, self.out = max(total, 1), out or sys.stderr
        self.shown = -1

    def at(self, done: int) -> None:
        """Draw the bar when it has moved."""
        part = min(done * 100 // self.total, 100)
        if part == self.shown or not self.out.isatty():
            return
        self.shown = part
        full = part * BAR // 100
        self.out.write(f"\r[{'█' * full}{'·' * (BAR - full)}] {part:3d} %")
        self.out.flush()

    def end(self) -> None:
        """Leave the line."""
        if self.out.isatty():
            self.out.write("\n")
