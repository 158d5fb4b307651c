"""Read the invented month."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

import yaml

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class AlertPlayed:
    """What a professional did with the alert that a talk raised."""

    taken_by: str
    minutes: int
    verdict: str
    write: str
    contact: dict[str, str]
    outcome: str
    note: str


@dataclass(frozen=True)
class Talk:
    """One talk: who, when, what they typed, and what followed."""

    person: str
    messages: tuple[str, ...]
    days_ago: int
    at: str = ""
    minutes_ago: int = 0
    exercise: dict[str, Any] = field(default_factory=dict)
    alert: AlertPlayed | None = None

    def started(self, *, today: datetime) -> datetime:
        """Return the moment of the first message, in Paris time; `today` is aware."""
        if not self.at:
            return today - timedelta(minutes=self.minutes_ago)
        day = (today.astimezone(PARIS) - timedelta(days=self.days_ago)).date()
        return datetime.combine(day, time.fromisoformat(self.at), PARIS)


def story() -> dict[str, Any]:
    """Return the month as written, its talks typed and in order of time."""
    raw = yaml.safe_load((files("ancrage.console.demo") / "month.yaml").read_text("utf-8"))
    raw["talks"] = [_talk(**talk) for talk in raw["talks"]]
    raw["otherwise"] = AlertPlayed(**raw["otherwise"])
    return dict(raw)


def _talk(*, messages: list[str], alert: dict[str, Any] | None = None, **facts: Any) -> Talk:
    return Talk(messages=tuple(messages), alert=AlertPlayed(**alert) if alert else None, **facts)
