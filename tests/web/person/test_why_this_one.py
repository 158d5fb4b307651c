"""On the card of the talk and on the page of the exercise: why it was proposed, to the person alone."""

import json
import uuid

import pytest

from ancrage.companion import actions, queries
from ancrage.companion.models import Conversation, Message
from ancrage.companion.rules import TalkState
from ancrage.exercises import actions as exercises
from ancrage.exercises import queries as exercise_queries
from ancrage.vault.actions import seal


@pytest.fixture
def offered(cast, talk):
    """A talk of Amina's where the body scan, which helped her twice, was just proposed."""
    for _ in range(2):
        run = exercises.begin_run(person=cast.amina, exercise_id="body_scan")
        exercises.finish_run(run=run, helped="yes")
    state = TalkState(
        turn=4,
        themes=("sleep",),
        last_question="exercise_permission",
        proposed=("body_scan",),
        notes={"exercise": "body_scan", "because": "helped::2:2:2:vous:f"},
    )
    place, text = queries.state_place(talk), json.dumps(state.as_dict())
    sealed = seal(owner=talk.person_id, place=place, text=text)
    Conversation.objects.filter(pk=talk.pk).update(state_sealed=sealed)
    talk.refresh_from_db()
    return talk


def say(talk, text):
    return actions.reply(message=actions.say(conversation=talk, text=text, key=uuid.uuid4()))


def page_in(amina, talk, slug="parcourir-le-corps"):
    return amina.get(f"/exercices/{slug}/?conversation={talk.pk}").content.decode()


def test_the_card_and_the_page_say_why(amina, offered):
    say(offered, "oui je veux bien")
    why = "Proposé parce que cela vous avait aidée deux fois."
    assert why in amina.get(f"/parler/{offered.pk}/").content.decode()
    assert why in page_in(amina, offered)


def test_a_page_opened_from_nowhere_or_for_another_exercise_says_nothing(amina, offered):
    say(offered, "oui je veux bien")
    assert "Proposé parce que" not in amina.get("/exercices/parcourir-le-corps/").content.decode()
    assert "Proposé parce que" not in page_in(amina, offered, "respirer")


def test_nobody_else_learns_why(client, cast, amina, offered):
    say(offered, "oui je veux bien")
    client.force_login(cast.basile)
    assert "Proposé parce que" not in page_in(client, offered)
    client.logout()
    assert "Proposé parce que" not in page_in(client, offered)


def test_what_is_kept_beside_the_reply_is_a_code(amina, offered):
    reply = say(offered, "oui je veux bien")
    assert Message.objects.get(pk=reply.pk).extras["because"] == "helped::2:2:2:vous:f"


def test_asked_why_it_answers_from_what_is_kept(cast, offered):
    reply = say(offered, "pourquoi celui-là ?")
    text = queries.opened(offered, [reply])[0].text
    assert "cela vous avait aidé" in text
    assert "deux fois" in text


def test_how_it_was_said_in_the_talk_counts_as_a_rating_and_what_was_worse_is_not_proposed_again(
    cast, offered
):
    for text in ("oui je veux bien", "c'est fait", "c'était désagréable"):
        say(offered, text)
    assert exercise_queries.last_ratings(cast.amina)["body_scan"] == "worse"
    assert exercise_queries.tastes_of(cast.amina).worse == {"body_scan"}
