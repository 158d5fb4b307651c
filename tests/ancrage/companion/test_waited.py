"""What was written without a network: kept with both times, read as written earlier, answering nothing it had not seen."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

import vigie
from ancrage.care.models import Watch
from ancrage.companion import actions, queries
from ancrage.companion.models import Message
from ancrage.companion.rules import WAITED_AT_MOST, written_before
from ancrage.kernel import clock
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading

MORNING = datetime(2026, 3, 3, 7, 40, tzinfo=UTC)
NIGHT = datetime(2026, 3, 3, 3, 10, tzinfo=UTC)
ASKS = "à quoi bon"


@pytest.mark.parametrize(
    ("waited", "written"),
    [
        (0, None),
        (-600, None),
        (119, None),
        (120, MORNING - timedelta(minutes=2)),
        (16_200, NIGHT),
        (10**9, MORNING - WAITED_AT_MOST),
    ],
)
def test_only_a_span_is_believed_and_never_more_than_a_week(waited, written):
    assert written_before(MORNING, waited=waited) == written


@pytest.fixture
def talk(cast, monkeypatch):
    def read(text, **_context):
        quality = vigie.Quality(language="fr", characters=len(text))
        asks = {"risk": "passive", "subject": "self", "outcome": "ask"}
        calm = {"risk": "none", "subject": "none", "outcome": "nothing"}
        return vigie.Reading(quality=quality, version="test", **(asks if text == ASKS else calm))

    monkeypatch.setattr(vigie, "read", read, raising=False)
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    with clock.turned_to(NIGHT - timedelta(hours=1)):
        return actions.start_conversation(person=cast.amina)


def said(talk, text, *, at=MORNING, **facts):
    with clock.turned_to(at):
        return actions.say(conversation=talk, text=text, key=uuid.uuid4(), **facts)


def test_both_times_are_kept_in_the_talk_and_in_what_was_read(talk):
    message = said(talk, "Je dors mal.", waited=16_200)
    assert (message.written_at, message.at) == (NIGHT, MORNING)
    assert Reading.objects.get(message_id=message.pk).written_at == NIGHT
    assert queries.messages(talk)[-1].written_at == NIGHT


def test_a_message_sent_at_once_has_one_time(talk):
    message = said(talk, "Je dors mal.", waited=3)
    assert message.written_at is None
    assert Reading.objects.get(message_id=message.pk).written_at is None


def test_sent_again_by_another_tab_it_is_one_message_with_its_first_times(talk):
    key = uuid.uuid4()
    with clock.turned_to(MORNING):
        first = actions.say(conversation=talk, text="Bonsoir", key=key, waited=16_200)
        again = actions.say(conversation=talk, text="Bonsoir", key=key, waited=16_900)
    assert again == first
    assert Message.objects.filter(author="person").values_list("written_at", flat=True).get() == NIGHT


def waits_for_an_answer(person) -> bool:
    return Watch.objects.filter(person=person, kind="unanswered", ended_at__isnull=True).exists()


@pytest.mark.parametrize(("waited", "still_waits"), [(0, False), (60 * 5, False), (60 * 30, True)])
def test_what_was_written_before_a_grave_question_does_not_answer_it(talk, cast, waited, still_waits):
    with clock.turned_to(MORNING - timedelta(minutes=10)):
        asked = actions.say(conversation=talk, text=ASKS, key=uuid.uuid4())
        actions.reply(message=asked)
    assert waits_for_an_answer(cast.amina)
    said(talk, "Je rentre.", waited=waited)
    assert waits_for_an_answer(cast.amina) is still_waits
