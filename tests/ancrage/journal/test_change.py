"""A lasting change against one's own habit: two windows in a row, enough days, and silence otherwise."""

from datetime import timedelta
from statistics import mean

import pytest

from ancrage.content.journal_reading import habit_rules
from ancrage.journal.change import Standing, change_on
from ancrage.journal.rules import Noted
from tests.ancrage.journal.notes import MONDAY, noise

RULES = habit_rules().change
EVENING = {"hours": (20,), "share": 0.85}
DAY = 100  # of a life, from Monday on


def lived(levels, *, last=DAY):
    """Return one note an evening, the last level on day `last`; None is a day without a note."""
    first = last - len(levels) + 1
    return [
        Noted(MONDAY + timedelta(days=first + number, hours=20), level)
        for number, level in enumerate(levels)
        if level is not None
    ]


def standing(notes, day=DAY):
    return change_on(MONDAY.date() + timedelta(days=day), notes, RULES).standing


def episodes(notes, *, first=70, last):
    """Return the days on which a change is noticed, one for each episode."""
    found, running = [], False
    for day in range(first, last):
        now = standing(notes, day)
        if now is Standing.LOWER and not running:
            found.append(day)
        running = now is Standing.LOWER or (running and now not in (Standing.STEADY, Standing.HIGHER))
    return found


HABIT = [4, 3, 4, 5, 4, 3, 4] * 8


@pytest.mark.parametrize(
    ("two_weeks", "expected"),
    [
        ([4, 3, 4, 5, 4, 3, 4] * 2, Standing.STEADY),
        ([2, 2, 1, 2, 3, 2, 2] * 2, Standing.LOWER),
        ([4, 3, 4, 5, 4, 3, 4, 2, 2, 1, 2, 3, 2, 2], Standing.UNSURE),
        ([2, 2, 1, 2, 3, 2, 2, 4, 3, 4, 5, 4, 3, 4], Standing.UNSURE),
        ([3, 3, 4, 4, 3, 3, 4] * 2, Standing.STEADY),
        ([5, 5, 5, 5, 5, 5, 5] * 2, Standing.HIGHER),
    ],
)
def test_each_window_counts_and_one_alone_is_not_enough(two_weeks, expected):
    assert standing(lived(HABIT + two_weeks)) is expected


@pytest.mark.parametrize(
    "levels",
    [
        [],
        [1] * 14,
        [4] * 14 + [1] * 14,
        HABIT + [1, 1] + [None] * 5 + [1] * 7,
        HABIT + [1] * 7 + [None] * 5 + [1, 1],
        [4] * 7 + [None] * 49 + [1] * 14,
    ],
)
def test_too_few_days_are_unknown_and_never_calm(levels):
    assert standing(lived(levels)) is Standing.UNKNOWN


def test_three_days_in_each_window_are_enough():
    sparse = [1, None, None, 2, None, None, 1]
    assert standing(lived(HABIT + sparse + sparse)) is Standing.LOWER


def test_the_habit_is_ones_own():
    low = [2, 1, 2, 3, 2, 1, 2] * 8
    assert standing(lived(low + [2, 2, 2, 1, 2, 2, 2] * 2)) is Standing.STEADY


def test_a_mood_that_varies_much_asks_for_a_larger_change():
    varied = [1, 5, 2, 5, 1, 5, 4] * 8
    assert standing(lived(varied + [2, 2, 2, 2, 2, 2, 2] * 2)) is Standing.STEADY
    assert standing(lived(HABIT + [2, 2, 2, 2, 2, 2, 2] * 2)) is Standing.LOWER


def test_every_number_is_there_to_be_shown():
    change = change_on(MONDAY.date() + timedelta(days=DAY), lived(HABIT + [2] * 14), RULES)
    assert (change.habit.noted, change.earlier.noted, change.later.noted) == (56, 7, 7)
    assert change.measures == 70
    assert change.habit.level == pytest.approx(27 / 7)
    assert (change.earlier.level, change.later.level) == (2, 2)
    assert change.step == RULES.least_points
    assert change.later.last - change.habit.first == timedelta(days=69)


def test_several_notes_of_a_day_are_one_day():
    notes = lived(HABIT + [2] * 14)
    many = [one for one in notes for _ in range(5)]
    assert change_on(MONDAY.date() + timedelta(days=DAY), many, RULES) == change_on(
        MONDAY.date() + timedelta(days=DAY), notes, RULES
    )


def test_a_steady_life_is_hardly_ever_said_to_be_lower():
    lives = [noise(seed, weeks=36, **EVENING) for seed in range(20)]
    found = [len(episodes(notes, last=36 * 7)) for notes in lives]
    # Ten lived years of evenings: docs/explications/humeur.md says less than one false episode in ten years of a steady mood.
    assert sum(found) <= 1


def test_two_levels_lower_are_noticed_within_three_weeks():
    def drop(at, level, _tags):
        return level - 2 if (at - MONDAY).days >= DAY else level

    lives = [episodes(noise(seed, weeks=18, change=drop, **EVENING), last=126) for seed in range(30)]
    assert mean(any(DAY <= day <= DAY + 21 for day in life) for life in lives) >= 0.9
