"""A lasting change against one's own habit: never against other people, and never on one bad week. Pure.

The habit is the mean of the days noted over the weeks before the two windows, with their standard deviation. Someone is *lower*
when the mean of each of the last two windows stands below the habit by the step at least; one window alone is *unsure* (the
two-point rule). Days without a note are never filled in: too few of them is *unknown*, which is not calm.

Means rather than medians: with five levels a median moves by whole steps. On simulated lives the median and its median distance
gave more false episodes and found fewer true ones (docs/explications/humeur.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean, pstdev

from ancrage.content.journal_reading import ChangeRules
from ancrage.journal.rules import Noted, day_lived, mean


class Standing(StrEnum):
    """Where someone stands against their own habit."""

    UNKNOWN = "unknown"  # too few days noted to say anything
    STEADY = "steady"
    UNSURE = "unsure"  # one window of the two is lower
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True)
class Window:
    """Days noted in a stretch of days, and their mean; None when nothing was noted."""

    first: date
    last: date
    noted: int
    weeks: int
    level: float | None


@dataclass(frozen=True)
class Change:
    """Where someone stands, and every number it rests on. `step`: how far from the habit is far enough."""

    standing: Standing
    habit: Window
    spread: float
    step: float
    earlier: Window
    later: Window

    @property
    def measures(self) -> int:
        """On how many days noted it rests."""
        return self.habit.noted + self.earlier.noted + self.later.noted


def change_on(day: date, noted: Iterable[Noted], rules: ChangeRules) -> Change:
    """Return where someone stands on a day, which closes the later window."""
    days = _days(noted)
    later = _window(days, day, rules.window_days)
    earlier = _window(days, later.first - timedelta(days=1), rules.window_days)
    habit = _window(days, earlier.first - timedelta(days=1), rules.habit_days)
    spread = pstdev(_levels(days, habit.first, habit.last) or (0.0,))
    step = max(rules.least_points, rules.spreads * spread)
    change = Change(Standing.UNKNOWN, habit, spread, step, earlier, later)
    return replace(change, standing=_standing(change)) if _enough(change, rules) else change


def days_looked_at(rules: ChangeRules) -> int:
    """Return how many days a change looks back on; one more, since a night belongs to the day before."""
    return rules.habit_days + 2 * rules.window_days + 1


def _standing(change: Change) -> Standing:
    habit = change.habit.level or 0.0
    away = [(window.level or 0.0) - habit for window in (change.earlier, change.later)]
    if all(one <= -change.step for one in away):
        return Standing.LOWER
    if all(one >= change.step for one in away):
        return Standing.HIGHER
    return Standing.UNSURE if any(one <= -change.step for one in away) else Standing.STEADY


def _enough(change: Change, rules: ChangeRules) -> bool:
    habit = change.habit
    windows = min(change.earlier.noted, change.later.noted)
    return (
        windows >= rules.window_noted
        and habit.noted >= rules.habit_noted
        and habit.weeks >= rules.habit_weeks
    )


def _days(noted: Iterable[Noted]) -> dict[date, float]:
    levels: defaultdict[date, list[int]] = defaultdict(list)
    for one in noted:
        levels[day_lived(one.at)].append(one.level)
    return {day: mean(found) for day, found in sorted(levels.items())}


def _window(days: Mapping[date, float], last: date, length: int) -> Window:
    first = last - timedelta(days=length - 1)
    levels = _levels(days, first, last)
    weeks = {day.isocalendar()[:2] for day in days if first <= day <= last}
    return Window(first, last, len(levels), len(weeks), fmean(levels) if levels else None)


def _levels(days: Mapping[date, float], first: date, last: date) -> list[float]:
    return [level for day, level in days.items() if first <= day <= last]
