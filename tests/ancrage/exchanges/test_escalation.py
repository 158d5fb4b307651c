"""A request that nobody takes goes on to coordination, never in silence, whatever dies."""

from datetime import datetime, timedelta

import pytest

from ancrage.exchanges import actions, queries
from ancrage.exchanges.actions import escalate_due, take_callback
from ancrage.exchanges.models import Callback, ExchangeNotice
from ancrage.exchanges.rules import CallState
from ancrage.jobs.claims import claim
from ancrage.kernel import clock
from ancrage.notices.channels import DeliveryFailed, email
from tests.ancrage.exchanges.conftest import PARIS

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=PARIS)


def late():
    return [
        row.recipient.username
        for row in ExchangeNotice.objects.filter(notice="request_late").order_by("created_at", "id")
    ]


def test_before_its_delay_nothing_happens(cast, thursday, ask):
    ask()
    thursday(2026, 11, 26, 13, 59)
    assert escalate_due() == 0
    assert late() == []


def test_after_its_delay_the_safety_officer_is_told_and_sees_it(cast, thursday, ask):
    row = ask()
    assert queries.requests(of=cast.safety) == []
    thursday(2026, 11, 26, 14, 1)
    assert escalate_due() == 1
    assert late() == ["solene"]
    assert [line.late for line in queries.requests(of=cast.safety)] == [True]
    assert Callback.objects.get(pk=row.pk).due_at == at(2026, 11, 27, 9, 1)


def test_it_is_told_again_each_time_until_someone_takes_it(cast, thursday, ask):
    row = ask()
    for when in ((26, 14, 1), (27, 9, 2), (27, 13, 3)):
        thursday(2026, 11, *when)
        escalate_due()
    assert late() == ["solene"] * 3
    take_callback(callback=row, by=cast.safety)
    thursday(2026, 11, 27, 16)
    assert escalate_due() == 0


def test_one_that_was_taken_and_forgotten_comes_back_to_its_taker_and_coordination(cast, thursday, ask):
    take_callback(callback=ask(), by=cast.claire)
    thursday(2026, 11, 26, 18, 30)
    assert escalate_due() == 1
    assert sorted(late()) == ["claire", "solene"]


def test_one_that_nobody_ever_takes_goes_out_and_the_person_is_told(cast, thursday, ask):
    row = ask()
    thursday(2026, 12, 3, 18, 1)
    escalate_due()
    row.refresh_from_db()
    assert (row.state, row.due_at) == (CallState.EXPIRED, None)
    assert ExchangeNotice.objects.filter(recipient=cast.amina, notice="message").exists()
    assert escalate_due() == 0


def test_a_process_killed_after_the_claim_gives_it_back_and_nothing_is_told_twice(cast, thursday, ask):
    ask()
    thursday(2026, 11, 26, 14, 1)
    claim(Callback.objects.all(), at=clock.now(), lease=timedelta(seconds=20))  # then it dies
    assert escalate_due() == 0
    thursday(2026, 11, 26, 14, 2)
    assert escalate_due() == 1
    assert escalate_due() == 0
    assert late() == ["solene"]


def test_one_taken_between_the_claim_and_the_look_is_left_alone(cast, thursday, ask, monkeypatch):
    row = ask()
    thursday(2026, 11, 26, 14, 1)
    from ancrage.exchanges.actions import escalation

    def claimed(rows, **facts):
        found = claim(rows, **facts)
        take_callback(callback=row, by=cast.claire)
        return found

    monkeypatch.setattr(escalation, "claim", claimed)
    escalate_due()
    assert late() == []


def test_a_broken_request_does_not_silence_the_others(cast, thursday, ask, monkeypatch):
    broken, sound = ask(), ask(cast.basile)
    from ancrage.exchanges.actions import escalation

    told = escalation.tell

    def tell(**facts):
        if facts["object_id"] == broken.pk:
            raise RuntimeError
        told(**facts)

    monkeypatch.setattr(escalation, "tell", tell)
    thursday(2026, 11, 26, 14, 1)
    escalate_due()
    assert {row.object_id for row in ExchangeNotice.objects.filter(notice="request_late")} == {sound.pk}
    broken.refresh_from_db()
    assert broken.escalated_at is None


def test_what_leaves_says_nothing_of_anyone(cast, thursday, ask, mailoutbox):
    cast.claire.email = "claire@example.org"
    cast.claire.save()
    row = ask(subject="mes nuits")
    actions.deliver_due()
    (mail,) = mailoutbox
    assert mail.to == ["claire@example.org"]
    assert f"/demandes/{row.pk}/" in mail.body
    for word in ("Amina", "nuits", "rappel", "06", cast.amina.code):
        assert word not in mail.subject + mail.body.replace(str(row.pk), "")


def test_a_mail_that_does_not_leave_is_tried_again_and_sent_once(
    cast, thursday, ask, mailoutbox, monkeypatch
):
    cast.claire.email = "claire@example.org"
    cast.claire.save()
    ask()
    send = email.send

    def refused(*_args, **_facts):
        raise DeliveryFailed("down")

    monkeypatch.setattr(email, "send", refused)
    actions.deliver_due()
    row = ExchangeNotice.objects.get(channel="email")
    assert (row.failure, row.sent_at) == ("down", None)
    monkeypatch.setattr(email, "send", send)
    thursday(2026, 11, 26, 10, 5)
    actions.deliver_due()
    actions.deliver_due()
    assert len(mailoutbox) == 1


def test_a_notice_of_a_request_that_was_taken_does_not_leave(cast, thursday, ask, mailoutbox):
    cast.claire.email = "claire@example.org"
    cast.claire.save()
    take_callback(callback=ask(), by=cast.claire)
    actions.deliver_due()
    assert mailoutbox == []
