"""Nights: minutes in bed, minutes asleep, and hours to try that never go under five."""

from datetime import date, timedelta

import pytest

from ancrage.exercises import sleep

MORNING = date(2026, 11, 26)
NIGHT = {"bed": "23:00", "lights": "23:30", "latency": "40", "awake": "50", "woke": "06:30", "up": "07:00"}


def night(morning=MORNING, **other):
    return sleep.night_of(NIGHT | other, morning)


def nights(count, **other):
    return [night(MORNING - timedelta(days=days), **other) for days in range(count)]


def test_time_asleep_is_what_is_left_of_the_night():
    found = night()

    assert (found.in_bed, found.asleep) == (480, 330)
    assert found.efficiency == pytest.approx(0.6875)


def test_a_night_that_begins_after_midnight_counts_too():
    assert night(bed="00:30", lights="00:45").in_bed == 390


def test_minutes_that_are_not_said_are_none():
    assert night(latency="", awake="").asleep == 420


@pytest.mark.parametrize(
    "other",
    [{"bed": ""}, {"up": "06:00"}, {"lights": "22:00"}, {"awake": "600"}, {"woke": "08:00"}, {"up": "23:00"}],
)
def test_hours_that_cannot_go_together_make_no_night(other):
    assert night(**other) is None


def test_a_morning_told_twice_counts_as_told_the_last_time():
    assert sleep.latest([night(awake="0"), night()]) == [night(awake="0")]


def test_the_morning_that_is_written_wins_over_the_day_it_was_kept():
    assert sleep.night_of(NIGHT | {"morning": "2026-11-24"}, MORNING).morning == date(2026, 11, 24)


def test_a_week_gives_hours_from_the_mean_time_asleep_to_the_usual_rising():
    found = sleep.window(nights(7))

    assert (found.length, found.bed, found.up) == (330, 90, 420)


@pytest.mark.parametrize("awake", ["120", "200", "330"])
def test_hours_in_bed_never_go_under_five(awake):
    assert sleep.window(nights(7, awake=awake)).length == 300


def test_six_nights_are_not_enough():
    assert sleep.window(nights(6)) is None


def test_a_bed_well_used_is_left_alone():
    assert sleep.window(nights(7, latency="0", awake="0", lights="23:00", woke="07:00")) is None


def test_the_window_is_never_longer_than_the_time_already_spent_in_bed():
    assert (
        sleep.window(nights(7, bed="02:00", lights="02:30", woke="06:30", up="06:50", latency="0", awake="0"))
        is None
    )
