"""The thread with one's professional, from the person's pages and from the clinic's."""

import uuid

import pytest

from ancrage.care.models import Alert, CareRelation
from ancrage.exchanges.actions import answer
from ancrage.exchanges.models import SecureMessage
from ancrage.kernel import clock
from tests.web.clinic.conftest import set_up_second_factor

DANGER = "j'ai mis des cachets de côté pour ce soir"


@pytest.fixture
def relation(cast):
    return CareRelation.objects.get(person=cast.amina)


@pytest.fixture
def here(relation):
    return f"/mes-demandes/messages/{relation.pk}/"


def text(response):
    return response.content.decode()


def test_the_page_says_the_delay_of_the_site_and_what_answers_at_once(amina, here):
    page = text(amina.get(here))
    assert "L’équipe annonce une réponse sous 3 jours ouvrés." in page
    assert "Ce n’est pas un canal d’urgence" in page


def test_one_writes_and_reads_back(amina, cast, here):
    assert amina.post(here, {"text": "bonjour Claire", "key": uuid.uuid4()}).status_code == 302
    page = text(amina.get(here))
    assert "bonjour Claire" in page
    assert "pas encore lu" in page


def test_both_ends_meet(amina, client, cast, relation, here):
    amina.post(here, {"text": "bonjour Claire", "key": uuid.uuid4()})
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    assert 'data-waiting="1"' in text(client.get("/demandes/messages/compteur/"))
    assert "1 à lire" in text(client.get("/demandes/messages/"))
    assert "bonjour Claire" not in text(client.get("/demandes/messages/"))
    thread = f"/demandes/messages/{relation.pk}/"
    assert "bonjour Claire" in text(client.get(thread))
    assert client.post(thread, {"text": "je vous lis", "key": uuid.uuid4()}).status_code == 302
    client.force_login(cast.amina)
    page = text(client.get(here))
    assert "je vous lis" in page
    assert "lu à" in page
    assert "a ouvert vos messages, parce que cette personne vous suit" in text(client.get("/mes-donnees/"))


def test_a_danger_shows_help_at_once_and_the_message_is_kept(amina, cast, here):
    response = amina.post(here, {"text": DANGER, "key": uuid.uuid4()})
    assert response.status_code == 200
    page = text(response)
    assert page.index("Appeler le 3114") < page.index("cachets")
    assert Alert.objects.filter(person=cast.amina).exists()
    assert SecureMessage.objects.count() == 1
    assert "Appeler le 3114" in text(amina.get(here)), "it stays as long as the alert is open"


def test_what_is_refused_stays_in_the_field(amina, here):
    long = "mots " * 1000
    response = amina.post(here, {"text": long, "key": uuid.uuid4()})
    assert response.status_code == 422
    assert long.strip() in text(response)
    assert "C’est trop long" in text(response)
    assert amina.post(here, {"text": " "}).status_code == 422


def test_a_closed_thread_is_read_and_not_written_in(amina, cast, here, relation):
    amina.post(here, {"text": "bonjour", "key": uuid.uuid4()})
    CareRelation.objects.update(until=clock.now())
    page = text(amina.get(here))
    assert "Ce fil est fermé" in page
    assert "<textarea" not in page
    response = amina.post(here, {"text": "encore un mot", "key": uuid.uuid4()})
    assert response.status_code == 403
    assert "encore un mot" in text(response)
    assert "Relire les messages avec Claire" in text(amina.get("/mes-demandes/"))


def test_what_waits_to_be_read_is_said_on_the_page_of_requests(amina, cast, relation):
    answer(relation=relation, by=cast.claire, text="bonjour", key=uuid.uuid4())
    assert "1 message à lire" in text(amina.get("/mes-demandes/"))


def test_a_colleague_reaches_no_thread(client, cast, relation):
    set_up_second_factor(cast.denis)
    client.force_login(cast.denis)
    thread = f"/demandes/messages/{relation.pk}/"
    assert client.get(thread).status_code == 404
    assert client.post(thread, {"text": "bonjour"}).status_code == 404
    assert "Vous ne suivez personne pour l’instant" in text(client.get("/demandes/messages/"))


def test_an_answer_that_is_refused_stays_in_the_field(client, cast, relation):
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    long = "mots " * 1000
    response = client.post(f"/demandes/messages/{relation.pk}/", {"text": long})
    assert response.status_code == 422
    assert long.strip() in text(response)
