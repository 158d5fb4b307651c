"""Read labelled messages, one JSON object a line; a malformed line is told, the rest goes on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vigie.deciding import FLAGS, LABELS
from vigie.reading import Risk, Subject


@dataclass(frozen=True)
class Labelled:
    """A message with its labels, as far as they are given; `row` keeps every field."""

    id: str
    text: str
    risk: str | None
    subject: str | None
    labels: tuple[str, ...] | None
    flags: dict[str, bool]
    slices: tuple[str, ...]
    row: dict[str, Any]


@dataclass(frozen=True)
class Malformed:
    """A line that cannot be used, and why."""

    line: int
    why: str


def read_lines(lines: Iterable[str | bytes], *, labelled: bool = True) -> Iterator[Labelled | Malformed]:
    """Yield each message, or what is wrong with its line (counted from 1). Empty lines are skipped."""
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8") if isinstance(line, bytes) else line
            if text.strip():
                yield _message(json.loads(text), number, labelled=labelled)
        except (ValueError, TypeError, RecursionError) as wrong:
            yield Malformed(number, str(wrong))


def _message(row: Any, number: int, *, labelled: bool) -> Labelled:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise ValueError("an object with a text is expected")  # noqa: TRY004 - the same
    if labelled and "id" not in row:
        raise ValueError("the id is missing")
    risk, subject, labels = row.get("risk"), row.get("subject"), row.get("labels")
    if risk is not None and risk not in list(Risk):
        raise ValueError(f"risk {risk!r} does not exist")
    if subject is not None and subject not in list(Subject):
        raise ValueError(f"subject {subject!r} does not exist")
    return Labelled(
        id=str(row.get("id", number)),
        text=row["text"],
        risk=risk,
        subject=subject,
        labels=_names(labels) if labels is not None else None,
        flags={name: bool(row[name]) for name in sorted(FLAGS) if row.get(name) is not None},
        slices=_names(row.get("slice", ())),
        row=row,
    )


def _names(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list | tuple):
        raise ValueError("labels and slice are lists")  # noqa: TRY004 - a fault of the line, told like the others
    return tuple(str(value) for value in values)


def known_labels(message: Labelled) -> frozenset[str]:
    """Return the labels of a message that vigie knows."""
    return frozenset(message.labels or ()) & LABELS
