"""Requests to be called back, from the professionals' pages."""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ancrage.care.models import CoverPolicy
from ancrage.exchanges import actions
from ancrage.exchanges.models import Callback

PARIS = ZoneInfo("Europe/Paris")
SUBJECT = "changer de jour"


@pytest.fixture
def thursday(cast):
    CoverPolicy.objects.update(opening={"days": [0, 1, 2, 3, 4], "from": "09:00", "to": "18:00"})
    with time_machine.travel(datetime(2026, 11, 26, 10, tzinfo=PARIS), tick=False) as travel:
        yield travel


@pytest.fixture
def asked(cast, thursday):
    return actions.ask_callback(
        person=cast.amina, window="today.afternoon", phone="0612345678", subject=SUBJECT, key=uuid.uuid4()
    )[0]


@pytest.fixture
def asked_of_the_team(cast, thursday):
    return actions.ask_callback(
        person=cast.basile, window="tomorrow.morning", phone="0612345678", key=uuid.uuid4()
    )[0]


def text(response):
    return response.content.decode()


def test_the_list_shows_mine_first_then_the_teams_without_a_word_of_theirs(
    enter, cast, asked, asked_of_the_team
):
    page = text(enter(cast.claire).get("/demandes/"))
    assert page.index("Amina") < page.index("À l’équipe") < page.index(cast.basile.code)
    assert "Basile" not in page
    assert SUBJECT not in page
    assert "56 78" not in page


def test_nothing_waits_is_said(enter, cast, thursday):
    assert "Aucune demande ne vous attend." in text(enter(cast.denis).get("/demandes/"))


def test_the_counter_counts_what_may_be_taken(enter, cast, asked, asked_of_the_team):
    assert 'data-waiting="2"' in text(enter(cast.claire).get("/demandes/compteur/"))
    assert 'data-waiting="1"' in text(enter(cast.denis).get("/demandes/compteur/"))
    assert text(enter(cast.elise).get("/demandes/compteur/")).count("data-waiting") == 0


def test_the_number_and_the_subject_open_to_whoever_takes_it(enter, cast, asked):
    claire = enter(cast.claire)
    here = f"/demandes/{asked.pk}/"
    before = text(claire.get(here))
    assert "06 12 34 56 78" not in before
    assert SUBJECT not in before
    after = text(claire.post(f"{here}prendre/", follow=True))
    assert 'href="tel:0612345678"' in after
    assert SUBJECT in after


def test_a_colleague_gets_the_answer_of_what_does_not_exist(enter, cast, asked):
    denis = enter(cast.denis)
    assert denis.get(f"/demandes/{asked.pk}/").status_code == 404
    assert denis.get(f"/demandes/{uuid.uuid4()}/").status_code == 404


def test_whoever_was_slower_reads_who_took_it(enter, cast, asked_of_the_team):
    enter(cast.claire).post(f"/demandes/{asked_of_the_team.pk}/prendre/")
    response = enter(cast.denis).post(f"/demandes/{asked_of_the_team.pk}/prendre/")
    assert response.status_code == 409
    assert "Claire a déjà pris cette demande." in text(response)
    assert "06 12 34 56 78" not in text(response)


def test_one_notes_tries_then_closes(enter, cast, asked):
    claire, here = enter(cast.claire), f"/demandes/{asked.pk}/"
    claire.post(f"{here}prendre/")
    assert claire.post(f"{here}appel/").status_code == 422
    assert claire.post(f"{here}clore/").status_code == 422
    for _ in range(3):
        claire.post(f"{here}appel/", {"result": "no_answer"})
    assert "Prise par vous, 3 essais" in text(claire.get(here))
    page = text(claire.post(f"{here}clore/", follow=True))
    assert "Close sans avoir joint la personne" in page
    assert "06 12 34 56 78" not in page


def test_once_reached_it_is_over_and_its_number_is_closed(enter, cast, asked):
    claire, here = enter(cast.claire), f"/demandes/{asked.pk}/"
    claire.post(f"{here}prendre/")
    page = text(claire.post(f"{here}appel/", {"result": "reached"}, follow=True))
    assert "Personne jointe" in page
    assert "06 12 34 56 78" not in page
    assert "Terminées ces 7 derniers jours" in text(claire.get("/demandes/"))


def test_one_hands_over_to_a_colleague_who_then_sees_it(enter, cast, asked):
    claire, here = enter(cast.claire), f"/demandes/{asked.pk}/"
    claire.post(f"{here}prendre/")
    assert claire.post(f"{here}confier/", {"to": str(cast.elise.pk)}).status_code == 422
    assert claire.post(f"{here}confier/", {"to": str(cast.denis.pk)}).status_code == 302
    assert claire.get(here).status_code == 404
    assert enter(cast.denis).get(here).status_code == 200


def test_a_late_one_comes_to_the_safety_officer_who_may_hand_it_over(enter, cast, asked, thursday):
    safety, here = enter(cast.safety), f"/demandes/{asked.pk}/"
    assert safety.get(here).status_code == 404
    thursday.move_to(datetime(2026, 11, 26, 14, 1, tzinfo=PARIS))
    actions.escalate_due()
    page = text(safety.get(here))
    assert "Confier à quelqu’un d’autre" in page
    assert cast.amina.code in page
    assert "Amina" not in page
    assert safety.post(f"{here}confier/", {"to": str(cast.denis.pk)}).status_code == 302
    assert Callback.objects.get(pk=asked.pk).addressed_to == cast.denis


def test_the_title_and_the_address_say_nothing(enter, cast, asked):
    page = text(enter(cast.claire).get(f"/demandes/{asked.pk}/"))
    assert "<title>Ancrage</title>" in page
