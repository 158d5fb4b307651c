"""Nights of a sleep diary, as the page shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ancrage.exercises import sleep


@dataclass(frozen=True)
class NightShown:
    """One night in words."""

    morning: date
    in_bed: str
    asleep: str
    efficiency: float
    quality: int | None


@dataclass(frozen=True)
class Diary:
    """The latest nights, what they have in common, and how many are missing before a window may be shown."""

    nights: tuple[NightShown, ...]
    means: NightShown | None
    missing: int
    good: bool


@dataclass(frozen=True)
class WindowShown:
    """Hours in bed to try, in words."""

    length: str
    bed: str
    up: str


def diary(nights: Iterable[sleep.Night]) -> Diary | None:
    """Return the diary to show; None before the first night."""
    nights = list(nights)
    found = sleep.means(nights)
    if found is None:
        return None
    average = NightShown(
        date.min, duration(found.in_bed), duration(found.asleep), found.efficiency, quality=None
    )
    return Diary(
        nights=tuple(shown(night) for night in nights),
        means=average if found.nights > 1 else None,
        missing=max(0, sleep.ENOUGH_NIGHTS - found.nights),
        good=found.efficiency >= sleep.GOOD_EFFICIENCY,
    )


def one_night(answers: Mapping[str, str], morning: date) -> NightShown | None:
    """Return a night that nobody keeps, counted once; None when its hours do not go together."""
    night = sleep.night_of(answers, morning)
    return shown(night) if night else None


def shown(night: sleep.Night) -> NightShown:
    """Return one night in words."""
    return NightShown(
        night.morning, duration(night.in_bed), duration(night.asleep), night.efficiency, night.quality
    )


def window(nights: list[sleep.Night]) -> WindowShown | None:
    """Return the hours in bed to try, in words; None when there is no reason to change them."""
    found = sleep.window(nights)
    return found and WindowShown(duration(found.length), clock_words(found.bed), clock_words(found.up))


def duration(minutes: int) -> str:
    """Say a length of sleep: `6 h 05`."""
    return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02}"


def clock_words(minute: int) -> str:
    """Say a minute of the day: `23 h 15`."""
    return duration(minute % sleep.DAY)
