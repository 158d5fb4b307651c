"""My data: agreements, who read, what was told, erasing."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils.html import escape

from ancrage import content
from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.audit.models import TrailEntry
from ancrage.care import actions as care
from ancrage.care.access import access_person
from ancrage.care.rules import Level, Outcome, Reason, ReasonKind
from ancrage.kernel import clock
from ancrage.privacy.actions import erase_due, give_consent
from ancrage.privacy.models import AskedErasure
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from tests.cast import PASSPHRASE

ALARM = Reason(kind=ReasonKind.SUICIDE, level=Level.RED)


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


def turn(client, purpose, on):
    return client.post(f"/mes-donnees/accords/{purpose}/", {"on": "1" if on else "0"}, follow=True)


def test_five_switches_are_shown_with_the_words_of_the_policy(amina):
    page = amina.get("/mes-donnees/").content.decode()
    assert page.count('role="switch"') == 5
    for title in (
        "Lire mes messages",
        "Garder mes conversations",
        "Partager avec mon ou ma",
        "Retenir quelques choses",
        "Aider la machine",
    ):
        assert title in page


def test_a_switch_counts_at_once_and_as_easily_both_ways(amina, cast):
    assert "cela vaut dès maintenant" in turn(amina, "share", True).content.decode()
    assert allows(cast.amina, Purpose.SHARE)
    assert "C’est retiré" in turn(amina, "share", False).content.decode()
    assert not allows(cast.amina, Purpose.SHARE)
    assert "Retiré" in amina.get("/mes-donnees/").content.decode()


def test_keeping_a_talk_comes_with_the_care_of_an_immediate_danger(amina, cast):
    turn(amina, "keep", True)
    assert allows(cast.amina, Purpose.KEEP)
    assert allows(cast.amina, Purpose.IMMINENT_DANGER)
    page = turn(amina, "keep", False).content.decode()
    assert "Ce qui était déjà gardé reste là" in page
    assert not allows(cast.amina, Purpose.IMMINENT_DANGER)


@pytest.mark.parametrize("purpose", ["keep", "share", "remember", "learn"])
def test_what_a_withdrawal_changes_is_said_before_and_after(amina, purpose):
    words = [escape(one) for one in content.texts(f"withdraw_{purpose}").paragraphs]
    for page in (
        amina.get("/mes-donnees/").content.decode(),
        amina.get(f"/mes-donnees/accords/{purpose}/suivi/").content.decode(),
        turn(amina, purpose, True) and turn(amina, purpose, False).content.decode(),
    ):
        assert all(one.replace("\u00a0", " ") in page.replace("\u00a0", " ") for one in words)


def test_each_gesture_is_listed_with_the_text_read_that_day(amina, cast):
    give_consent(person=cast.amina, purpose="learn", text_version="1")
    turn(amina, "learn", True)
    turn(amina, "learn", False)
    page = amina.get("/mes-donnees/accords/learn/suivi/").content.decode()
    assert page.count("Accepté : ") == 2
    assert "Remplacé par une autre version du texte" in page
    assert page.count("Retiré : ") == 1
    old = amina.get("/mes-donnees/accords/learn/texte/1/").content.decode()
    assert "il a changé depuis" in old
    assert "sept autres personnes" not in old
    assert "sept autres personnes" in amina.get("/mes-donnees/accords/learn/texte/2/").content.decode()


@pytest.mark.parametrize("path", ["learn/texte/9/", "rien/texte/1/", "imminent_danger/suivi/", "rien/suivi/"])
def test_a_text_or_a_switch_that_does_not_exist_is_not_found(amina, path):
    assert amina.get(f"/mes-donnees/accords/{path}").status_code == 404


def test_a_text_that_changed_since_it_was_accepted_is_said(amina, cast):
    give_consent(person=cast.amina, purpose="learn", text_version="1")
    assert "Le texte a changé depuis votre accord" in amina.get("/mes-donnees/").content.decode()
    turn(amina, "learn", True)
    assert "Le texte a changé depuis" not in amina.get("/mes-donnees/").content.decode()


@pytest.mark.parametrize("purpose", ["imminent_danger", "rien"])
def test_what_is_not_a_switch_does_not_exist(amina, purpose):
    assert amina.post(f"/mes-donnees/accords/{purpose}/", {"on": "1"}).status_code == 404


def test_a_link_cannot_turn_a_switch(amina):
    assert amina.get("/mes-donnees/accords/share/").status_code == 405


def test_nobody_read_is_said_as_such(amina):
    assert "Personne d’autre que vous." in amina.get("/mes-donnees/").content.decode()


def test_who_read_is_named_with_the_reason_and_counted_once_a_day(amina, cast):
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        for _ in range(3):
            access_person(cast.claire, cast.amina.pk)
        page = amina.get("/mes-donnees/").content.decode()
    assert "<strong>Claire</strong> a ouvert votre dossier, parce que cette personne vous suit" in page
    assert "3 fois ce jour-là" in page


def test_a_kind_of_read_that_has_no_words_yet_is_shown_all_the_same(amina, cast):
    record("something.new", actor_id=cast.denis.pk, about_id=cast.amina.pk)
    assert (
        "<strong>Denis</strong> a fait une action sur votre dossier"
        in amina.get("/mes-donnees/").content.decode()
    )


def test_no_code_of_another_person_is_shown(amina, cast):
    record("person.opened", actor_id=cast.basile.pk, about_id=cast.amina.pk)
    page = amina.get("/mes-donnees/").content.decode()
    assert cast.basile.code not in page
    assert "Un compte fermé depuis" in page


def test_what_others_read_of_others_is_not_shown(client, cast):
    access_person(cast.claire, cast.amina.pk)
    client.force_login(cast.basile)
    assert "Claire" not in client.get("/mes-donnees/").content.decode()


def opened_identity(cast, **facts):
    alert = care.raise_alert(about=cast.amina, because=ALARM)
    care.take_alert(alert=alert, by=cast.claire)
    care.open_identity(alert=alert, by=cast.claire, motive="Ne répond plus depuis une heure", **facts)
    return alert


def test_who_took_an_alert_and_why_an_identity_was_opened_is_told(amina, cast):
    alert = opened_identity(cast)
    care.close_alert(alert=alert, by=cast.claire, outcome=Outcome.EMERGENCY_CALLED, note="")
    page = amina.get("/mes-donnees/").content.decode()
    assert "<strong>Claire</strong> a pris une alerte à votre sujet" in page
    assert "Motif écrit : « Ne répond plus depuis une heure »" in page
    assert "a clos cette alerte" in page


def test_what_would_be_dangerous_to_tell_stays_silent(amina, cast):
    opened_identity(cast, telling_is_dangerous=True)
    page = amina.get("/mes-donnees/").content.decode()
    assert "a ouvert les coordonnées" not in page
    assert "Ne répond plus" not in page


def test_erasing_says_what_goes_and_what_backups_still_hold(amina):
    page = amina.get("/mes-donnees/effacer/").content.decode()
    assert "gardées au plus 30 jours" in page
    assert "{days}" not in page


def test_erasing_asks_for_the_passphrase(amina, cast):
    response = amina.post("/mes-donnees/effacer/", {"passphrase": "une autre phrase"})
    assert response.status_code == 422
    assert "Rien n’a été effacé" in response.content.decode()
    assert User.objects.filter(pk=cast.amina.pk).exists()


def test_a_thief_cannot_try_for_long(amina):
    statuses = [amina.post("/mes-donnees/effacer/", {"passphrase": "non"}).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


NOW = {"passphrase": PASSPHRASE, "when": "now", "word": "Effacer "}


def test_erasing_at_once_ends_the_account_and_the_visit_and_leaves_a_proof(amina, cast):
    turn(amina, "keep", True)
    response = amina.post("/mes-donnees/effacer/", NOW, follow=True)
    assert "C’est effacé" in response.content.decode()
    assert not User.objects.filter(pk=cast.amina.pk).exists()
    assert amina.get("/mes-donnees/").status_code == 302
    assert TrailEntry.objects.filter(action="person.erased", about_id=cast.amina.pk).count() == 1
    text = amina.get(f"{response.request['PATH_INFO']}preuve.txt")
    assert text["Content-Type"].startswith("text/plain")
    for words in (
        "Référence :",
        "la personne elle-même",
        "Journal des actes",
        "sauvegardes",
        "30",
        cast.amina.code,
    ):
        assert (words in text.content.decode()) == (words not in ("30", cast.amina.code))


@pytest.mark.parametrize("word", ["", "oui", "effacé"])
def test_erasing_at_once_asks_for_the_word(amina, cast, word):
    response = amina.post("/mes-donnees/effacer/", NOW | {"word": word})
    assert response.status_code == 422
    assert "Recopiez « effacer »" in response.content.decode()
    assert User.objects.filter(pk=cast.amina.pk).exists()


def test_erasing_waits_seven_days_and_one_tap_calls_it_off(amina, cast):
    page = amina.post("/mes-donnees/effacer/", {"passphrase": PASSPHRASE}, follow=True).content.decode()
    assert "Rien n’est encore effacé" in page
    waiting = AskedErasure.objects.get()
    assert timedelta(days=6, hours=23) < waiting.erase_at - clock.now() <= timedelta(days=7)
    assert f"/effacement/{waiting.pk}/" in page
    assert "Effacement prévu le" in amina.get("/mes-donnees/").content.decode()
    assert "Pas encore effacé" in Client().get(f"/effacement/{waiting.pk}/").content.decode()
    assert Client().get(f"/effacement/{waiting.pk}/preuve.txt").status_code == 404
    assert "C’est annulé" in amina.post("/mes-donnees/effacer/annuler/", follow=True).content.decode()
    assert Client().get(f"/effacement/{waiting.pk}/").status_code == 404


def test_the_reference_noted_that_day_is_the_one_of_the_proof(amina):
    amina.post("/mes-donnees/effacer/", {"passphrase": PASSPHRASE})
    waiting = AskedErasure.objects.get()
    with time_machine.travel(waiting.erase_at + timedelta(minutes=1), tick=False):
        assert erase_due() == 1
    assert "C’est effacé" in Client().get(f"/effacement/{waiting.pk}/").content.decode()


def test_someone_whose_alert_is_open_is_told_before_erasing(amina, cast):
    care.raise_alert(about=cast.amina, because=ALARM)
    page = amina.get("/mes-donnees/effacer/").content.decode()
    assert "Quelqu’un cherche peut-être à vous joindre" in page
