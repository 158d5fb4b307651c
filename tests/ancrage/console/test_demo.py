"""The demonstration: an invented month, really lived, once."""

from datetime import timedelta

import pytest

from ancrage.accounts.models import User
from ancrage.audit.models import TrailEntry
from ancrage.audit.queries import verify
from ancrage.care.models import Alert, Delivery
from ancrage.companion.models import Conversation, Message
from ancrage.console.demo import seed
from ancrage.console.demo.story import story
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel import clock
from ancrage.vigilance.models import Reading, Review


@pytest.fixture
def month(db):
    """Play the whole month."""
    assert seed.seed_once(say=lambda _sentence: None)


def test_the_month_is_played_once(month):
    assert not seed.seed_once(say=lambda _sentence: None)
    assert User.objects.filter(username="amina").count() == 1


def test_every_message_was_said_read_and_answered_over_a_month_that_ends_today(month):
    written = sum(len(talk.messages) for talk in story()["talks"])
    assert Message.objects.filter(author="person").count() == written
    assert Reading.objects.filter(state="read").count() == written
    assert Message.objects.filter(author="companion", answers__isnull=False).count() == written
    days = {talk.created_at.date() for talk in Conversation.objects.order_by("created_at")}
    assert len(days) >= 10
    assert clock.now().date() - min(days) >= timedelta(days=28)
    assert not Message.objects.filter(at__gt=clock.now()).exists()
    assert ExerciseRun.objects.filter(finished_at__isnull=False).count() >= 4


def test_past_alerts_were_taken_reviewed_and_closed_and_one_waits_now(month, mailoutbox):
    states = list(Alert.objects.order_by("created_at").values_list("state", flat=True))
    assert states.count("closed") >= 2
    assert states[-1] == "waiting"
    assert set(states) == {"closed", "waiting"}
    assert Review.objects.count() >= 2
    assert not Delivery.objects.filter(alert__state="closed", due_at__isnull=False).exists()
    assert mailoutbox == []


def test_the_trail_of_the_month_is_whole(month):
    assert TrailEntry.objects.count() > 30
    assert verify().holds


def test_what_people_typed_was_written_for_the_demonstration():
    month = story()
    assert "inventés" in month["source"]
    assert month["status"] == "draft"
