"""What one may note of a mood, and when in the day and in the week it falls: pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ancrage.content.journal_reading import VALUES, MoodWords

LONGEST_NOTE = 1000
"""Characters of a note."""
MOST_IN_A_DAY = 48
"""Entries of one day: one each half hour. Past that, something is stuck, not someone noting."""


class Part(StrEnum):
    """A part of the day. A night belongs to the evening it follows: 2 a.m. on Monday is Sunday's night."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


STARTS = ((5, Part.MORNING), (12, Part.AFTERNOON), (18, Part.EVENING), (23, Part.NIGHT))
"""Hours, local, at which a part of the day begins; before the first one, it is still the night."""


@dataclass(frozen=True)
class Noted:
    """One entry as the arithmetic needs it. `at`: in the person's own time."""

    at: datetime
    level: int
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Mood:
    """What a person may say in one entry: a level, and whatever else they wish."""

    level: int
    emotions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""


def part_of(at: datetime) -> Part:
    """Return the part of the day of a local moment."""
    return next((part for hour, part in reversed(STARTS) if at.hour >= hour), Part.NIGHT)


def day_lived(at: datetime) -> date:
    """Return the day a local moment belongs to: before the morning, the day before."""
    return at.date() - timedelta(days=1) if at.hour < STARTS[0][0] else at.date()


def refusal(mood: Mood, words: MoodWords) -> str:
    """Return why an entry cannot be kept (level, emotions, tags, long), "" when it can."""
    if mood.level not in VALUES:
        return "level"
    if not _known(mood.emotions, [one.id for one in words.emotions]):
        return "emotions"
    if not _known(mood.tags, [one.id for one in words.tags]):
        return "tags"
    return "long" if len(mood.note) > LONGEST_NOTE else ""


def tidy(note: str) -> str:
    """Return a note without the blanks around it, its line ends as one kind."""
    return note.replace("\r\n", "\n").strip()


def mean(levels: Sequence[int]) -> float:
    """Return the mean of levels; there is at least one."""
    return sum(levels) / len(levels)


def _known(ids: Sequence[str], listed: Collection[str]) -> bool:
    return len(set(ids)) == len(ids) and set(ids) <= set(listed)
