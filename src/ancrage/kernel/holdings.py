"""What an app declares about the personal data it holds: it feeds erasure, export and the register."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Person(Protocol):
    """Whoever the data is about, known by an id."""

    @property
    def pk(self) -> uuid.UUID: ...


Export = Callable[[Any], list[dict[str, Any]]]
Erase = Callable[[Any], int]


@dataclass(frozen=True)
class Holding:
    """One table that holds something about people. The words are French: the register is read by people.

    `export(person)` returns the rows in clear for the person; `erase(person)` removes them and returns how
    many. A table that outlives an erasure says why in `kept`; its `erase` returns 0. `path`: from a row to its person
    (`message__conversation__person`), where there is one: tests plant rows along it.
    """

    name: str
    model: str
    what: str
    purpose: str
    legal_basis: str
    retention: str
    export: Export
    erase: Erase
    kept: str = ""
    path: str = ""


def nothing_to_export(_person: Person) -> list[dict[str, Any]]:
    """Export nothing: the table holds only a secret or a copy (say which in `what`)."""
    return []


def nothing_to_erase(_person: Person) -> int:
    """Erase nothing: the table is kept (say why in `kept`), or goes with its parent row."""
    return 0
