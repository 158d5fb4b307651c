"""The verdicts a professional may give, in words and in keys."""

from dataclasses import dataclass
from typing import Any

from ancrage.care.rules import Level, ReasonKind
from ancrage.web.clinic.wording import (
    COUNT_WRONG_BECAUSE,
    RISK_LEVELS,
    RISK_WORDS,
    VERDICT_WORDS,
    WRONG_BECAUSE,
)

LEVELS = [(level.value, level.label) for level in reversed(list(Level))]
SERIOUS = {kind.value for kind in ReasonKind}


@dataclass(frozen=True)
class Choice:
    """A level that may be said instead, and its key."""

    key: int
    value: str
    label: str


def choices_for(kind: str) -> tuple[Choice, ...]:
    """Return the levels one may say of a kind of signal: of risk, of urgency, or none for a plain theme."""
    levels = RISK_LEVELS if kind == "suicide" else LEVELS if kind in SERIOUS else []
    return tuple(Choice(key, value, label) for key, (value, label) in enumerate(levels, start=1))


def said_of(verdict: Any) -> str:
    """Return what one professional said, as a sentence without its end."""
    who = "Vous" if verdict.mine else verdict.who
    what = VERDICT_WORDS.get(verdict.verdict, verdict.verdict)
    level = {**RISK_WORDS, **dict(LEVELS)}.get(verdict.corrected_level, "")
    reason = dict([*WRONG_BECAUSE, *COUNT_WRONG_BECAUSE]).get(verdict.reason, "")
    return " : ".join([who, ", ".join(part for part in (what, level, reason) if part)])
