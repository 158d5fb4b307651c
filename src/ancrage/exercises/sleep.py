"""Nights counted from a sleep diary: pure. Times are minutes.

Terms of the Consensus Sleep Diary (Carney et coll. 2012, Sleep 35(2)): time in bed, time asleep, efficiency = asleep / in bed.
The window of sleep follows sleep restriction (Spielman et coll. 1987, Sleep 10(1); AASM guideline, Edinger et coll. 2021,
doi 10.5664/jcsm.8986): time in bed brought to the mean time asleep, never under five hours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import mean, median

DAY = 1_440
LONGEST_NIGHT = 16 * 60
ENOUGH_NIGHTS = 7  # before a window may be shown
LOOKED_AT = 14  # the latest nights
SHORTEST_WINDOW = 5 * 60
GOOD_EFFICIENCY = 0.85
STEP = 15  # a window is rounded up to a quarter of an hour


@dataclass(frozen=True)
class Night:
    """One night: which morning it ended, minutes in bed, minutes asleep, minute of the day one got up."""

    morning: date
    in_bed: int
    asleep: int
    up: int
    quality: int | None = None

    @property
    def efficiency(self) -> float:
        """The share of the time in bed that was slept, 0 to 1."""
        return self.asleep / self.in_bed


@dataclass(frozen=True)
class Means:
    """What several nights have in common."""

    nights: int
    in_bed: int
    asleep: int

    @property
    def efficiency(self) -> float:
        """The share of the time in bed that was slept, 0 to 1."""
        return self.asleep / self.in_bed


@dataclass(frozen=True)
class Window:
    """Hours in bed to try: minutes of the day at which one goes to bed and gets up."""

    length: int
    bed: int
    up: int


def night_of(answers: Mapping[str, str], morning: date) -> Night | None:
    """Return a night from the diary's answers; None when an hour is missing or when they cannot go together."""
    hours = [_minute(answers.get(name, "")) for name in ("bed", "lights", "woke", "up")]
    bed, lights, woke, up = hours
    if bed is None or lights is None or woke is None or up is None:
        return None
    tried, opened, left = ((hour - bed) % DAY for hour in (lights, woke, up))
    asleep = opened - tried - _count(answers.get("latency")) - _count(answers.get("awake"))
    if not (0 < left <= LONGEST_NIGHT and tried <= opened <= left and asleep >= 0):
        return None
    said = answers.get("quality", "")
    return Night(_day(answers.get("morning", "")) or morning, left, asleep, up, int(said) if said else None)


def latest(nights: Sequence[Night]) -> list[Night]:
    """Return the latest nights, the last morning first; a morning told twice counts as told the last time."""
    by_morning: dict[date, Night] = {}
    for night in nights:  # the one told last comes first
        by_morning.setdefault(night.morning, night)
    return sorted(by_morning.values(), key=lambda night: night.morning, reverse=True)[:LOOKED_AT]


def means(nights: Sequence[Night]) -> Means | None:
    """Return the means of some nights; None without a night."""
    if not nights:
        return None
    in_bed, asleep = (round(mean(getattr(night, name) for night in nights)) for name in ("in_bed", "asleep"))
    return Means(len(nights), in_bed, asleep)


def window(nights: Sequence[Night]) -> Window | None:
    """Return the hours in bed to try; None with too few nights, or when the nights already use the time in bed well."""
    found = means(nights)
    if found is None or found.nights < ENOUGH_NIGHTS or found.efficiency >= GOOD_EFFICIENCY:
        return None
    length = max(SHORTEST_WINDOW, -(-found.asleep // STEP) * STEP)
    if length >= found.in_bed:
        return None
    up = round(median(night.up for night in nights) / STEP) * STEP % DAY
    return Window(length, (up - length) % DAY, up)


def _minute(text: str) -> int | None:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else None


def _count(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
