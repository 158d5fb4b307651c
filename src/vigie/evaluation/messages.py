"""Read labelled messages, one JSON object a line; a malformed line is told, the rest goes on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vigie.deciding import FLAGS, LABELS
from vigie.reading import Outcome, Risk, Subject, Turn

BOM = b"\xef\xbb\xbf"
ROLES = frozenset({"person", "companion", "professional"})


@dataclass(frozen=True)
class Labelled:
    """A message with its labels, as far as they are given; `row` keeps every field."""

    id: str
    text: str
    risk: str | None
    subject: str | None
    outcome: str | None
    labels: tuple[str, ...] | None
    flags: dict[str, bool]
    slices: tuple[str, ...]
    row: dict[str, Any]

    @property
    def at_risk(self) -> bool:
        """Whether somebody is said to be in danger of suicide."""
        return self.risk not in {None, Risk.NONE}

    @property
    def harmless(self) -> bool:
        """Whether nobody is said to be in danger: no risk, no self-harm, no violence, no emergency, nothing to ask."""
        return (
            self.risk == Risk.NONE
            and self.subject in {None, Subject.NONE}
            and self.outcome in {None, Outcome.NOTHING}
            and not any(self.flags.values())
        )


@dataclass(frozen=True)
class Malformed:
    """A line that cannot be used, and why (never its words)."""

    line: int
    why: str


class Unusable(ValueError):
    """What is wrong with a line, in a sentence."""


def read_lines(lines: Iterable[bytes], *, labelled: bool = True) -> Iterator[Labelled | Malformed]:
    """Yield each message, or what is wrong with its line (counted from 1). Empty lines are skipped."""
    for number, line in enumerate(lines, 1):
        if line.removeprefix(BOM).strip():
            try:
                yield labelled_from(_row(line)) if labelled else _bare(_row(line), number)
            except Unusable as wrong:
                yield Malformed(number, str(wrong))


def read_turns(lines: Iterable[bytes]) -> Iterator[Turn | Malformed]:
    """Yield the earlier turns of a talk, or what is wrong with a line."""
    for number, line in enumerate(lines, 1):
        if line.removeprefix(BOM).strip():
            try:
                yield _turn(_row(line))
            except Unusable as wrong:
                yield Malformed(number, str(wrong))


def known_labels(message: Labelled) -> frozenset[str]:
    """Return the labels of a message that vigie knows."""
    return frozenset(message.labels or ()) & LABELS


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.removeprefix(BOM).decode("utf-8"))
    except UnicodeDecodeError:
        raise Unusable("ce n’est pas de l’UTF-8") from None
    except (ValueError, RecursionError):
        raise Unusable("ce n’est pas un objet JSON") from None
    if not isinstance(row, dict):
        raise Unusable("ce n’est pas un objet JSON")
    if not isinstance(row.get("text"), str):
        raise Unusable("« text » manque, ou n’est pas du texte")
    return row


def _turn(row: dict[str, Any]) -> Turn:
    if row.get("role") not in ROLES:
        raise Unusable("« role » doit être person, companion ou professional")
    asked = row.get("last_question_kind")
    return Turn(row["role"], row["text"], str(row.get("at") or ""), asked if isinstance(asked, str) else None)


def _bare(row: dict[str, Any], number: int) -> Labelled:
    return Labelled(str(row.get("id", number)), row["text"], None, None, None, None, {}, (), row)


def labelled_from(row: dict[str, Any]) -> Labelled:
    """Return a message with its labels; raise `Unusable` when a label cannot be read."""
    if not isinstance(row.get("id"), str | int):
        raise Unusable("« id » manque")
    labels = row.get("labels")
    return Labelled(
        id=str(row["id"]),
        text=row["text"],
        risk=_one_of(row, "risk", list(Risk)),
        subject=_one_of(row, "subject", list(Subject)),
        outcome=_one_of(row, "outcome", [Outcome.OPEN, Outcome.ASK, Outcome.NOTHING]),
        labels=_names(labels, "labels") if labels is not None else None,
        flags={name: _truth(row, name) for name in sorted(FLAGS) if row.get(name) is not None},
        slices=_names(row.get("slice") or [], "slice"),
        row=row,
    )


def _one_of(row: dict[str, Any], name: str, known: list[Any]) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if value not in known:
        raise Unusable(f"« {name} » vaut autre chose que {', '.join(known)}")
    return str(value)


def _truth(row: dict[str, Any], name: str) -> bool:
    if not isinstance(row[name], bool):
        raise Unusable(f"« {name} » doit être true ou false")
    return bool(row[name])


def _names(values: Any, name: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise Unusable(f"« {name} » doit être une liste de mots")
    return tuple(values)
