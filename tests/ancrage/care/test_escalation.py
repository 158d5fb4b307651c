"""Nobody takes it in time: the next people are told, and it never stops."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.care import actions, queries
from ancrage.care.actions import escalation
from ancrage.care.models import Alert, Delivery
from ancrage.care.rules import AlertState, EventKind, Level, Outcome
from ancrage.kernel import clock
from tests.cast import sign_cover

PARIS = ZoneInfo("Europe/Paris")
OFFICE = {"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "18:00"}


@pytest.fixture
def turned():
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=PARIS), tick=False) as traveller:
        yield traveller


def told_since(moment):
    rows = Delivery.objects.filter(channel="inpage", created_at__gte=moment).select_related("recipient")
    return sorted({row.recipient.username for row in rows})


def later(traveller, **delay):
    traveller.shift(timedelta(**delay))
    moment = clock.now()
    actions.escalate_overdue()
    return told_since(moment)


def test_nothing_escalates_before_its_time(turned, cast, reason):
    actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    assert later(turned, minutes=14) == []


def test_the_next_on_the_policy_then_everybody_then_again_and_never_stops(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    assert told_since(alert.created_at) == ["claire"]
    assert later(turned, minutes=15) == ["solene"]
    assert later(turned, minutes=15) == ["claire", "solene"]
    for _again in range(5):
        assert later(turned, minutes=15) == ["claire", "solene"]
    assert queries.queue(of=cast.claire)[0].overdue


def test_two_loops_at_once_escalate_once(turned, cast, reason):
    actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    later(turned, minutes=15)
    assert actions.escalate_overdue() == 0
    assert Alert.objects.get().step == 1


def test_an_alert_taken_between_the_look_and_the_act_stays_taken(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    turned.shift(timedelta(minutes=15))
    leased = clock.now() + escalation.LEASE
    actions.take_alert(alert=alert, by=cast.claire)
    escalation._escalate(alert.pk, leased_until=leased)
    assert Alert.objects.get().state == AlertState.TAKEN


def test_one_broken_alert_does_not_silence_the_others(turned, cast, reason, monkeypatch, caplog):
    broken = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    actions.raise_alert(about=cast.basile, because=reason(Level.RED))
    next_people = escalation._next_people

    def fail_on_one(alert, deadlines):
        if alert.pk == broken.pk:
            raise RuntimeError("ses mots")
        next_people(alert, deadlines)

    monkeypatch.setattr(escalation, "_next_people", fail_on_one)
    assert later(turned, minutes=15) == ["solene"]
    assert "RuntimeError" in caplog.text
    assert "ses mots" not in caplog.text


def test_taken_without_reaching_the_person_goes_back_to_everybody(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    actions.take_alert(alert=alert, by=cast.claire)
    assert later(turned, minutes=60) == ["claire", "solene"]
    alert.refresh_from_db()
    assert (alert.state, alert.taken_by) == (AlertState.WAITING, None)
    assert EventKind.RELEASED in [line.kind for line in queries.events(alert)]
    assert actions.take_alert(alert=alert, by=cast.safety).taken_by == cast.safety


def test_reached_but_never_closed_is_recalled_to_who_took_it_and_to_the_safety_officer(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    actions.take_alert(alert=alert, by=cast.claire)
    actions.note_contact(alert=alert, by=cast.claire, way="phone")
    assert later(turned, hours=12) == ["claire", "solene"]
    assert Delivery.objects.filter(notice="overdue").exists()
    assert later(turned, hours=12) == ["claire", "solene"]
    assert Alert.objects.get().state == AlertState.TAKEN


def test_a_closed_alert_never_escalates(turned, cast, reason):
    alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    actions.take_alert(alert=alert, by=cast.claire)
    actions.close_alert(alert=alert, by=cast.claire, outcome=Outcome.REACHED_SAFE)
    assert later(turned, days=30) == []


class TestWithOfficeHours:
    @pytest.fixture(autouse=True)
    def office(self, cast):
        cast.team.cover_policies.all().delete()
        sign_cover(cast.team, steps=[(cast.claire, 15), (None, 15)], officer=cast.safety, opening=OFFICE)

    def test_at_night_the_safety_officer_is_told_and_the_opening_starts_the_steps(self, turned, cast, reason):
        turned.shift(timedelta(hours=12))
        alert = actions.raise_alert(about=cast.amina, because=reason(Level.RED))
        assert told_since(alert.created_at) == ["solene"]
        assert alert.take_by == datetime(2026, 3, 3, 9, 15, tzinfo=PARIS)
        assert later(turned, hours=10) == []
        assert later(turned, hours=1) == ["claire", "solene"]
        assert later(turned, minutes=15) == ["claire", "solene"]

    def test_the_page_says_that_nobody_reads_now_and_when_someone_will(self, turned, cast):
        assert queries.cover_now(cast.team).on_duty
        turned.shift(timedelta(hours=12))
        cover = queries.cover_now()
        assert (cover.on_duty, cover.people, cover.safety_officer) == (False, (), cast.safety)
        assert cover.next_opening == datetime(2026, 3, 3, 9, 0, tzinfo=PARIS)


def test_signing_another_policy_starts_waiting_alerts_again_by_it(turned, cast, reason):
    actions.raise_alert(about=cast.amina, because=reason(Level.RED))
    draft = actions.draft_cover(
        organisation=cast.team,
        by=cast.safety,
        safety_officer=cast.safety,
        steps=[(cast.denis, 10), (None, 10)],
    )
    turned.shift(timedelta(minutes=1))
    actions.sign_cover(policy=draft, by=cast.safety)
    moment = clock.now()
    actions.escalate_overdue()
    assert "denis" in told_since(moment)
    assert Alert.objects.get().policy["version"] == draft.version
    assert queries.waiting_count(of=cast.denis) == 1
    assert queries.waiting_count(of=cast.claire) == 0
