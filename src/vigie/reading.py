"""What a reading is: plain data, the same for the command line, the tests and the platform."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Risk(StrEnum):
    """Suicidal risk, in order.

    passive: wish to be dead, not to wake up. active: thoughts of killing oneself. plan: method,
    preparation, date, goodbye, intent. imminent: acting now, has just taken something, on the edge.
    """

    NONE = "none"
    PASSIVE = "passive"
    ACTIVE = "active"
    PLAN = "plan"
    IMMINENT = "imminent"

    @property
    def rank(self) -> int:
        """Return 0 (none) to 4 (imminent)."""
        return list(Risk).index(self)


class Subject(StrEnum):
    """Whom the danger concerns."""

    SELF = "self"
    OTHER = "other"
    NONE = "none"


class Outcome(StrEnum):
    """What the reading asks for. `unknown` is never calm: treat it as `ask`."""

    OPEN = "open"
    ASK = "ask"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Turn:
    """An earlier turn of the talk, given as context. `role`: person | companion | professional."""

    role: str
    text: str
    at: str = ""
    last_question_kind: str | None = None


@dataclass(frozen=True)
class Finding:
    """One thing found: its words (offsets into the original text, in code points) and why.

    `kind`: suicide, a flag (self_harm, violence_suffered, medical_emergency, violence_threatened,
    psychosis, mania, child_in_danger) or a label (sleep, depression ...). `level`: a Risk for
    suicide, "" otherwise. `source`: rule | model | context.
    """

    kind: str
    level: str
    subject: str
    outcome: str
    quote: str
    start: int
    end: int
    rule: str
    source: str
    version: str
    qualifiers: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Quality:
    """What the reading had to work with. `readable` False makes the outcome `unknown`."""

    language: str
    characters: int
    capped: bool = False
    readable: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What was heard in one message. `flags` and `labels` are sorted, without doubles."""

    risk: str
    subject: str
    outcome: str
    quality: Quality
    version: str
    flags: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)
