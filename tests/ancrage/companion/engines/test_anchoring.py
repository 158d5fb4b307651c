"""An anchor, not a habit: said from counts only, gently, seldom, never in a danger, never a refusal."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ancrage.companion.engines.anchoring import Use, overuse, use_of, was_said
from tests.ancrage.companion.engines.playing import Talk, around, heard

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=PARIS)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
TELLS = "mon chef me reprend devant tout le monde et je n'en peux plus"


def at(*, days_ago=0, hour=23, minute=30):
    return (NOW - days_ago * DAY).replace(hour=hour, minute=minute)


def test_four_nights_in_a_row_are_worth_a_word():
    assert overuse(use_of([at(days_ago=n) for n in range(4)], now=NOW)) == "nights"
    assert overuse(use_of([at(days_ago=n) for n in range(3)], now=NOW)) == ""


def test_two_in_the_morning_belongs_to_the_night_before():
    moments = [at(days_ago=n, hour=2) for n in range(3)] + [NOW]
    assert use_of(moments, now=NOW).nights == 4


def test_a_night_off_begins_the_count_again():
    assert use_of([at(days_ago=n) for n in (0, 1, 3, 4, 5)], now=NOW).nights == 2


def test_last_nights_still_count_the_next_day():
    noon = NOW.replace(hour=12)
    assert use_of([at(days_ago=n) for n in range(1, 5)], now=noon).nights == 4


def test_three_hours_of_writing_in_a_day_are_worth_a_word_pauses_left_out():
    begins = NOW.replace(hour=14, minute=0)
    steady = [begins + n * 10 * MINUTE for n in range(19)]
    assert use_of(steady, now=NOW).today == timedelta(hours=3)
    assert overuse(use_of(steady, now=NOW)) == "day"
    spread = [begins + n * 40 * MINUTE for n in range(13)]
    assert use_of(spread, now=NOW).today == timedelta(0)


def test_two_weeks_without_a_day_off_are_worth_a_word():
    assert overuse(use_of([at(days_ago=n, hour=18) for n in range(14)], now=NOW)) == "days"
    assert overuse(use_of([at(days_ago=n, hour=18) for n in range(13)], now=NOW)) == ""


def test_nobody_who_wrote_nothing_overuses():
    assert use_of([], now=NOW) == Use()


def told(turns, **facts):
    talk = Talk(around(**{"overuse": "nights"} | facts))
    for _ in range(turns):
        talk.say(TELLS)
    return talk


@pytest.mark.parametrize("kind", ["nights", "day", "days"])
def test_it_is_said_after_giving_back_with_an_offer_of_people(kind):
    reply = told(3, overuse=kind).turns[-1].reply
    assert was_said(reply)
    assert reply.reflections >= 1
    assert reply.question == "anchor_permission"


def test_it_is_not_said_at_once_and_only_once_a_talk():
    talk = told(8)
    assert [was_said(turn.reply) for turn in talk.turns] == [False, False, True] + [False] * 5


def test_it_is_never_said_without_a_reason():
    assert not any(was_said(turn.reply) for turn in told(8, overuse="").turns)


@pytest.mark.parametrize(
    "reading", [heard("active"), heard(outcome="ask"), heard(flags=["violence_suffered"])]
)
def test_it_is_never_said_once_a_danger_was_heard(reading):
    talk = Talk(around(overuse="nights"))
    talk.say("je sais plus", reading)
    for _ in range(8):
        talk.say(TELLS)
    assert not any(was_said(turn.reply) for turn in talk.turns)


def test_it_is_never_said_while_an_alert_is_open():
    assert not any(was_said(turn.reply) for turn in told(8, alert="taken").turns)


def test_yes_shows_people_and_leaves_the_door_open():
    talk = told(3)
    reply = talk.say("oui je veux bien")
    assert len(reply.resources) > 2
    assert "ici" in reply.text


def test_yes_offers_the_team_when_someone_is_on_duty():
    assert "call_human" in told(3, humans_on_duty=True).say("oui").blocks


def test_no_goes_on_as_before():
    reply = told(3).say("non pas maintenant")
    assert "continue" in reply.text or "rien ne change" in reply.text
    assert reply.question == "open" or reply.questions == 1


def test_whoever_answers_something_else_is_simply_listened_to():
    reply = told(3).say("et en plus ma mère est malade depuis l'été")
    assert reply.stage != "orient"
    assert reply.text
