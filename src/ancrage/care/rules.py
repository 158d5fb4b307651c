"""The circuit's pure decisions. Time is an argument; thresholds come from `content.policy()`, an argument too."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from ancrage.care.words import (
    OUTCOME_WORDS,
    REASON_WORDS,
    RECHECKED,
    TOLD_TO_PERSON,
    AlertState,
    ContactWay,
    EventKind,
    Level,
    Outcome,
    ReasonKind,
)
from ancrage.content.schemas import Clock

__all__ = [
    "OUTCOME_WORDS",
    "REASON_WORDS",
    "RECHECKED",
    "TOLD_TO_PERSON",
    "AlertState",
    "ContactWay",
    "EventKind",
    "Level",
    "Opening",
    "Outcome",
    "Plan",
    "Reason",
    "ReasonKind",
    "Route",
    "Step",
]

DAYS_AHEAD = 8  # a week and a day: every weekly opening is found
WITHOUT_OPENING = timedelta(days=1)  # a policy that never opens: its safety officer is told again each day
SHORTEST_WAIT = timedelta(minutes=1)


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


@dataclass(frozen=True)
class Opening:
    """When someone is on duty, in the organisation's own time."""

    always: bool = False
    days: frozenset[int] = frozenset()  # 0 = Monday
    start: time = time(9)
    end: time = time(18)
    zone: str = "Europe/Paris"

    @classmethod
    def from_dict(cls, data: dict[str, Any], zone: str) -> Self:
        """Read what a policy holds: {"always": true} or {"days": [0, 1], "from": "09:00", "to": "18:00"}."""
        return cls(
            always=bool(data.get("always")),
            days=frozenset(data.get("days", ())),
            start=time.fromisoformat(data.get("from", "09:00")),
            end=time.fromisoformat(data.get("to", "18:00")),
            zone=zone,
        )

    def is_open(self, at: datetime) -> bool:
        """Whether someone is on duty at that moment."""
        if self.always:
            return True
        here = at.astimezone(ZoneInfo(self.zone))
        if self.start <= self.end:
            return here.weekday() in self.days and self.start <= here.time() < self.end
        evening = here.weekday() in self.days and here.time() >= self.start
        morning = (here.weekday() - 1) % 7 in self.days and here.time() < self.end
        return evening or morning

    def next_after(self, at: datetime) -> datetime:
        """Return the next moment someone is on duty: now when it is open."""
        if self.is_open(at):
            return at
        here = at.astimezone(ZoneInfo(self.zone))
        for ahead in range(DAYS_AHEAD):
            day = here.date() + timedelta(days=ahead)
            opens = datetime.combine(day, self.start, ZoneInfo(self.zone))
            if day.weekday() in self.days and opens > at:
                return opens
        return at + WITHOUT_OPENING


@dataclass(frozen=True)
class Step:
    """One step of the signed policy. `target` None: everybody on it."""

    target: uuid.UUID | None
    minutes: int


@dataclass(frozen=True)
class Plan:
    """A signed cover policy as plain data. Its snapshot travels with the alert."""

    version: int
    steps: tuple[Step, ...]
    people: frozenset[uuid.UUID]
    officer: uuid.UUID | None
    opening: Opening

    def recipients(self, step: int) -> frozenset[uuid.UUID]:
        """Return whom a step tells: its target, everybody, then everybody and the safety officer, for ever."""
        if step < len(self.steps):
            target = self.steps[step].target
            return self.people if target is None else frozenset({target})
        return self.people | self.duty_of_last_resort

    @property
    def duty_of_last_resort(self) -> frozenset[uuid.UUID]:
        """Whoever answers for an alert without an owner."""
        return frozenset() if self.officer is None else frozenset({self.officer})

    def wait(self, step: int, level: Level, clock: Clock) -> timedelta:
        """Return how long a step may stay without anyone taking the alert.

        The site's delays bind what is red; what is less urgent leaves each step at least the level's own clock.
        """
        promised = timedelta(minutes=clock.take_by)
        signed = (
            timedelta(minutes=self.steps[min(step, len(self.steps) - 1)].minutes) if self.steps else promised
        )
        chosen = min(signed, promised) if level is Level.RED else max(signed, promised)
        return max(chosen, SHORTEST_WAIT)


@dataclass(frozen=True)
class Route:
    """Whom to tell now, by when someone must take the alert, and when to look again."""

    step: int
    recipients: frozenset[uuid.UUID]
    take_by: datetime
    due_at: datetime
    waits_opening: bool = False


def first_route(plan: Plan, *, level: Level, clock: Clock, at: datetime) -> Route:
    """Return the first step; with nobody on duty, the safety officer, with the duty of the next opening."""
    opens = plan.opening.next_after(at)
    take_by = opens + timedelta(minutes=clock.take_by)
    if opens > at:
        told = plan.duty_of_last_resort or plan.people
        return Route(0, told, take_by, opens, waits_opening=True)
    return Route(0, plan.recipients(0), take_by, at + plan.wait(0, level, clock))


def next_route(  # noqa: PLR0913 - each is a fact the decision rests on
    plan: Plan,
    *,
    step: int,
    waited_opening: bool,
    level: Level,
    clock: Clock,
    at: datetime,
    take_by: datetime,
) -> Route:
    """Return the step after `step`; the first one again when what was waited for was an opening."""
    following = 0 if waited_opening else step + 1
    told = plan.recipients(following) | (plan.duty_of_last_resort if waited_opening else frozenset())
    return Route(following, told, take_by, at + plan.wait(following, level, clock))


def restarts(
    *,
    state: AlertState,
    level: Level,
    joining: Level,
    newly_imminent: bool = False,
    stepped_down: bool = False,
) -> bool:
    """Whether a reason that joins restarts the clock: higher than before, after the alert was taken, or after a watch."""
    return state is AlertState.TAKEN or joining.rank > level.rank or newly_imminent or stepped_down


def answer_by(clock: Clock, *, started: datetime, taken: datetime) -> datetime:
    """Return by when whoever took the alert must have reached the person."""
    own_time = timedelta(minutes=max(clock.answer_by - clock.take_by, 1))
    return max(started + timedelta(minutes=clock.answer_by), taken + own_time)


def close_by(clock: Clock, *, started: datetime, reached: datetime) -> datetime:
    """Return by when the outcome must be written, once the person was reached."""
    own_time = timedelta(minutes=max(clock.close_by - clock.answer_by, 1))
    return max(started + timedelta(minutes=clock.close_by), reached + own_time)


def highest(levels: Iterable[Level]) -> Level:
    """Return the most urgent of several levels."""
    return max(levels, key=lambda level: level.rank)


def urgency(
    *, imminent: bool, level: Level, state: AlertState, by: datetime
) -> tuple[bool, int, bool, datetime]:
    """Return the key that sorts a queue: life now, then level, then what nobody has taken, then time left."""
    return not imminent, -level.rank, state is not AlertState.WAITING, by


def steps_down(
    *, waiting_since: datetime, at: datetime, watch_hours: int, has_professional: bool, denied: bool
) -> bool:
    """Whether a crisis may become a watch without a human.

    Nobody follows the person, the delay has passed, and the direct question was asked again and answered no.
    """
    return denied and not has_professional and at - waiting_since >= timedelta(hours=watch_hours)


def may_open_identity(motive: str) -> bool:
    """Whether a motive says something: a sentence, not a key pressed."""
    return len(motive.split()) >= 3
