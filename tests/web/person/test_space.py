"""The person's own first page: in a few lines, each leading where it says."""

import uuid

import pytest

from ancrage.accounts.adapter import LEADS_TO
from ancrage.companion import actions as companion
from ancrage.exercises import actions as exercises
from ancrage.load import actions as load
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose

pytestmark = pytest.mark.django_db
PAGE = "/mon-espace/"


@pytest.fixture
def amina(cast, client):
    client.force_login(cast.amina)
    return cast.amina


def test_whoever_comes_in_as_a_person_arrives_there(cast, client):
    assert LEADS_TO["person"] == "my_space"
    assert client.get(PAGE).status_code == 302


def test_with_nothing_kept_it_says_so_and_shows_who_answers(amina, client):
    page = client.get(PAGE).content.decode()

    assert "Aucune conversation gardée" in page
    assert "Rien de prévu" in page
    assert "Qui répond maintenant" in page


def test_the_last_talk_and_what_was_begun_are_found_again(amina, client):
    give_consent(person=amina, purpose=Purpose.KEEP, text_version="1")
    talk = companion.start_conversation(person=amina)
    companion.say(conversation=talk, text="je dors mal depuis jeudi", key=uuid.uuid4())
    run = exercises.begin_run(person=amina, exercise_id="thought_record")
    exercises.keep_answers(run=run, step=1, answers={"situation": "en réunion"})
    page = client.get(PAGE).content.decode()

    assert "je dors mal depuis jeudi" in page
    assert f"/parler/{talk.pk}/" in page
    assert "Reprendre «" in page


def test_what_waits_in_the_list_is_shown_until_keeping_is_withdrawn(amina, client):
    give_consent(person=amina, purpose=Purpose.KEEP, text_version="1")
    load.empty_head(person=amina, text="appeler l’école", batch=uuid.uuid4())
    assert "à trier" in client.get(PAGE).content.decode()

    withdraw_consent(person=amina, purpose=Purpose.KEEP)

    assert "à trier" not in client.get(PAGE).content.decode()


def test_nothing_of_anyone_else_is_there(cast, client, amina):
    give_consent(person=cast.basile, purpose=Purpose.KEEP, text_version="1")
    talk = companion.start_conversation(person=cast.basile)
    companion.say(conversation=talk, text="secret de Basile", key=uuid.uuid4())

    assert "Basile" not in client.get(PAGE).content.decode()


def test_it_does_not_ask_the_database_more_as_the_file_grows(amina, client, django_assert_max_num_queries):
    give_consent(person=amina, purpose=Purpose.KEEP, text_version="1")
    for _ in range(6):
        talk = companion.start_conversation(person=amina)
        companion.say(conversation=talk, text="bonsoir, me voilà", key=uuid.uuid4())
    with django_assert_max_num_queries(45):
        client.get(PAGE)
