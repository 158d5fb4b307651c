"""Moments and delays are said as people say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from ancrage.kernel import clock
from ancrage.web.ui.templatetags import words

NOON = datetime(2026, 3, 12, 11, 0, tzinfo=UTC)  # noon in Paris


@pytest.fixture(autouse=True)
def noon():
    with clock.turned_to(NOON):
        yield


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOON, "à 12 h"),
        (NOON - timedelta(minutes=55), "à 11 h 05"),
        (NOON - timedelta(hours=13), "hier à 23 h"),
        (NOON + timedelta(days=1), "demain à 12 h"),
        (datetime(2026, 3, 1, 8, 30, tzinfo=UTC), "le 1er mars à 9 h 30"),
        (datetime(2025, 12, 24, 8, 0, tzinfo=UTC), "le 24 décembre 2025 à 9 h"),
    ],
)
def test_a_moment(at, said):
    assert words.clock_time(at).replace("\u00a0", " ") == said


def test_no_line_is_cut_inside_an_hour():
    assert words.hour(NOON + timedelta(minutes=5)) == "12\u00a0h\u00a005"


def test_a_day():
    assert words.day(NOON) == "aujourd’hui"
    assert words.day(date(2026, 3, 11)) == "hier"
    assert words.day(date(2026, 2, 1)) == "1er février"
    assert words.on_day(date(2026, 2, 1)) == "le 1er février"
    assert words.on_day(NOON) == "aujourd’hui"


@pytest.mark.parametrize(
    ("span", "left", "urgency"),
    [
        (timedelta(minutes=12), "reste 12 min", ""),
        (timedelta(minutes=8), "reste 8 min", "soon"),
        (timedelta(seconds=20), "reste moins d’une minute", "soon"),
        (timedelta(minutes=-3), "dépassé de 3 min", "late"),
        (timedelta(hours=3, minutes=5), "reste 3 h 05", ""),
        (timedelta(days=3, hours=2), "reste 3 jours", ""),
    ],
)
def test_the_time_left_before_a_date(span, left, urgency):
    assert words.time_left(NOON + span) == left
    assert words.urgency_of(NOON + span) == urgency


def test_how_long_since():
    assert words.ago(NOON - timedelta(seconds=20)) == "à l’instant"
    assert words.ago(NOON - timedelta(minutes=4)) == "il y a 4 min"


def test_lengths_of_time():
    assert words.duration(timedelta(hours=2)) == "2 h"
    assert words.seconds(45) == "45 s"
    assert words.seconds(300) == "5 min"
    assert words.seconds(90) == "1 min 30"
    assert words.minutes(240) == "4 h"


def test_what_is_not_there_says_nothing():
    assert [say(None) for say in (words.clock_time, words.day, words.hour, words.ago, words.time_left)] == [
        ""
    ] * 5
    assert words.urgency_of(None) == words.duration(None) == ""
    assert words.percent(None) == "–"


def test_numbers_become_links_that_dial():
    assert words.tel("09 72 39 40 50") == "tel:0972394050"
    assert words.tel("+32 107") == "tel:+32107"
    assert words.sms("114") == "sms:114"


def test_french_punctuation_stays_with_its_word():
    assert words.typeset("Un mot : « oui » ?") == "Un mot\u00a0: «\u00a0oui\u00a0»\u00a0?"


def test_what_was_escaped_once_is_not_escaped_twice():
    page = engines["django"].from_string("{{ raw|typeset }}|{{ escaped|typeset }}")
    said = page.render({"raw": "<b> ?", "escaped": mark_safe("&lt;b&gt; ?")})
    assert said == "&lt;b&gt;\u00a0?|&lt;b&gt;\u00a0?"


def test_shares_and_lists():
    assert words.percent(0.975) == "97,5 %"
    assert words.rest_percent(0.975) == "2,5 %"
    assert words.rest_percent(None) == "–"
    assert words.listed(["a", "b", "c"]) == "a, b et c"
    assert words.listed(["a"]) == "a"
    assert words.listed([]) == ""
