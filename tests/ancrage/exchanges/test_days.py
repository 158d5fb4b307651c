"""Days and hours that count for a delay: holidays, opening, the moments that may be asked for."""

import doctest
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from ancrage.care.rules import Opening
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import answering, days, rules, slots
from ancrage.exchanges.days import (
    after_opening,
    is_working,
    next_opening,
    opening_words,
    windows,
    working_days,
)

PARIS = ZoneInfo("Europe/Paris")
OFFICE = Opening(days=frozenset(range(5)), start=time(9), end=time(18))
NIGHT = Opening(days=frozenset(range(7)), start=time(22), end=time(6))


def at(*when):
    return datetime(*when, tzinfo=PARIS)


def codes(opening, moment):
    return [one.code for one in windows(opening, moment, exchange_policy())]


@pytest.mark.parametrize("module", [days, rules, slots, answering])
def test_the_examples_of_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_holiday_and_a_sunday_do_not_count_as_working_days():
    assert not is_working(date(2026, 12, 25))
    assert not is_working(date(2026, 11, 29))
    assert working_days(at(2026, 12, 24, 17), at(2026, 12, 28, 9), "Europe/Paris") == 1
    assert working_days(at(2026, 12, 24, 9), at(2026, 12, 24, 17), "Europe/Paris") == 0


def test_time_of_opening_is_counted_over_a_night_a_weekend_and_a_holiday():
    assert after_opening(OFFICE, at(2026, 11, 26, 10), 240) == at(2026, 11, 26, 14)
    assert after_opening(OFFICE, at(2026, 11, 27, 16), 240) == at(2026, 11, 30, 11)
    assert after_opening(OFFICE, at(2026, 12, 24, 17), 240) == at(2026, 12, 28, 12)


def test_a_cover_that_never_closes_counts_every_hour_even_when_clocks_change():
    always = Opening(always=True)
    assert after_opening(always, at(2026, 10, 25, 1), 240) == at(2026, 10, 25, 4)


def test_an_opening_over_midnight_counts_its_morning():
    assert after_opening(NIGHT, at(2026, 11, 27, 5), 120) == at(2026, 11, 27, 23)


def test_the_next_opening_is_now_when_someone_is_there():
    assert next_opening(OFFICE, at(2026, 11, 26, 10)) == at(2026, 11, 26, 10)
    assert next_opening(OFFICE, at(2026, 11, 28, 10)) == at(2026, 11, 30, 9)


def test_only_moments_when_someone_is_there_are_offered():
    thursday = codes(OFFICE, at(2026, 11, 26, 10))
    assert thursday[:5] == [
        "today.morning",
        "today.afternoon",
        "tomorrow.morning",
        "tomorrow.afternoon",
        "week.morning",
    ]
    assert "today.evening" not in thursday
    assert "week.evening" not in thursday


def test_a_moment_that_is_nearly_over_is_not_offered():
    assert "today.morning" not in codes(OFFICE, at(2026, 11, 26, 11, 30))
    assert "today.afternoon" in codes(OFFICE, at(2026, 11, 26, 17))
    assert "today.afternoon" not in codes(OFFICE, at(2026, 11, 26, 17, 30))


def test_on_a_friday_evening_neither_today_nor_tomorrow_is_offered():
    assert codes(OFFICE, at(2026, 11, 27, 19)) == ["week.morning", "week.afternoon"]


def test_a_team_that_never_opens_offers_nothing():
    assert codes(Opening(), at(2026, 11, 26, 10)) == []
    assert after_opening(Opening(), at(2026, 11, 26, 10), 60) == at(2026, 11, 27, 10)


def test_the_hours_are_said_as_people_say_them():
    assert opening_words(OFFICE) == "du lundi au vendredi, de 9\u00a0h à 18\u00a0h"
    assert opening_words(Opening(always=True)) == "tous les jours, jour et nuit"
    assert opening_words(Opening(days=frozenset({1, 3}))).startswith("mardi et jeudi")
