"""Messages in a CSV, row by row: what is malformed is named by its line, the rest goes on."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ancrage.console.linewise import BOM, Malformed
from ancrage.kernel.errors import Invalid

COLUMNS = ("text", "texte", "message")
SIGNS = ",;\t"
NOT_UTF8 = range(0xDC80, 0xDD00)


class Table:
    """The rows of a CSV (comma, semicolon or tab) with a column `text`, `texte` or `message`."""

    def __init__(self, path: Path) -> None:
        self.wrong = self.done = 0
        # A byte that is not UTF-8 spoils its row, not the file.
        text = path.read_bytes().removeprefix(BOM).decode(errors="surrogateescape")
        head = text.split("\n", 1)[0]
        self.rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(SIGNS, key=head.count))
        self.names = [name.strip().lower() for name in next(self.rows, [])]
        self.column = next((name for name in COLUMNS if name in self.names), "")
        self.total = text.count("\n")
        if not self.column:
            raise Invalid(
                f"{path.name} : la première ligne ne nomme aucune colonne « text », « texte » ou « message »."
            )

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row as a message; say the line of those that are not one."""
        while True:
            first = self.rows.line_num + 1
            try:
                cells = next(self.rows)
                if cells:
                    yield self._message(cells)
            except StopIteration:
                return
            except (csv.Error, Malformed) as error:
                self.wrong += 1
                print(f"ligne {first} : {error}", file=sys.stderr)
            self.done = self.rows.line_num

    def _message(self, cells: list[str]) -> dict[str, Any]:
        if len(cells) != len(self.names):
            raise Malformed(f"{len(cells)} colonne(s) au lieu de {len(self.names)}")
        if not is_utf8(cells):
            raise Malformed("ce n’est pas de l’UTF-8")
        row = dict(zip(self.names, cells, strict=True))
        text = row.pop(self.column)
        return {**row, "text": text}


def is_utf8(cells: Iterable[str]) -> bool:
    """Whether every byte of some cells was read."""
    return not any(ord(sign) in NOT_UTF8 for cell in cells for sign in cell)
