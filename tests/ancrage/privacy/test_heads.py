"""A signed head of the trail leaves by mail, now and then, to those who watch over it."""

from datetime import timedelta

import pytest
import time_machine

from ancrage.accounts.models import Membership
from ancrage.accounts.rules import Role
from ancrage.audit import actions, queries
from ancrage.audit.models import Head
from ancrage.jobs.registry import declared
from ancrage.kernel import clock
from ancrage.notices.channels import email
from ancrage.notices.channels.failures import DeliveryFailed
from ancrage.privacy import heads


@pytest.fixture
def house(cast, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    cast.farid.email = "farid@exemple.invalid"
    cast.farid.save()
    return cast


def sign() -> None:
    actions.record("file.read", actor_id=None)
    actions.seal_due()
    actions.sign_head()


def test_a_head_that_was_mailed_verifies_the_trail(house, mailoutbox):
    sign()
    assert heads.mail_head_due() == 1
    assert mailoutbox[0].to == ["farid@exemple.invalid"]
    report = queries.verify(mailoutbox[0].body.splitlines())
    assert report.holds
    assert report.proven_until.position == 1


def test_the_same_head_leaves_once(house, mailoutbox):
    sign()
    assert [heads.mail_head_due() for _ in range(3)] == [1, 0, 0]
    assert Head.objects.get().left_at is not None


def test_the_next_one_waits_six_hours(house, mailoutbox):
    with time_machine.travel(clock.now(), tick=False) as clockwork:
        sign()
        heads.mail_head_due()
        sign()
        clockwork.shift(timedelta(hours=5, minutes=59))
        assert heads.mail_head_due() == 0
        clockwork.shift(timedelta(minutes=2))
        assert heads.mail_head_due() == 1
    assert len(mailoutbox) == 2


def test_a_mail_that_did_not_leave_is_tried_again(house, mailoutbox, monkeypatch):
    def fail(*_words, **_facts):
        raise DeliveryFailed("no route")

    with time_machine.travel(clock.now(), tick=False) as clockwork:
        sign()
        monkeypatch.setattr(email, "send", fail)
        assert heads.mail_head_due() == 0
        monkeypatch.undo()
        assert heads.mail_head_due() == 0
        clockwork.shift(heads.LEASE + timedelta(seconds=1))
        assert heads.mail_head_due() == 1


def test_nobody_to_write_to_is_no_error(house, mailoutbox):
    Membership.objects.filter(role=Role.DPO).update(until=clock.now() - timedelta(days=1))
    sign()
    assert heads.mail_head_due() == 0
    assert mailoutbox == []


def test_no_head_no_mail(house):
    assert heads.mail_head_due() == 0


def test_the_mail_holds_no_name_and_no_id(house, mailoutbox):
    actions.record("file.read", actor_id=house.claire.pk, about_id=house.amina.pk)
    actions.seal_due()
    actions.sign_head()
    heads.mail_head_due()
    said = mailoutbox[0].subject + mailoutbox[0].body
    assert not any(part in said for part in (str(house.amina.pk), house.amina.code, "Amina", "Claire"))


def test_mailing_is_declared(db):
    from ancrage.privacy import jobs

    assert {loop.name: loop.run for loop in declared()}["privacy.mail_head"] is jobs.mail_head_due
