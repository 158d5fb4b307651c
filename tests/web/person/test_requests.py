"""Asking to be called back, from the person's pages: honest delays, every state, nothing lost on an error."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.accounts import actions as accounts
from ancrage.care.models import Alert, CareRelation, CoverPolicy
from ancrage.exchanges import actions
from ancrage.exchanges.models import Callback
from ancrage.kernel import clock

PARIS = ZoneInfo("Europe/Paris")
OFFICE = {"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "18:00"}
NEW = "/mes-demandes/rappel/"
SAID = {"window": "today.afternoon", "phone": "06 12 34 56 78", "subject": ""}
DANGER = "j'ai mis des cachets de côté pour ce soir"


@pytest.fixture
def thursday(cast):
    CoverPolicy.objects.update(opening=OFFICE)
    with time_machine.travel(datetime(2026, 11, 26, 10, tzinfo=PARIS), tick=False) as travel:
        yield travel


def text(response):
    return response.content.decode()


def send(client, **facts):
    return client.post(NEW, SAID | {"key": uuid.uuid4()} | facts)


def test_the_page_says_to_whom_when_and_that_it_is_not_for_emergencies(amina, thursday):
    page = text(amina.get(NEW))
    assert "Votre demande va à Claire." in page
    assert "Du lundi au vendredi, de 9\u00a0h à 18\u00a0h." in page
    assert "à 14\u00a0h, la coordination de l’équipe est prévenue" in page
    assert "Ce n’est pas un canal d’urgence" in page
    assert 'href="tel:3114"' in page


def test_when_it_is_closed_the_page_says_when_it_opens(amina, cast, thursday):
    thursday.move_to(datetime(2026, 11, 27, 19, tzinfo=PARIS))
    amina.force_login(cast.amina)
    page = text(amina.get(NEW))
    assert "C’est fermé en ce moment : réouverture le 30 novembre à 9\u00a0h" in page
    assert "Aujourd’hui, plus personne n’est là" in page
    assert "today." not in page


def test_someone_whom_nobody_follows_asks_the_team(client, cast, thursday):
    client.force_login(cast.basile)
    assert "Votre demande va à l’équipe Équipe Les Tilleuls" in text(client.get(NEW))
    assert send(client).status_code == 302


def test_it_needs_no_consent(amina, cast, thursday):
    response = send(amina)
    row = Callback.objects.get(person=cast.amina)
    assert response.headers["Location"] == f"{NEW}{row.pk}/"
    page = text(amina.get(response.headers["Location"]))
    assert "Demande envoyée à Claire" in page
    assert "06 •• •• •• 78" in page
    assert "06 12 34 56 78" not in page


def test_a_number_left_before_is_proposed_masked(amina, cast, thursday):
    accounts.set_identity(person=cast.amina, facts={"phone": "0700000007"})
    page = text(amina.get(NEW))
    assert "07 •• •• •• 07" in page
    assert "07 00 00 00 07" not in page
    assert send(amina, number="known", phone="").status_code == 302
    from ancrage.exchanges.queries import words

    assert words(Callback.objects.get())[0] == "07 00 00 00 07"


def test_a_number_that_cannot_be_read_is_said_near_its_field_and_nothing_is_lost(amina, thursday):
    response = send(amina, phone="06 12", subject="mon arrêt de travail")
    assert response.status_code == 422
    page = text(response)
    assert "Ce numéro ne se lit pas" in page
    assert 'value="mon arrêt de travail"' in page
    assert not Callback.objects.exists()


def test_a_moment_that_went_by_while_writing_is_said_and_nothing_is_lost(amina, thursday):
    thursday.move_to(datetime(2026, 11, 26, 17, 50, tzinfo=PARIS))
    response = send(amina, subject="une question")
    assert response.status_code == 422
    assert "plus proposé" in text(response)
    assert 'value="une question"' in text(response)


def test_sent_twice_it_is_asked_once(amina, thursday):
    key = uuid.uuid4()
    assert send(amina, key=key).headers["Location"] == send(amina, key=key).headers["Location"]
    assert Callback.objects.count() == 1


def test_a_second_one_leads_to_the_first(amina, thursday):
    send(amina)
    assert "Une demande est déjà en cours" in text(amina.get(NEW))
    response = send(amina)
    assert response.status_code == 409
    assert "Vous avez déjà une demande en cours" in text(response)


def test_a_danger_shows_help_at_once_and_tells_someone(amina, cast, thursday):
    response = send(amina, subject=DANGER)
    assert response.status_code == 200
    page = text(response)
    assert "Appeler le 3114" in page
    assert Alert.objects.filter(person=cast.amina).exists()
    assert Callback.objects.filter(person=cast.amina).exists()
    assert DANGER not in "".join(response.headers.values())


def test_every_state_is_said_with_its_date(amina, cast, thursday):
    send(amina)
    row = Callback.objects.get()
    here = f"{NEW}{row.pk}/"
    thursday.move_to(datetime(2026, 11, 26, 10, 5, tzinfo=PARIS))
    actions.take_callback(callback=row, by=cast.claire)
    thursday.move_to(datetime(2026, 11, 26, 14, 5, tzinfo=PARIS))
    actions.note_try(callback=row, by=cast.claire, result="no_answer")
    page = text(amina.get(here))
    assert "Prise par Claire, 1 essai sans vous joindre" in page
    assert "Claire a appelé, sans réponse" in page
    assert "À 14\u00a0h\u00a005" in page
    thursday.move_to(datetime(2026, 11, 26, 15, tzinfo=PARIS))
    actions.note_try(callback=row, by=cast.claire, result="wrong_number")
    assert "Le numéro donné ne mène pas à vous" in text(amina.get(here))
    assert amina.post(here, {"act": "number", "phone": "0700000001"}).status_code == 302
    actions.note_try(callback=row, by=cast.claire, result="reached")
    assert "Rappel fait par Claire" in text(amina.get("/mes-demandes/"))


def test_an_expired_one_is_owned_up_to(amina, cast, thursday):
    send(amina)
    thursday.move_to(datetime(2026, 12, 4, 10, tzinfo=PARIS))
    actions.escalate_due()
    amina.force_login(cast.amina)
    page = text(amina.get(f"{NEW}{Callback.objects.get().pk}/"))
    assert "Expirée" in page
    assert "cela ne vient pas de vous" in page


def test_it_is_cancelled_in_one_act(amina, thursday):
    send(amina)
    row = Callback.objects.get()
    page = text(amina.post(f"{NEW}{row.pk}/", {"act": "cancel"}, follow=True))
    assert "personne ne vous appellera" in page
    assert "Annulée" in page
    assert amina.post(f"{NEW}{row.pk}/", {"act": "cancel"}).status_code == 409


def test_a_wrong_number_again_is_said_near_its_field(amina, thursday):
    send(amina)
    response = amina.post(f"{NEW}{Callback.objects.get().pk}/", {"act": "number", "phone": "non"})
    assert response.status_code == 422
    assert "ne se lit pas" in text(response)


def test_someone_elses_request_does_not_exist(client, cast, amina, thursday):
    send(amina)
    client.force_login(cast.basile)
    assert client.get(f"{NEW}{Callback.objects.get().pk}/").status_code == 404


def test_the_page_of_requests_begins_empty_and_names_who_follows_one(amina, thursday):
    page = text(amina.get("/mes-demandes/"))
    assert "Ce que vous demandez à Claire" in page
    assert "Rien n’est demandé pour l’instant" in page


def test_who_opened_it_is_told_among_those_who_opened_the_file(amina, cast, thursday):
    send(amina)
    from ancrage.exchanges.access import access_request

    access_request(cast.claire, Callback.objects.get().pk)
    assert "a ouvert votre demande de rappel, parce que cette personne vous suit" in text(
        amina.get("/mes-donnees/")
    )


def test_a_relation_that_ended_asks_the_team(amina, cast, thursday):
    CareRelation.objects.update(until=clock.now())
    assert "Votre demande va à l’équipe" in text(amina.get(NEW))
