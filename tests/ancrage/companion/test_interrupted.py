"""A process died, or the talk moved, between a message and its answer."""

import uuid

import pytest

import vigie
from ancrage.care.models import Alert
from ancrage.companion import actions
from ancrage.companion.engines import guided
from ancrage.companion.models import Message
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose

DANGER = vigie.Reading("plan", "self", "open", vigie.Quality(language="fr", characters=10), "test")


@pytest.fixture
def conversation(cast, monkeypatch):
    monkeypatch.setattr(vigie, "read", lambda _text, **_context: DANGER)
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.start_conversation(person=cast.amina)


def said(conversation):
    return actions.say(conversation=conversation, text="bonsoir", key=uuid.uuid4())


def test_what_a_dead_process_left_unread_is_read_before_it_is_answered(conversation, monkeypatch):
    with monkeypatch.context() as death:
        death.setattr(actions, "_read", lambda _reading_id: None)
        message = said(conversation)
    assert not Alert.objects.exists()
    actions.reply(message=message)
    assert Alert.objects.get().level == "red"


def test_when_the_talk_moves_while_the_answer_is_composed_it_is_composed_again(
    conversation, cast, monkeypatch
):
    message, compose, seen = said(conversation), guided.compose, []

    def interrupted(state, *heard, **facts):
        seen.append(state.turn)
        if len(seen) == 1:
            actions.write_as_professional(conversation=conversation, by=cast.claire, text="Je suis là.")
        return compose(state, *heard, **facts)

    monkeypatch.setattr(guided, "compose", interrupted)
    answer = actions.reply(message=message)
    assert len(seen) == 2
    assert Message.objects.filter(conversation=conversation).count() == answer.position == 4
