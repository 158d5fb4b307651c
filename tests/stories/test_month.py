"""A month of a team's life, hop by hop from one due date to the next: no alert is lost, whatever fails.

People take late, forget to reach, forget to close; mail fails one time in three; workers die in the middle.
"""

import random
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db.models import Min

from ancrage.care import actions, queries
from ancrage.care.actions import delivery, escalation
from ancrage.care.models import Alert, AlertEvent, AlertReason, Delivery, Watch
from ancrage.care.rules import AlertState, EventKind, Level, Outcome, Reason, ReasonKind
from ancrage.kernel import clock
from ancrage.kernel.errors import AncrageError
from ancrage.notices.channels import DeliveryFailed, deliver
from tests.cast import make_user, sign_cover

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 3, 2, 8, 0, tzinfo=PARIS)  # the change of hour is inside
END = START + timedelta(days=30)
OFFICE = {"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "18:00"}
LOOPS = (actions.deliver_due, actions.escalate_overdue, actions.watch_due)


class Death(BaseException):
    """A process that stops in the middle of what it does."""


class Month:
    def __init__(self, cast, dice):
        self.cast, self.dice = cast, dice
        self.people = [make_user(f"Personne{number}") for number in range(12)]
        self.arrivals = sorted(START + timedelta(minutes=dice.randrange(28 * 24 * 60)) for _ in range(16))

    def next_moment(self, now):
        dues = [
            rows.aggregate(first=Min("due_at"))["first"]
            for rows in (
                Alert.objects.all(),
                Delivery.objects.all(),
                Watch.objects.filter(kind=Watch.Kind.UNANSWERED),
            )
        ]
        soonest = min([due for due in dues if due] + self.arrivals[:1] + [END])
        return max(soonest, now + timedelta(seconds=15))

    def live(self):
        now = clock.now()
        while self.arrivals and self.arrivals[0] <= now:
            self.arrivals.pop(0)
            self.something_happens()
        for loop in LOOPS:
            with suppress(Death):
                loop()
        self.someone_acts()

    def something_happens(self):
        person, dice = self.dice.choice(self.people), self.dice.random()
        if dice < 0.2:
            actions.start_watch(person=person, kind=Watch.Kind.UNANSWERED)
        elif dice < 0.3:
            actions.call_human(person=person, conversation_id=None)
        else:
            level = self.dice.choice(list(Level))
            kind = self.dice.choice([ReasonKind.SUICIDE, ReasonKind.UNREADABLE, ReasonKind.VIOLENCE_SUFFERED])
            because = Reason(kind=kind, level=level, imminent=level is Level.RED and self.dice.random() < 0.3)
            actions.raise_alert(about=person, because=because)

    def someone_acts(self):
        for alert in Alert.objects.exclude(state=AlertState.CLOSED).order_by("created_at", "id"):
            if self.dice.random() < (0.25 if alert.state == AlertState.WAITING else 0.4):
                with suppress(AncrageError):
                    self.act_on(alert)

    def act_on(self, alert):
        who = self.dice.choice([self.cast.claire, self.cast.safety])
        if alert.state == AlertState.WAITING:
            actions.take_alert(alert=alert, by=who)
        elif self.dice.random() < 0.5:
            actions.note_contact(alert=alert, by=alert.taken_by, way=self.dice.choice(["phone", "no_answer"]))
        else:
            actions.close_alert(alert=alert, by=alert.taken_by, outcome=self.dice.choice(list(Outcome)))


@pytest.fixture
def storms(monkeypatch):
    """Let mail fail and workers die, by the same dice."""

    def shake(dice):
        def send(*, channel, **facts):
            if channel == "email" and dice.random() < 0.33:
                raise DeliveryFailed("TimeoutError")
            if dice.random() < 0.03:
                raise Death
            deliver(channel=channel, **facts)

        escalate = escalation._escalate

        def die_sometimes(pk, **facts):
            if dice.random() < 0.03:
                raise Death
            escalate(pk, **facts)

        monkeypatch.setattr(delivery, "deliver", send)
        monkeypatch.setattr(escalation, "_escalate", die_sometimes)

    return shake


@pytest.fixture(params=[1, 2], ids=["always on duty", "office hours"])
def month(request, cast, storms):
    dice = random.Random(request.param)
    for user in (cast.claire, cast.safety):
        user.email = f"{user.username}@example.org"
        user.save()
    if request.param == 2:
        cast.team.cover_policies.all().delete()
        sign_cover(cast.team, steps=[(cast.claire, 15), (None, 15)], officer=cast.safety, opening=OFFICE)
    with time_machine.travel(START, tick=False) as traveller:
        life = Month(cast, dice)
        storms(dice)
        while (moment := life.next_moment(clock.now())) < END:
            traveller.move_to(moment)
            life.live()
        yield life


def test_no_alert_is_lost_in_a_month(month):
    alerts = list(Alert.objects.order_by("created_at", "id"))
    assert len(alerts) >= 10
    for alert in alerts:
        assert_told_at_once(alert)
        assert_never_forgotten(alert)
    assert_every_silence_was_raised()
    still_open = {alert.pk for alert in alerts if alert.state != AlertState.CLOSED}
    assert {line.id for line in queries.queue(of=month.cast.safety)} == still_open


def assert_told_at_once(alert):
    """Someone was told within two minutes, deaths included, or the alert was already taken."""
    first = alert.deliveries.filter(sent_at__isnull=False).order_by("sent_at").first()
    taken = alert.events.filter(kind=EventKind.TAKEN).order_by("created_at").first()
    soonest = min(moment for moment in (first and first.sent_at, taken and taken.created_at) if moment)
    assert soonest - alert.created_at <= timedelta(minutes=2)


def assert_never_forgotten(alert):
    """Either a human closed it with an outcome, or it is due, and something happens within its longest clock."""
    if alert.state == AlertState.CLOSED:
        assert alert.outcome
        assert alert.closed_by
    else:
        assert alert.due_at > clock.now() - escalation.LEASE
    end = alert.closed_at or clock.now()
    events = AlertEvent.objects.filter(alert=alert).order_by("created_at")
    moments = [*events.values_list("created_at", flat=True), end]
    longest = timedelta(days=7) if alert.level == Level.YELLOW else timedelta(days=4)
    assert max(after - before for before, after in pairwise(moments)) <= longest


def assert_every_silence_was_raised():
    silences = Watch.objects.filter(kind=Watch.Kind.UNANSWERED)
    raised = AlertReason.objects.filter(kind=ReasonKind.UNANSWERED).count()
    assert silences.filter(ended_by="raised").count() == raised
    assert not silences.filter(due_at__lt=clock.now() - timedelta(minutes=1)).exists()
