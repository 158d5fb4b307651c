"""An alert is opened once, joined after, and told to the right people."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from ancrage import content
from ancrage.audit.models import TrailEntry
from ancrage.care import actions, queries
from ancrage.care.actions.raising import NobodyToTell
from ancrage.care.models import Alert, Delivery
from ancrage.care.rules import AlertState, EventKind, Level, ReasonKind
from ancrage.kernel import clock
from tests.cast import make_user


def told(alert, *, channel="inpage"):
    rows = Delivery.objects.filter(alert=alert, channel=channel).order_by("created_at", "id")
    return [row.recipient.username for row in rows.select_related("recipient")]


def kinds(alert):
    return [line.kind for line in queries.events(alert)]


def test_an_alert_starts_at_the_first_step_with_its_level_s_clock(cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    assert (alert.state, alert.level, alert.organisation) == (AlertState.WAITING, Level.RED, cast.team)
    minutes = content.policy().clock("red").take_by
    assert abs(alert.take_by - alert.clock_started_at - timedelta(minutes=minutes)) < timedelta(seconds=1)
    assert told(alert) == ["claire"]
    assert kinds(alert) == [EventKind.RAISED, EventKind.TOLD]


def test_an_imminent_danger_has_a_shorter_clock(cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED, imminent=True))
    assert alert.take_by - alert.clock_started_at == timedelta(
        minutes=content.policy().clock("red", imminent=True).take_by
    )


def test_the_same_reading_joins_once(cast, reason):
    because = reason(reading_id=uuid.uuid4())
    first = actions.raise_alert(about=cast.amina, because=because)
    again = actions.raise_alert(about=cast.amina, because=because)
    assert first == again
    assert first.reasons.count() == 1
    assert Delivery.objects.count() == 1


def test_a_second_reason_of_the_same_level_joins_without_a_new_notice(cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(reading_id=uuid.uuid4()))
    actions.raise_alert(about=cast.amina, because=reason(reading_id=uuid.uuid4()))
    assert alert.reasons.count() == 2
    assert told(alert) == ["claire"]


def test_joining_at_a_higher_level_restarts_the_clock_at_the_first_step(cast, reason):
    with time_machine.travel(clock.now(), tick=False) as traveller:
        alert = actions.raise_alert(about=cast.amina, because=reason(Level.ORANGE))
        traveller.shift(timedelta(hours=3))
        alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
        assert alert.level == Level.RED
        assert alert.clock_started_at == clock.now()
        assert alert.take_by == clock.now() + timedelta(minutes=15)
    assert Delivery.objects.filter(notice="alert_higher").count() == 1


def test_joining_after_it_was_taken_restarts_the_second_clock_and_tells_who_took_it(cast, reason):
    with time_machine.travel(clock.now(), tick=False) as traveller:
        alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
        alert = actions.take_alert(alert=alert, by=cast.safety)
        alert = actions.note_contact(alert=alert, by=cast.safety, way="phone")
        traveller.shift(timedelta(hours=5))
        alert = actions.raise_alert(about=cast.amina, because=reason(Level.ORANGE))
        assert alert.state == AlertState.TAKEN
        assert alert.level == Level.RED
        assert alert.answer_by == clock.now() + timedelta(minutes=60) == alert.due_at
    assert told(alert)[-1] == "solene"


def test_another_kind_is_another_alert(cast, reason):
    actions.raise_alert(about=cast.amina, because=reason())
    actions.raise_alert(about=cast.amina, because=reason(kind=ReasonKind.CHILD_IN_DANGER))
    assert Alert.objects.count() == 2


def test_someone_nobody_follows_is_answered_for_by_the_site(cast, reason):
    alert = actions.raise_alert(about=cast.basile, because=reason())
    assert alert.organisation == cast.team


def test_an_address_adds_an_email_to_the_outbox(cast, reason):
    cast.claire.email = "claire@example.org"
    cast.claire.save()
    alert = actions.raise_alert(about=cast.amina, because=reason())
    assert told(alert, channel="email") == ["claire"]


def test_who_has_left_the_team_is_not_told_and_somebody_always_is(cast, reason):
    cast.claire.memberships.update(until=clock.now() - timedelta(days=1))
    alert = actions.raise_alert(about=cast.amina, because=reason())
    assert told(alert) == ["solene"]


def test_without_a_signed_policy_everybody_bound_by_secrecy_is_told(cast, reason):
    cast.team.cover_policies.update(ended_at=clock.now())
    alert = actions.raise_alert(about=cast.amina, because=reason())
    assert sorted(told(alert)) == ["claire", "denis", "solene"]
    assert queries.waiting_count(of=cast.denis) == 1


def test_a_site_without_any_team_says_so(db, reason):
    lone = make_user("Lou")
    with pytest.raises(NobodyToTell):
        actions.raise_alert(about=lone, because=reason())
    assert actions.call_human(person=lone, conversation_id=None) is None


def test_asking_for_a_human_takes_the_level_of_what_is_open(cast, reason):
    talk = uuid.uuid4()
    assert actions.call_human(person=cast.amina, conversation_id=talk).level == Level.ORANGE
    actions.raise_alert(about=cast.amina, because=reason(Level.RED, imminent=True))
    alert = actions.call_human(person=cast.amina, conversation_id=talk)
    assert (alert.level, alert.imminent, alert.kind) == (Level.RED, True, ReasonKind.ASKED_FOR)


def test_raising_leaves_a_trace_about_the_person(cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason())
    entry = TrailEntry.objects.get(action="alert.raised")
    assert (entry.about_id, entry.object_id) == (cast.amina.pk, alert.pk)
