"""What comes back in someone's notes, said only when it holds: an exact test within weeks, all looks counted. Pure.

Every comparison is made inside a week, so that a slow change over months is not taken for a habit. The question asked of each
week: had these levels fallen on these moments by chance, how often would the moment of interest stand this far from the rest?
The answer is counted, not drawn: all ways of placing them, week by week (a permutation test stratified by week, exact).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
import numpy.typing as npt

from ancrage.content.journal_reading import PatternRules
from ancrage.journal.rules import Noted, Part, day_lived, mean, part_of

GRID = 12
"""Levels are counted in twelfths: a mean of two, three, four or six notes falls on one."""
SAME = 1e-9  # two ways as far as one another, whatever the order of the additions

Week = tuple[int, int]
Count = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Moment:
    """A part of a day of the week. `weekday` 0 is Monday."""

    weekday: int
    part: Part


@dataclass(frozen=True)
class Tagged:
    """Days that bear a word of the list."""

    tag: str


@dataclass(frozen=True)
class Stratum:
    """One week: the values noted, and how many of them, first, are those of interest."""

    chosen: tuple[float, ...]
    others: tuple[float, ...]


@dataclass(frozen=True)
class Pattern:
    """Something that comes back. `mean`, `other_mean`: levels, 1 to 5; `weeks`, `noted`: on how many; `chance`: the exact test's."""

    about: Moment | Tagged
    mean: float
    other_mean: float
    weeks: int
    noted: int
    chance: float

    @property
    def lower(self) -> bool:
        """Whether it is lower than the rest."""
        return self.mean < self.other_mean


@dataclass(frozen=True)
class Found:
    """What was looked for, and what holds. `looked`: comparisons that had enough notes; none is « too few data »."""

    patterns: tuple[Pattern, ...]
    looked: int
    weeks: int
    notes: int


def patterns_in(noted: Iterable[Noted], rules: PatternRules) -> Found:
    """Return what comes back, the clearest first; nothing when nothing holds, or when there is too little."""
    noted = sorted(noted, key=lambda one: one.at)
    candidates = [
        pattern for about, strata in _compared(noted).items() if (pattern := _pattern(about, strata, rules))
    ]
    kept = _discoveries(candidates, rate=rules.false_rate)
    clear = [one for one in kept if abs(one.mean - one.other_mean) >= rules.least_points]
    weeks = len({_week(day_lived(one.at)) for one in noted})
    return Found(tuple(sorted(clear, key=lambda one: one.chance)), len(candidates), weeks, len(noted))


def chance_of(strata: Sequence[Stratum]) -> float:
    """Return how often chance alone would put the values of interest this far, either way, from what is expected.

    >>> chance_of([Stratum((1.0,), (5.0, 5.0, 5.0))] * 4) == 1 / 4 ** 4
    True
    """
    total, observed, ways = 0.0, 0.0, np.ones(1)
    for one in strata:
        values = [round(value * GRID) for value in (*one.chosen, *one.others)]
        total += len(one.chosen) * sum(values) / len(values)
        observed += sum(values[: len(one.chosen)])
        ways = np.convolve(ways, _sums(values, len(one.chosen)))
    far = np.abs(np.arange(len(ways)) - total) >= abs(observed - total) - SAME
    return float(min(1.0, ways[far].sum() / ways.sum()))


def _sums(values: Sequence[int], size: int) -> Count:
    """Return the share of the ways of choosing `size` values that reach each sum."""
    sums = [sum(chosen) for chosen in combinations(values, size)]
    return np.bincount(sums).astype(float) / len(sums)


def _pattern(about: Moment | Tagged, strata: Sequence[Stratum], rules: PatternRules) -> Pattern | None:
    """Return a comparison that has enough notes, whatever it shows; None when it has not."""
    chosen = [value for one in strata for value in one.chosen]
    others = [value for one in strata for value in one.others]
    if len(strata) < rules.least_weeks or min(len(chosen), len(others)) < rules.least_noted:
        return None
    return Pattern(about, _mean(chosen), _mean(others), len(strata), len(chosen), chance_of(strata))


def _discoveries(patterns: Sequence[Pattern], *, rate: float) -> list[Pattern]:
    """Return those that hold once all were looked at (Benjamini and Hochberg, 1995)."""
    ranked = sorted(patterns, key=lambda one: one.chance)
    last = max(
        (rank for rank, one in enumerate(ranked, 1) if one.chance <= rate * rank / len(ranked)), default=0
    )
    return ranked[:last]


def _compared(noted: Sequence[Noted]) -> dict[Moment | Tagged, list[Stratum]]:
    return {**_moments(noted), **_tags(noted)}


def _moments(noted: Sequence[Noted]) -> dict[Moment | Tagged, list[Stratum]]:
    """Return each moment of the week against the rest of its week; several notes of one moment count once, as their mean."""
    slots: defaultdict[Week, defaultdict[Moment, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in noted:
        day = day_lived(one.at)
        slots[_week(day)][Moment(day.weekday(), part_of(one.at))].append(one.level)
    found: defaultdict[Moment | Tagged, list[Stratum]] = defaultdict(list)
    for week in slots.values():
        values = {moment: mean(levels) for moment, levels in week.items()}
        for moment, value in values.items():
            others = tuple(other for name, other in values.items() if name != moment)
            if others:
                found[moment].append(Stratum((value,), others))
    return found


def _tags(noted: Sequence[Noted]) -> dict[Moment | Tagged, list[Stratum]]:
    """Return the days that bear each word against the other days of their week; a day counts once, as its mean."""
    levels: defaultdict[date, list[int]] = defaultdict(list)
    tags: defaultdict[date, set[str]] = defaultdict(set)
    for one in noted:
        levels[day_lived(one.at)].append(one.level)
        tags[day_lived(one.at)] |= one.tags
    found: dict[Moment | Tagged, list[Stratum]] = {}
    for tag in sorted(set().union(*tags.values())) if tags else ():
        found[Tagged(tag)] = _days_with(tag, levels, tags)
    return found


def _days_with(tag: str, levels: Mapping[date, list[int]], tags: Mapping[date, set[str]]) -> list[Stratum]:
    weeks: defaultdict[Week, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for day in sorted(levels):
        weeks[_week(day)][tag not in tags[day]].append(mean(levels[day]))
    return [
        Stratum(tuple(bearing), tuple(others)) for bearing, others in weeks.values() if bearing and others
    ]


def _week(day: date) -> Week:
    year, week, _weekday = day.isocalendar()
    return year, week


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
