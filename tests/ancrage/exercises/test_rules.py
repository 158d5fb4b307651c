"""What one may say of an exercise, and which ones are worth taking up again."""

from datetime import UTC, datetime, timedelta

import pytest

from ancrage.exercises.rules import change, has_words, worth_resuming

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (8, 5, "C’est descendu de 3 points."),
        (5, 4, "C’est descendu d’un point."),
        (5, 5, "C’est resté pareil."),
        (4, 6, "C’est monté de 2 points."),
    ],
)
def test_what_moved_is_said_without_judging(before, after, says):
    assert change(before, after).words == says


def test_nothing_is_said_when_one_of_the_two_is_missing():
    assert change(None, 4) is None
    assert change(4, None) is None


@pytest.mark.parametrize("text", ["", "  ", "80", "23:15", "2026-11-28", "18 30"])
def test_numbers_hours_and_dates_are_not_words(text):
    assert not has_words(text)


@pytest.mark.parametrize("text", ["non", "3 fois", "à 18 h"])
def test_words_are_words(text):
    assert has_words(text)


def test_one_left_midway_is_taken_up_when_something_was_written_or_when_it_is_of_today():
    month_ago, just_now = NOW - timedelta(days=30), NOW - timedelta(hours=1)
    assert worth_resuming(written=True, begun_at=month_ago, now=NOW)
    assert worth_resuming(written=False, begun_at=just_now, now=NOW)
    assert not worth_resuming(written=False, begun_at=month_ago, now=NOW)
