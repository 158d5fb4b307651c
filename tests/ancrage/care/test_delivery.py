"""The outbox: at least once each, later each time it fails, nothing of anyone in what leaves."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail  # noqa: TID251 - the outbox of the tests

from ancrage.care import actions
from ancrage.care.actions import delivery
from ancrage.care.models import Delivery
from ancrage.care.rules import Level
from ancrage.kernel import clock
from ancrage.notices.channels import email

CLINICAL = re.compile(
    r"suicid|mourir|mort|risque|rouge|orange|urgen|patient|psy|danger|crise|alerte", re.IGNORECASE
)


@pytest.fixture
def alert(cast, reason):
    cast.claire.email = "claire@example.org"
    cast.claire.save()
    return actions.raise_alert(about=cast.amina, because=reason(Level.RED))


@pytest.fixture
def failing(monkeypatch):
    def fail(self):
        raise TimeoutError("mail.example.org for claire@example.org")

    monkeypatch.setattr(email.EmailMessage, "send", fail)


def test_each_notice_is_sent_once(alert):
    assert actions.deliver_due() == 2
    assert actions.deliver_due() == 0
    (message,) = mail.outbox
    assert message.to == ["claire@example.org"]
    assert not Delivery.objects.filter(sent_at__isnull=True).exists()


def test_a_mail_holds_a_link_no_name_and_no_clinical_word(alert, cast):
    actions.deliver_due()
    (message,) = mail.outbox
    link = f"/alertes/{alert.pk}/"
    assert link in message.body
    words = f"{message.subject} {message.body}".replace(link, "")
    assert not CLINICAL.search(words)
    for name in ("Amina", "Claire", cast.amina.code, "red"):
        assert name not in words


def test_sent_again_a_mail_keeps_its_message_id(alert):
    actions.deliver_due()
    Delivery.objects.filter(channel="email").update(sent_at=None, due_at=clock.now())
    actions.deliver_due()
    first, again = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == again


@pytest.mark.usefixtures("failing")
def test_what_fails_comes_back_later_each_time_and_its_cause_names_nobody(alert):
    with time_machine.travel(clock.now(), tick=False):
        actions.deliver_due()
        row = Delivery.objects.get(channel="email")
        assert (row.sent_at, row.failure) == (None, "TimeoutError")
        assert row.due_at == clock.now() + timedelta(seconds=10)


def test_the_wait_between_tries_doubles_and_has_an_end():
    waits = [delivery.retry_after(attempts).total_seconds() for attempts in (1, 2, 3, 50)]
    assert waits == [10, 20, 40, 600]


def test_a_worker_that_dies_while_sending_gives_the_notice_back(alert, monkeypatch):
    monkeypatch.setattr(delivery, "deliver", lambda **_facts: (_ for _ in ()).throw(KeyboardInterrupt))
    with time_machine.travel(clock.now(), tick=False) as traveller:
        with pytest.raises(KeyboardInterrupt):
            actions.deliver_due()
        monkeypatch.undo()
        traveller.shift(delivery.LEASE)
        actions.deliver_due()
    assert not Delivery.objects.filter(sent_at__isnull=True).exists()


def test_taken_before_it_left_a_notice_no_longer_leaves(alert, cast):
    actions.take_alert(alert=alert, by=cast.safety)
    assert actions.deliver_due() == 0
    assert mail.outbox == []


def test_an_unknown_channel_fails_without_stopping_the_others(alert):
    Delivery.objects.filter(channel="inpage").update(channel="pigeon")
    actions.deliver_due()
    assert Delivery.objects.get(channel="pigeon").failure == "no channel called pigeon"
    assert len(mail.outbox) == 1
