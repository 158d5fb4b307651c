"""Read JSON lines as outside tools write them: a malformed line is named on standard error, the rest goes on."""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class Lines:
    """The objects of a file, one by one. `malformed` counts the lines that were none."""

    def __init__(self, path: Path, *, needs: tuple[str, ...]) -> None:
        self.path = path
        self.needs = needs
        self.malformed = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        read = self._csv if self.path.suffix.lower() == ".csv" else self._jsonl
        yield from read()

    def _jsonl(self) -> Iterator[dict[str, Any]]:
        with self.path.open("rb") as stream:
            for number, raw in enumerate(stream, 1):
                if not raw.strip():
                    continue
                try:
                    found = json.loads(raw.decode("utf-8-sig"))
                except ValueError as error:
                    self._say(number, str(error))
                    continue
                if self._whole(number, found):
                    yield found

    def _csv(self) -> Iterator[dict[str, Any]]:
        with self.path.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.DictReader(stream, dialect=_dialect(stream.read(4096)))
            stream.seek(0)
            for row in rows:
                if self._whole(rows.line_num, row):
                    yield row

    def _whole(self, number: int, found: Any) -> bool:
        missing = [name for name in self.needs if not isinstance(found, dict) or found.get(name) is None]
        if missing:
            self._say(number, f"il manque {', '.join(missing)}")
        return not missing

    def _say(self, number: int, what: str) -> None:
        self.malformed += 1
        print(f"{self.path.name}, ligne {number} : {what}", file=sys.stderr)


def _dialect(sample: str) -> type[csv.Dialect]:
    try:
        return csv.Sniffer().sniff(sample, delimiters=",;\t")
    except csv.Error:
        return csv.excel
