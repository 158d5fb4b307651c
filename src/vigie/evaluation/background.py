"""How often a flood of ordinary messages raises anything: per ten thousand, with exact Poisson intervals."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vigie.evaluation.exact import poisson_interval
from vigie.evaluation.messages import Labelled, Malformed, labelled_from
from vigie.evaluation.reads import Read, read_all
from vigie.reading import Outcome

PER = 10_000


@dataclass(frozen=True)
class Line:
    """A message of a background file."""

    number: int
    text: str


def read_background(path: Path) -> list[Read | Malformed]:
    """Return the readings of a file of messages without labels: plain text, TSV or JSONL."""
    lines = list(messages_in(path))
    good = [_unlabelled(line, path.name) for line in lines if isinstance(line, Line)]
    wrong = [line for line in lines if isinstance(line, Malformed)]
    return [*read_all(good, source=path.name), *wrong]


def messages_in(path: Path) -> Iterator[Line | Malformed]:
    """Yield each message of a file, or what is wrong with its line; empty lines are skipped."""
    raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = [(number, line) for number, line in enumerate(raw.split("\n"), 1) if line.strip()]
    if path.suffix == ".jsonl":
        yield from (_from_json(number, line) for number, line in lines)
    elif path.suffix == ".tsv":
        column = _column_of_words([line for _, line in lines])
        yield from (_from_cells(number, line, column) for number, line in lines)
    else:
        yield from (Line(number, line.strip()) for number, line in lines)


def rates(reads: Sequence[Read]) -> dict[str, Any]:
    """Return how many messages open, or at least ask, per ten thousand: over all, and by file."""
    files = {
        name: [one for one in reads if one.source == name] for name in sorted({one.source for one in reads})
    }
    return {**_rates(reads), "files": {name: _rates(some) for name, some in files.items()}}


def _rates(reads: Sequence[Read]) -> dict[str, Any]:
    opened, unread = sum(one.opened for one in reads), sum(one.unread for one in reads)
    asked = sum(one.reading.outcome == Outcome.ASK for one in reads)
    return {
        "n": len(reads),
        "opened": opened,
        "asked": asked,
        "unknown": unread,
        "open": _per_ten_thousand(opened, len(reads)),
        "open_or_ask": _per_ten_thousand(opened + asked, len(reads)),
        "open_ask_or_unknown": _per_ten_thousand(opened + asked + unread, len(reads)),
    }


def _per_ten_thousand(count: int, n: int) -> Mapping[str, Any]:
    if n == 0:
        return {"per_10000": None, "ci95": None}
    low, high = poisson_interval(count)
    return {
        "per_10000": round(count * PER / n, 1),
        "ci95": [round(low * PER / n, 1), round(high * PER / n, 1)],
    }


def _unlabelled(line: Line, source: str) -> Labelled:
    return labelled_from({"id": f"{source}:{line.number}", "text": line.text})


def _from_json(number: int, line: str) -> Line | Malformed:
    try:
        text = json.loads(line)["text"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return Malformed(number, "ce n’est pas un objet JSON avec « text »")
    return Line(number, text) if isinstance(text, str) else Malformed(number, "« text » n’est pas du texte")


def _from_cells(number: int, line: str, column: int) -> Line | Malformed:
    cells = line.split("\t")
    if len(cells) <= column:
        return Malformed(number, "il manque une colonne")
    return Line(number, cells[column].strip())


def _column_of_words(lines: Sequence[str]) -> int:
    """Return the second column, or the first where the second holds only codes."""
    cells = [line.split("\t") for line in lines]
    letters = [
        sum(sum(map(str.isalpha, row[place])) for row in cells if len(row) > place) for place in (0, 1)
    ]
    return 0 if letters[0] > letters[1] else 1
