"""What comes back is said when it holds, and only then: the false rate is measured, a planted habit is found."""

from itertools import combinations, product
from statistics import mean

import pytest

from ancrage.content.journal_reading import habit_rules
from ancrage.journal.patterns import Moment, Stratum, Tagged, chance_of, patterns_in
from ancrage.journal.rules import Part
from tests.ancrage.journal.notes import noise

RULES = habit_rules().patterns
SEEDS = range(100)
SUNDAY_EVENING = Moment(6, Part.EVENING)


def heavy_sundays(at, level, _tags):
    return level - 2 if (at.weekday(), at.hour) == (6, 20) else level


def heavy_days_after_bad_nights(_at, level, tags):
    return level - 2 if "bad_night" in tags else level


@pytest.mark.parametrize(
    "life",
    [
        pytest.param({}, id="three times a day"),
        pytest.param({"hours": (20,), "share": 0.85}, id="each evening"),
        pytest.param({"memory": 0.6}, id="a mood that lasts"),
        pytest.param({"hours": (20,), "share": 0.85, "memory": 0.5}, id="evenings of a mood that lasts"),
    ],
)
def test_noise_says_something_no_more_often_than_the_page_states(life):
    wrong = sum(bool(patterns_in(noise(seed, **life), RULES).patterns) for seed in SEEDS)
    # At the stated rate, 100 lives give 5 on average, 10 or fewer 99 times in 100.
    assert wrong <= 10
    assert RULES.false_rate == 0.05


def test_the_noise_is_one_in_which_many_comparisons_are_made():
    looked = [patterns_in(noise(seed), RULES).looked for seed in range(5)]
    assert min(looked) >= 20


def test_a_planted_moment_is_found_and_said_with_its_numbers():
    found = patterns_in(noise(1, change=heavy_sundays, share=0.8), RULES)
    (first, *_rest) = found.patterns
    assert first.about == SUNDAY_EVENING
    assert first.lower
    assert first.other_mean - first.mean == pytest.approx(2, abs=0.6)
    assert RULES.least_weeks <= first.weeks <= 20


def test_a_planted_moment_is_found_in_most_lives_and_alone():
    lives = [patterns_in(noise(seed, change=heavy_sundays, share=0.8), RULES).patterns for seed in range(30)]
    assert mean(SUNDAY_EVENING in [one.about for one in life] for life in lives) >= 0.9
    assert mean(any(one.about != SUNDAY_EVENING for one in life) for life in lives) <= 0.15


def test_a_planted_word_is_found_in_most_lives():
    lives = [
        patterns_in(noise(seed, change=heavy_days_after_bad_nights), RULES).patterns for seed in range(20)
    ]
    assert mean(Tagged("bad_night") in [one.about for one in life] for life in lives) >= 0.8


def test_what_is_better_is_said_too():
    def light_saturdays(at, level, _tags):
        return level + 2 if (at.weekday(), at.hour) == (5, 14) else level - 1

    found = patterns_in(noise(2, change=light_saturdays, share=0.9), RULES)
    assert [one.about for one in found.patterns if not one.lower] == [Moment(5, Part.AFTERNOON)]


def test_a_slow_slope_is_not_taken_for_a_habit():
    def sinking(at, level, _tags):
        return level - (at.timetuple().tm_yday // 40)

    wrong = sum(bool(patterns_in(noise(seed, change=sinking), RULES).patterns) for seed in range(50))
    assert wrong <= 6


@pytest.mark.parametrize("weeks", [0, 1, 3, 5])
def test_too_little_says_nothing_however_clear_it_looks(weeks):
    def abyss(at, _level, _tags):
        return 1 if at.weekday() == 6 else 5

    found = patterns_in(noise(1, weeks=weeks, share=1.0, change=abyss), RULES)
    assert found.patterns == ()
    assert found.looked == 0


def test_a_small_difference_is_not_worth_a_sentence():
    def a_shade(at, _level, _tags):
        return 3 if at.weekday() == 6 or at.day % 3 else 4

    found = patterns_in(noise(1, weeks=26, share=1.0, change=a_shade), RULES)
    assert all(abs(one.mean - one.other_mean) >= RULES.least_points for one in found.patterns)


def test_the_same_notes_say_the_same_whatever_their_order():
    notes = noise(3, change=heavy_sundays)
    assert patterns_in(notes, RULES) == patterns_in(notes[::-1], RULES)


def test_a_night_is_counted_with_the_day_before():
    def short_nights(at, level, _tags):
        return level - 2 if (at.weekday(), at.hour) == (0, 2) else level

    found = patterns_in(noise(4, hours=(2, 10, 20), change=short_nights, share=0.8), RULES)
    assert found.patterns[0].about == Moment(6, Part.NIGHT)


@pytest.mark.parametrize(
    "weeks",
    [
        [Stratum((1.0,), (4.0, 5.0)), Stratum((2.0,), (3.0, 3.0, 5.0)), Stratum((2.5,), (2.0,))],
        [Stratum((1.0, 2.0), (4.0, 5.0, 3.0)), Stratum((4.0,), (1.0, 2.0))],
    ],
)
def test_the_chance_is_the_one_counted_by_hand(weeks):
    def ways(one):
        return [sum(chosen) for chosen in combinations((*one.chosen, *one.others), len(one.chosen))]

    totals = [sum(way) for way in product(*(ways(one) for one in weeks))]
    middle, seen = mean(totals), sum(sum(one.chosen) for one in weeks)
    by_hand = mean(abs(total - middle) >= abs(seen - middle) - 1e-9 for total in totals)
    assert chance_of(weeks) == pytest.approx(by_hand)
