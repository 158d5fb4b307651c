"""A silence after the direct question, the days after, and the step down to a watch."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from ancrage.care import actions, queries
from ancrage.care.models import Alert, Watch
from ancrage.care.rules import AlertState, EventKind, Level, ReasonKind
from ancrage.kernel import clock

UNANSWERED = Watch.Kind.UNANSWERED
TALK = uuid.UUID(int=7)


@pytest.fixture
def turned():
    with time_machine.travel(clock.now(), tick=False) as traveller:
        yield traveller


def ask(cast, talk=TALK):
    return actions.start_watch(person=cast.amina, kind=UNANSWERED, conversation_id=talk)


def test_a_direct_question_left_unanswered_is_orange_after_fifteen_minutes(turned, cast):
    ask(cast)
    turned.shift(timedelta(minutes=14, seconds=59))
    assert actions.watch_due() == 0
    turned.shift(timedelta(seconds=1))
    assert actions.watch_due() == 1
    alert = Alert.objects.get()
    assert (alert.kind, alert.level, alert.conversation_id) == (ReasonKind.UNANSWERED, Level.ORANGE, TALK)


def test_the_next_visit_asks_again(turned, cast):
    ask(cast)
    turned.shift(timedelta(minutes=15))
    actions.watch_due()
    assert queries.recheck_due(cast.amina)
    actions.end_watch(person=cast.amina, ended_by="answered")
    assert not queries.recheck_due(cast.amina)


def test_an_answer_in_time_raises_nothing(turned, cast):
    ask(cast)
    assert actions.end_watch(person=cast.amina, ended_by="answered") == 1
    turned.shift(timedelta(hours=1))
    assert actions.watch_due() == 0
    assert not Alert.objects.exists()


def test_asking_again_in_a_talk_restarts_its_one_watch(turned, cast):
    ask(cast)
    turned.shift(timedelta(minutes=10))
    ask(cast)
    turned.shift(timedelta(minutes=10))
    assert actions.watch_due() == 0
    turned.shift(timedelta(minutes=5))
    assert actions.watch_due() == 1


def test_a_silence_is_raised_once(turned, cast):
    ask(cast)
    turned.shift(timedelta(minutes=15))
    actions.watch_due()
    turned.shift(timedelta(hours=1))
    assert actions.watch_due() == 0
    assert Alert.objects.get().reasons.count() == 1


def test_a_worker_that_died_before_raising_gives_the_silence_back(turned, cast, monkeypatch):
    from ancrage.care.actions import watches

    ask(cast)
    turned.shift(timedelta(minutes=15))
    monkeypatch.setattr(watches, "_raise_unanswered", lambda _pk: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        actions.watch_due()
    monkeypatch.undo()
    turned.shift(watches.LEASE)
    assert actions.watch_due() == 1
    assert Alert.objects.exists()


def test_rechecks_to_come_are_not_ended_by_an_answer_today(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    actions.take_alert(alert=alert, by=cast.claire)
    actions.close_alert(alert=alert, by=cast.claire, outcome="reached_safe")
    turned.shift(timedelta(days=1))
    assert actions.end_watch(person=cast.amina, ended_by="answered") == 1
    turned.shift(timedelta(days=2))
    assert queries.recheck_due(cast.amina)


def test_a_person_with_nobody_steps_down_after_72_hours_once_the_question_is_answered_no(
    turned, cast, reason
):
    alert = actions.raise_alert(about=cast.basile, because=reason(Level.RED))
    turned.shift(timedelta(hours=71))
    actions.end_watch(person=cast.basile, ended_by="denied")
    assert queries.crisis_of(cast.basile) == "waiting"
    turned.shift(timedelta(hours=1))
    actions.end_watch(person=cast.basile, ended_by="answered")
    assert queries.crisis_of(cast.basile) == "waiting"
    actions.end_watch(person=cast.basile, ended_by="denied")
    assert queries.crisis_of(cast.basile) == "none"
    alert.refresh_from_db()
    assert alert.state == AlertState.WAITING, "the machine never closes: humans still see it"
    assert queries.events(alert)[-1].kind == EventKind.STEPPED_DOWN
    assert Watch.objects.filter(kind=Watch.Kind.RECHECK).count() == 3


def test_who_is_followed_by_someone_never_steps_down_alone(turned, cast, reason):
    actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    turned.shift(timedelta(days=10))
    actions.end_watch(person=cast.amina, ended_by="denied")
    assert queries.crisis_of(cast.amina) == "waiting"


def test_a_new_danger_after_a_step_down_is_a_crisis_again(turned, cast, reason):
    actions.raise_alert(about=cast.basile, because=reason(Level.ORANGE))
    turned.shift(timedelta(hours=72))
    actions.end_watch(person=cast.basile, ended_by="denied")
    actions.raise_alert(about=cast.basile, because=reason(Level.ORANGE))
    assert queries.crisis_of(cast.basile) == "waiting"
