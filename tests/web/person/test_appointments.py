"""Appointments on the pages, from both sides: times in words, the limit said, the slower one told what is left."""

from datetime import datetime

import pytest
import time_machine

from ancrage.care.models import CareRelation
from ancrage.exchanges.actions import book, open_slots
from ancrage.exchanges.models import Appointment, Slot
from tests.ancrage.exchanges.conftest import PARIS, wall
from tests.web.clinic.conftest import set_up_second_factor

HERE = "/mes-demandes/rendez-vous/"


@pytest.fixture
def thursday():
    with time_machine.travel(datetime(2026, 11, 26, 10, tzinfo=PARIS), tick=False) as travel:
        yield travel


@pytest.fixture
def slot(cast, thursday):
    return opened(cast)


@pytest.fixture
def claire(client, cast, thursday):
    set_up_second_factor(cast.claire)
    client.force_login(cast.claire)
    return client


def opened(cast, day=3, **facts):
    facts = {"minutes": 45, "where": "office", "place": "12 rue des Tilleuls (inventée)"} | facts
    return open_slots(by=cast.claire, local=wall(2026, 12, day, 14, 30), **facts).slots[0]


def text(response):
    return response.content.decode()


def test_free_slots_are_shown_by_day_with_the_limit_of_the_site(cast, slot, amina):
    page = text(amina.get(HERE))
    assert "Jeudi 3 décembre" in page
    assert "14\u00a0h\u00a030" in page
    assert "jusqu’à 24 heures avant" in page
    assert "rue des Tilleuls" not in page


def test_one_books_and_reads_it_in_words(cast, slot, amina):
    response = amina.post(HERE, {"slot": slot.pk}, follow=True)
    page = text(response)
    assert "Jeudi 3 décembre à 14\u00a0h\u00a030" in page
    assert "12 rue des Tilleuls" in page
    assert "jusqu’au mercredi 2 décembre à 14\u00a0h\u00a030 (24 heures avant)" in page
    assert "Jeudi 3 décembre" in text(amina.get("/mes-demandes/"))


def test_the_slower_one_reads_a_clear_message_and_the_other_slots(cast, slot, amina):
    CareRelation.objects.create(
        person=cast.basile, professional=cast.claire, organisation=cast.team, kind="standing"
    )
    left = opened(cast, day=4)
    book(person=cast.basile, slot_id=slot.pk)
    response = amina.post(HERE, {"slot": slot.pk})
    assert response.status_code == 409
    page = text(response)
    assert "Ce créneau vient d’être pris ou retiré. Voici ceux qui restent" in page
    assert str(left.pk) in page
    assert str(slot.pk) not in page


def test_without_a_choice_it_says_so(slot, amina):
    response = amina.post(HERE)
    assert response.status_code == 422
    assert "Choisissez un créneau." in text(response)


def test_a_slot_of_nobody_who_follows_one_does_not_exist(cast, client, slot):
    client.force_login(cast.basile)
    assert client.post(HERE, {"slot": slot.pk}).status_code == 404
    assert "Personne ne vous suit ici" in text(client.get(HERE))


def test_one_moves_then_cancels(cast, slot, amina):
    other = opened(cast, day=4)
    row = book(person=cast.amina, slot_id=slot.pk)
    assert "Il reste à vous tant que le nouveau n’est pas pris" in text(
        amina.get(f"{HERE}{row.pk}/deplacer/")
    )
    page = text(amina.post(f"{HERE}{row.pk}/deplacer/", {"slot": other.pk}, follow=True))
    assert "Vendredi 4 décembre" in page
    held = Appointment.objects.get(state="held")
    page = text(amina.post(f"{HERE}{held.pk}/", {"act": "cancel"}, follow=True))
    assert "Le rendez-vous est annulé" in page
    assert "Vous l’avez annulé" in text(amina.get(f"{HERE}{held.pk}/"))


def test_after_the_limit_it_says_so_and_how_to_warn(cast, slot, amina, thursday):
    row = book(person=cast.amina, slot_id=slot.pk)
    thursday.move_to(datetime(2026, 12, 2, 20, tzinfo=PARIS))
    amina.force_login(cast.amina)
    page = text(amina.get(f"{HERE}{row.pk}/"))
    assert "La limite pour changer ici, 24 heures avant, est passée" in page
    assert "écrire à Claire" in page
    response = amina.post(f"{HERE}{row.pk}/", {"act": "cancel"})
    assert response.status_code == 403
    assert "Il est trop tard" in text(response)
    assert amina.get(f"{HERE}{row.pk}/deplacer/").status_code == 409


def test_the_reminder_is_offered_to_whoever_can_get_it_only(cast, slot, amina):
    assert "Me le rappeler la veille" not in text(amina.get(HERE))
    cast.amina.email = "amina@example.org"
    cast.amina.save()
    assert "Me le rappeler la veille" in text(amina.get(HERE))
    amina.post(HERE, {"slot": slot.pk, "reminder": "1"})
    row = Appointment.objects.get()
    assert row.wants_reminder
    page = text(amina.post(f"{HERE}{row.pk}/", {"act": "quiet"}, follow=True))
    assert "Pas de rappel prévu" in page


def test_the_calendar_file_says_nothing(cast, slot, amina):
    row = book(person=cast.amina, slot_id=slot.pk)
    response = amina.get(f"{HERE}{row.pk}/agenda.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Rendez-vous" in text(response)
    for word in ("Claire", "Tilleuls", "Amina", "ncrage"):
        assert word not in text(response) + str(response.headers)
    amina.post(f"{HERE}{row.pk}/", {"act": "cancel"})
    assert amina.get(f"{HERE}{row.pk}/agenda.ics").status_code == 404


def test_a_video_link_shows_once_it_is_booked(cast, amina, thursday):
    slot = opened(cast, where="video", place="https://visio.example.org/salle-inventee")
    assert "visio.example.org" not in text(amina.get(HERE))
    page = text(amina.post(HERE, {"slot": slot.pk}, follow=True))
    assert 'href="https://visio.example.org/salle-inventee" rel="noreferrer noopener"' in page


# --- from the clinic ------------------------------------------------------------------------------


def test_a_professional_opens_a_series_in_words(claire):
    said = {
        "day": "2026-12-03",
        "hour": "14:30",
        "minutes": "45",
        "weeks": "5",
        "where": "phone",
        "place": "",
    }
    page = text(claire.post("/creneaux/", said, follow=True))
    assert "5 créneaux ouverts" in page
    assert "Jeudi 3 décembre" in page
    assert Slot.objects.count() == 5


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": ""}, "Choisissez un jour."),
        ({"hour": "tard"}, "Cette heure ne se lit pas"),
        ({"minutes": "2"}, "Au moins 10 minutes"),
        ({"weeks": "99"}, "Au plus 26 semaines"),
        ({"where": "video", "place": "visio"}, "qui commence par https://"),
        ({"day": "2026-11-01"}, "déjà passé"),
    ],
)
def test_what_makes_no_slot_is_said_and_nothing_is_lost(claire, wrong, said):
    sent = {
        "day": "2026-12-03",
        "hour": "14:30",
        "minutes": "45",
        "weeks": "1",
        "where": "phone",
        "place": "porte bleue",
    } | wrong
    response = claire.post("/creneaux/", sent)
    assert response.status_code == 422
    assert said in text(response)
    assert f'value="{sent["place"]}"' in text(response)


def test_the_agenda_names_who_comes_and_cancels(claire, cast, slot):
    row = book(person=cast.amina, slot_id=slot.pk)
    assert "<strong>Amina</strong>" in text(claire.get("/creneaux/"))
    page = text(claire.post(f"/creneaux/rendez-vous/{row.pk}/", {"act": "cancel"}, follow=True))
    assert "Le rendez-vous est annulé" in page
    claire.force_login(cast.amina)
    page = text(claire.get(f"{HERE}{row.pk}/"))
    assert "Claire a dû l’annuler" in page
    assert "Vous n’y êtes pour rien" in page
    assert "a annulé un rendez-vous avec vous" in text(claire.get("/mes-donnees/"))


def test_an_absence_is_marked_and_corrected(claire, cast, slot, thursday):
    row = book(person=cast.amina, slot_id=slot.pk)
    assert claire.post(f"/creneaux/rendez-vous/{row.pk}/", {"act": "missed"}).status_code == 422
    thursday.move_to(datetime(2026, 12, 3, 16, tzinfo=PARIS))
    claire.force_login(cast.claire)
    page = text(claire.post(f"/creneaux/rendez-vous/{row.pk}/", {"act": "missed"}, follow=True))
    assert "pas venu·e" in page
    page = text(claire.post(f"/creneaux/rendez-vous/{row.pk}/", {"act": "came"}, follow=True))
    assert "C’est corrigé" in page


def test_a_free_slot_is_taken_back_and_a_held_one_is_not(claire, cast, slot):
    other = opened(cast, day=4)
    book(person=cast.amina, slot_id=slot.pk)
    assert claire.post(f"/creneaux/{slot.pk}/retirer/").status_code == 409
    assert "1 créneau retiré." in text(claire.post(f"/creneaux/{other.pk}/retirer/", follow=True))
