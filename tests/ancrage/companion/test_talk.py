"""A kept talk: stored, read, then answered."""

import uuid

import pytest

import vigie
from ancrage.care.models import Alert, Watch
from ancrage.companion import actions, queries
from ancrage.companion.actions import ConsentMissing
from ancrage.companion.models import Conversation, Message
from ancrage.kernel.errors import Invalid, Refused
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading


def heard(risk="none", outcome="nothing", subject="none"):
    quality = vigie.Quality(language="fr", characters=10)
    return vigie.Reading(risk=risk, subject=subject, outcome=outcome, quality=quality, version="test")


@pytest.fixture
def reads(monkeypatch):
    """Let the reading say what the test wants; calm unless told otherwise."""
    answers = {}
    monkeypatch.setattr(vigie, "read", lambda text, **_context: answers.get(text, heard()), raising=False)
    return answers


@pytest.fixture
def conversation(cast, reads):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.start_conversation(person=cast.amina)


def said(conversation, text, key=None):
    return actions.say(conversation=conversation, text=text, key=key or uuid.uuid4())


def test_a_talk_that_is_not_allowed_is_not_kept(cast, reads):
    with pytest.raises(ConsentMissing):
        actions.start_conversation(person=cast.amina)
    assert not Conversation.objects.exists()


def test_a_withdrawal_counts_at_the_next_message(cast, conversation):
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    with pytest.raises(ConsentMissing):
        said(conversation, "Bonsoir")
    assert not Message.objects.filter(author="person").exists()


def test_what_is_said_is_stored_with_its_reading_and_answered_once(conversation):
    message = said(conversation, "Je dors mal depuis la rentrée.")
    assert Reading.objects.get(message_id=message.pk).state == "read"
    answer = actions.reply(message=message)
    assert actions.reply(message=message) == answer
    texts = [(one.author, one.text) for one in queries.messages(conversation)]
    assert [author for author, _ in texts] == ["companion", "person", "companion"]
    assert texts[1][1] == "Je dors mal depuis la rentrée."
    assert texts[2][1]


def test_nothing_said_lies_in_clear_in_the_tables(conversation):
    message = said(conversation, "Mon voisin Théophraste crie.")
    row = Message.objects.filter(pk=message.pk).values().get()
    assert "Théophraste" not in str(row)
    assert "Théophraste".encode() not in bytes(row["text_sealed"])
    assert Reading.objects.get(message_id=message.pk).to_read_sealed is None


def test_a_retried_send_is_one_message(conversation):
    key = uuid.uuid4()
    first, second = said(conversation, "Bonsoir", key), said(conversation, "Bonsoir", key)
    assert first == second
    assert Message.objects.filter(author="person").count() == 1
    assert Reading.objects.count() == 1


def test_danger_raises_an_alert_before_any_reply(conversation, reads):
    reads["adieu"] = heard(risk="plan", outcome="open", subject="self")
    said(conversation, "adieu")
    assert Alert.objects.get().level == "red"
    assert not Message.objects.filter(author="companion", answers__isnull=False).exists()


def test_the_direct_question_is_watched_until_it_is_answered(cast, conversation, reads):
    reads["à quoi bon"] = heard(risk="passive", outcome="ask", subject="self")
    actions.reply(message=said(conversation, "à quoi bon"))
    conversation.refresh_from_db()
    assert queries.state(conversation).last_question == "suicide_direct"
    watch = Watch.objects.get(kind="unanswered")
    assert watch.ended_at is None
    said(conversation, "Non, pas du tout.")
    watch.refresh_from_db()
    assert watch.ended_by == "answered"


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x00"])
def test_an_empty_message_is_refused(conversation, text):
    with pytest.raises(Invalid, match="rien d’écrit"):
        said(conversation, text)


def test_a_message_that_is_too_long_is_refused_with_a_sentence(conversation):
    with pytest.raises(Invalid, match="20 000"):
        said(conversation, "a" * 20_001)
    assert said(conversation, "é" * 20_000)


@pytest.mark.parametrize(
    "text", ["😭😭😭", "مرحبا، لا أستطيع النوم", "a\x00b", "<script>alert(1)</script>", "\u202eabc"]
)
def test_any_other_text_is_kept_as_it_was_typed(conversation, text):
    message = said(conversation, text)
    assert queries.opened(conversation, [message])[0].text == text.replace("\x00", "")
    assert actions.reply(message=message).text_sealed


def test_a_long_talk_is_read_page_by_page(conversation):
    for number in range(70):
        actions.reply(message=said(conversation, f"Message numéro {number}"))
    last = queries.messages(conversation)
    earlier = queries.messages(conversation, before=last[0].position)
    assert len(last) == queries.PAGE
    assert [one.position for one in earlier + last] == list(
        range(last[-1].position - 99, last[-1].position + 1)
    )


def test_a_reply_that_never_came_is_found_again(conversation):
    message = said(conversation, "Vous êtes là ?")
    assert queries.unanswered(conversation) == message
    actions.reply(message=message)
    assert queries.unanswered(conversation) is None


def test_only_someone_with_a_relation_writes_in_a_talk(cast, conversation):
    message = actions.write_as_professional(conversation=conversation, by=cast.claire, text="Je suis là.")
    shown = queries.messages(conversation)[-1]
    assert (shown.id, shown.author, shown.who) == (message.pk, "professional", "Claire")
    with pytest.raises(Refused):
        actions.write_as_professional(conversation=conversation, by=cast.denis, text="Moi aussi.")


def test_the_emergency_stop_leaves_resources_only(cast, conversation):
    actions.stop_free_talk(by=cast.safety, reason="Une réponse déplacée a été signalée.")
    answer = actions.reply(message=said(conversation, "Bonsoir"))
    assert answer.extras["resources"]
    assert answer.extras["questions"] == 0
    actions.resume_free_talk(stop=queries.free_talk_stop(), by=cast.safety)
    assert queries.free_talk_stop() is None


def test_the_emergency_stop_is_not_for_everyone(cast):
    for someone in (cast.denis, cast.amina, cast.elise):
        with pytest.raises(Refused):
            actions.stop_free_talk(by=someone, reason="parce que")


def test_two_messages_in_a_row_are_both_kept_and_answered_in_order(conversation):
    first, second = said(conversation, "Je dors mal."), said(conversation, "Et je mange peu.")
    assert queries.waiting(conversation) == [first, second]
    answer = actions.reply(message=second)
    assert Message.objects.get(answers=first).position < answer.position
    assert actions.reply(message=first) == Message.objects.get(answers=first)
    assert queries.waiting(conversation) == []
    authors = [one.author for one in queries.messages(conversation)]
    assert authors == ["companion", "person", "person", "companion", "companion"]


def test_what_was_left_without_a_reply_long_ago_is_not_brought_up_again(conversation):
    left, next_one = said(conversation, "Vous êtes là ?"), said(conversation, "Bon.")
    actions.reply(message=next_one)
    Message.objects.filter(answers=left).delete()
    assert queries.waiting(conversation) == []
    last = said(conversation, "Bonsoir.")
    assert queries.unanswered_before(last) == []
    assert queries.waiting(conversation) == [last]
