"""What may be said of an alert before any word of the person."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.care.grounds import reading_ground
from ancrage.care.queries import is_safety_officer
from ancrage.care.rules import AlertState, Level, Outcome, ReasonKind

TO_TAKE, TO_REACH, TO_CLOSE = "à prendre", "à joindre", "issue à écrire"


@dataclass(frozen=True)
class Countdown:
    """The clock that runs on an alert: what must happen, and by when."""

    what: str
    by: datetime


@dataclass(frozen=True)
class Line:
    """A line of the queue: no kind, no word, no name of the person."""

    id: uuid.UUID
    code: str
    level: Level
    imminent: bool
    waiting: bool
    since: datetime
    taken_by: str
    mine: bool
    countdown: Countdown


@dataclass(frozen=True)
class ClosedLine:
    """An alert closed lately. How it ended is on its own page, for whoever may read it."""

    id: uuid.UUID
    code: str
    level: Level
    closed_at: datetime
    closed_by: str


@dataclass(frozen=True)
class Facts:
    """An alert, to someone who may see it. `may_read`: there is a ground to read of the person."""

    id: uuid.UUID
    code: str
    minor: bool
    level: Level
    kind: ReasonKind
    imminent: bool
    since: datetime
    waiting: bool
    taken: bool
    closed: bool
    taken_by: str
    taken_at: datetime | None
    mine: bool
    may_act: bool
    may_read: bool
    countdown: Countdown | None
    outcome: str
    closed_by: str
    closed_at: datetime | None


def facts_of(user: Any, alert: Any) -> Facts:
    """Return what may be said of an alert to someone who may see it."""
    state, mine = AlertState(alert.state), alert.taken_by_id == user.pk
    taken = state is AlertState.TAKEN
    return Facts(
        id=alert.pk,
        code=alert.person.code,
        minor=alert.person.minor,
        level=Level(alert.level),
        kind=ReasonKind(alert.kind),
        imminent=alert.imminent,
        since=alert.created_at,
        waiting=state is AlertState.WAITING,
        taken=taken,
        closed=state is AlertState.CLOSED,
        taken_by=alert.taken_by.shown_name if alert.taken_by else "",
        taken_at=alert.taken_at,
        mine=mine and taken,
        may_act=taken and (mine or is_safety_officer(user, alert.organisation)),
        may_read=_may_read(user, alert),
        countdown=_countdown(alert),
        outcome=Outcome(alert.outcome).label if alert.outcome else "",
        closed_by=alert.closed_by.shown_name if alert.closed_by else "",
        closed_at=alert.closed_at,
    )


def _may_read(user: Any, alert: Any) -> bool:
    """Whoever has the alert in hand reads its words; whoever follows the person reads them while the person shares."""
    return reading_ground(user, alert.person) is not None


def countdown_of_line(line: Any) -> Countdown:
    """Return the clock of a line of the queue."""
    if line.state is AlertState.WAITING:
        return Countdown(TO_TAKE, line.by)
    return Countdown(TO_CLOSE if line.reached else TO_REACH, line.by)


def _countdown(alert: Any) -> Countdown | None:
    if alert.state == AlertState.CLOSED:
        return None
    if alert.state == AlertState.WAITING:
        return Countdown(TO_TAKE, alert.take_by)
    return Countdown(TO_REACH, alert.answer_by) if alert.answer_by else Countdown(TO_CLOSE, alert.due_at)
