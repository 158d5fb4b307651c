"""Labelled lines (JSONL): a malformed one is told with its number, the others are read; what is absent is not scored."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vigie.deciding import FLAGS, LABELS
from vigie.reading import Outcome, Risk, Subject, Turn

ROLES = frozenset({"person", "companion", "professional"})
BOM = b"\xef\xbb\xbf"


class Malformed(ValueError):
    """A line that cannot be used; its sentence says why, without a word of its text."""


@dataclass(frozen=True)
class Line:
    """One object of a file, with the number of its line."""

    number: int
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class Labelled:
    """A message and what its author says is in it. None: not said, so not scored."""

    id: str
    text: str
    lang: str | None = None
    subject: str | None = None
    risk: str | None = None
    outcome: str | None = None
    labels: frozenset[str] | None = None
    flags: Mapping[str, bool] | None = None
    slices: tuple[str, ...] = ()

    def says(self, flag: str) -> bool | None:
        """Return whether the message is said to hold a flag; None when nothing is said."""
        return (self.flags or {}).get(flag)

    @property
    def at_risk(self) -> bool:
        """Whether somebody is in danger of suicide."""
        return self.risk not in {None, Risk.NONE}

    @property
    def is_calm(self) -> bool:
        """Whether the message is said to hold no danger at all: opening the crisis path would be for nothing."""
        return (
            self.risk == Risk.NONE
            and self.subject in {None, Subject.NONE}
            and self.outcome in {None, Outcome.NOTHING}
            and not any((self.flags or {}).values())
        )


def objects(lines: Iterable[bytes], tell: Callable[[str], None]) -> Iterator[Line]:
    """Yield the objects of a file that hold a text; tell what is malformed, with its line number."""
    for number, line in enumerate(lines, start=1):
        if not line.removeprefix(BOM).strip():
            continue
        try:
            yield Line(number, _object(line))
        except Malformed as mistake:
            tell(f"ligne {number} : {mistake}")


def labelled_lines(lines: Iterable[bytes], tell: Callable[[str], None]) -> Iterator[Labelled]:
    """Yield the labelled messages of a file; tell what is malformed."""
    for line in objects(lines, tell):
        try:
            yield labelled(line.fields)
        except Malformed as mistake:
            tell(f"ligne {line.number} : {mistake}")


def turns(lines: Iterable[bytes], tell: Callable[[str], None]) -> list[Turn]:
    """Return the earlier turns of a talk, oldest first; tell what is malformed."""
    found = []
    for line in objects(lines, tell):
        role, asked = line.fields.get("role"), line.fields.get("last_question_kind")
        if role not in ROLES:
            tell(f"ligne {line.number} : « role » doit être person, companion ou professional")
            continue
        kind = asked if isinstance(asked, str) else None
        found.append(Turn(str(role), line.fields["text"], str(line.fields.get("at", "")), kind))
    return found


def labelled(fields: Mapping[str, Any]) -> Labelled:
    """Return what an object says; Malformed when a field holds what it cannot."""
    identifier = fields.get("id")
    if not isinstance(identifier, str | int) or isinstance(identifier, bool):
        raise Malformed("« id » manque")
    return Labelled(
        id=str(identifier),
        text=fields["text"],
        lang=_one_of(fields, "lang", None),
        subject=_one_of(fields, "subject", frozenset(Subject)),
        risk=_one_of(fields, "risk", frozenset(Risk)),
        outcome=_one_of(fields, "outcome", frozenset(Outcome)),
        labels=_labels(fields),
        flags={name: _truth(fields, name) for name in FLAGS if fields.get(name) is not None},
        slices=tuple(_words(fields, "slice") or ()),
    )


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(line.removeprefix(BOM).decode("utf-8"))
    except UnicodeDecodeError:
        raise Malformed("ce n’est pas de l’UTF-8") from None
    except (ValueError, RecursionError):
        raise Malformed("ce n’est pas un objet JSON") from None
    if not isinstance(found, dict):
        raise Malformed("ce n’est pas un objet JSON")
    if not isinstance(found.get("text"), str):
        raise Malformed("« text » manque, ou n’est pas du texte")
    return found


def _one_of(fields: Mapping[str, Any], name: str, known: frozenset[str] | None) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or (known is not None and value not in known):
        raise Malformed(f"« {name} » vaut autre chose que ce que dit le format")
    return value


def _words(fields: Mapping[str, Any], name: str) -> list[str] | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise Malformed(f"« {name} » doit être une liste de mots")
    return value


def _labels(fields: Mapping[str, Any]) -> frozenset[str] | None:
    words = _words(fields, "labels")
    return None if words is None else frozenset(words) & LABELS


def _truth(fields: Mapping[str, Any], name: str) -> bool:
    if not isinstance(fields[name], bool):
        raise Malformed(f"« {name} » doit être true ou false")
    return bool(fields[name])
