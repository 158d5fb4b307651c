"""The circuit's pure decisions. Time is an argument; thresholds come from `content.policy()`."""

import uuid
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How urgent an alert is. Order: red > orange > yellow."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"

    @property
    def rank(self) -> int:
        return {"red": 3, "orange": 2, "yellow": 1}[self.value]

    @property
    def label(self) -> str:
        return {"red": "Rouge", "orange": "Orange", "yellow": "Jaune"}[self.value]


class AlertState(StrEnum):
    """An alert waits, is taken, then closed with an outcome. Taken is not closed."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class ReasonKind(StrEnum):
    """Why an alert is raised or joined."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    VIOLENCE_SUFFERED = "violence_suffered"
    CHILD_IN_DANGER = "child_in_danger"
    VIOLENCE_THREATENED = "violence_threatened"
    MEDICAL_EMERGENCY = "medical_emergency"
    PSYCHOSIS = "psychosis"
    MANIA = "mania"
    OTHER_IN_DANGER = "other_in_danger"
    UNREADABLE = "unreadable"  # the reading failed twice: unknown, never calm
    UNANSWERED = "unanswered"  # left after the direct question
    DETERIORATION = "deterioration"
    ASKED_FOR = "asked_for"  # the person asked for a human


class Outcome(StrEnum):
    """How an alert ended, said by a human."""

    REACHED_SAFE = "reached_safe"
    PLAN_REVIEWED = "plan_reviewed"
    EMERGENCY_CALLED = "emergency_called"
    HOSPITAL = "hospital"
    RELAYED = "relayed"
    NOT_REACHED = "not_reached"
    FALSE_ALARM = "false_alarm"

    @property
    def label(self) -> str:
        return OUTCOME_WORDS[self]


OUTCOME_WORDS = {
    Outcome.REACHED_SAFE: "Personne jointe, en sécurité",
    Outcome.PLAN_REVIEWED: "Plan de sécurité revu ensemble",
    Outcome.EMERGENCY_CALLED: "Secours appelés",
    Outcome.HOSPITAL: "Prise en charge à l’hôpital",
    Outcome.RELAYED: "Relais pris par un·e autre professionnel·le",
    Outcome.NOT_REACHED: "Non jointe malgré les essais",
    Outcome.FALSE_ALARM: "Fausse alerte",
}


@dataclass(frozen=True)
class Reason:
    """What makes an alert: its kind, level, whom it concerns, and the reading it rests on."""

    kind: ReasonKind
    level: Level
    subject: str = "self"
    reading_id: uuid.UUID | None = None
    conversation_id: uuid.UUID | None = None
    imminent: bool = False
    note: str = field(default="")
