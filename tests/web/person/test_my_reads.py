"""Who read my file, in plain words; and a question about a read, from the person to the officer and back."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils.html import escape

from ancrage.audit.actions import record
from ancrage.care.access import access_person
from ancrage.privacy.models import DataRequest
from ancrage.privacy.rules import Purpose
from tests.web.staff.conftest import enter  # noqa: F401 - a fixture

NOON = datetime(2026, 11, 10, 8, 12, tzinfo=UTC)


@pytest.fixture
def amina(client, cast):
    client.force_login(cast.amina)
    return client


def opened(cast, *, by=None, action="person.opened", ground="standing relation", **facts):
    return record(action, actor_id=(by or cast.claire).pk, about_id=cast.amina.pk, ground=ground, **facts)


def shown(browser, query=""):
    return browser.get(f"/mes-donnees/lectures/{query}").content.decode()


def sentences(page):
    return page.count("Je ne comprends pas cette lecture</a>")


def test_a_read_is_one_sentence_who_what_when_why(amina, cast):
    with time_machine.travel(NOON, tick=False):
        access_person(cast.claire, cast.amina.pk)
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        page = shown(amina)
    assert (
        "<strong>Claire</strong> a ouvert votre dossier, à 9\u00a0h\u00a012, parce que cette personne vous suit."
        in page
    )


def test_what_was_refused_read_nothing(amina, cast):
    opened(cast, action="person.refused", by=cast.denis)
    opened(cast, by=cast.denis, detail={"refused": True})
    assert "Denis" not in shown(amina)


def test_a_month_shows_its_own_reads_and_the_months_go_back_to_the_first(amina, cast):
    with time_machine.travel(NOON - timedelta(days=62), tick=False):
        opened(cast)
    with time_machine.travel(NOON, tick=False):
        opened(cast, by=cast.denis)
        page = shown(amina)
        assert ("Denis" in page, "Claire" in page) == (True, False)
        assert [f'value="2026-{month}"' in page for month in ("11", "10", "09", "08")] == [
            True,
            True,
            True,
            False,
        ]
        assert "Claire" in shown(amina, "?mois=2026-09")
        assert sentences(shown(amina, "?mois=nimporte")) == 1


def test_it_is_narrowed_to_someone_and_to_a_kind(amina, cast):
    opened(cast)
    opened(cast, by=cast.safety, action="evidence.opened", ground="care relation")
    assert sentences(shown(amina)) == 2
    assert sentences(shown(amina, f"?qui={cast.claire.pk}")) == 1
    assert "une alerte" in shown(amina, "?quoi=mots")
    assert sentences(shown(amina, "?quoi=alertes")) == 0
    assert sentences(shown(amina, "?qui=x&quoi=y")) == 2


def test_fifty_sentences_a_page(amina, cast):
    with time_machine.travel(NOON, tick=False):
        for number in range(53):
            opened(cast, ground=f"g{number}")
        assert [sentences(shown(amina, f"?page={page}")) for page in (1, 2)] == [50, 3]


def test_a_question_goes_to_the_officer_with_its_line_and_comes_back_answered(amina, cast, enter):  # noqa: F811
    entry = opened(cast)
    question = "Je ne connais pas <cette> personne."
    assert amina.post(f"/mes-donnees/lectures/{entry.pk}/question/", {"words": question}).status_code == 302
    assert "Question posée" in shown(amina)
    farid = enter(cast.farid)
    asked = DataRequest.objects.get()
    assert question[:10] not in farid.get("/donnees/demandes/").content.decode()
    page = farid.get(f"/donnees/demandes/{asked.pk}/").content.decode()
    assert escape(question) in page
    assert "a ouvert un dossier" in page
    farid.post(f"/donnees/demandes/{asked.pk}/", {"words": "Claire vous suit depuis mars.", "close": "1"})
    assert "Aucune demande n’attend." in farid.get("/donnees/demandes/").content.decode()
    assert "Une réponse est arrivée" in amina.get("/mes-donnees/").content.decode()
    assert "Claire vous suit depuis mars." in amina.get(f"/mes-donnees/demandes/{asked.pk}/").content.decode()
    assert "a lu votre demande" in shown(amina)


def test_an_empty_or_endless_question_is_said_near_the_field_and_kept(amina, cast):
    path = f"/mes-donnees/lectures/{opened(cast).pk}/question/"
    assert "même en quelques mots" in amina.post(path, {"words": " "}).content.decode()
    page = amina.post(path, {"words": "x" * 4001})
    assert page.status_code == 422
    assert "Votre texte est encore là" in page.content.decode()


def test_no_question_about_a_line_that_is_not_a_read_of_mine(amina, cast):
    own = record("person.opened", actor_id=cast.amina.pk, about_id=cast.amina.pk)
    others = record("person.opened", actor_id=cast.claire.pk, about_id=cast.basile.pk)
    silent = opened(cast, action="alert.identity_opened")
    for entry_id in (own.pk, others.pk, silent.pk, uuid.uuid4()):
        assert amina.get(f"/mes-donnees/lectures/{entry_id}/question/").status_code == 404


def test_an_answer_to_a_closed_request_is_refused_and_what_was_typed_stays(amina, cast, enter):  # noqa: F811
    amina.post("/mes-donnees/demander/corriger/", {"words": "la note du 3"})
    path = f"/donnees/demandes/{DataRequest.objects.get().pk}/"
    farid = enter(cast.farid)
    farid.post(path, {"words": "Fait.", "close": "1"})
    assert farid.post(path, {"words": "Encore.", "close": "1"}).status_code == 409


def test_a_pause_is_one_tap_each_way(amina):
    assert (
        "La pause a commencé."
        in amina.post("/mes-donnees/pause/pause/", {"on": "1"}, follow=True).content.decode()
    )
    assert "Une pause est en cours" in amina.get("/mes-donnees/").content.decode()
    assert (
        "La pause est finie."
        in amina.post("/mes-donnees/pause/pause/", {"on": "0"}, follow=True).content.decode()
    )
    assert amina.post("/mes-donnees/pause/rien/", {"on": "1"}).status_code == 404


def test_a_limit_is_asked_with_its_reason_and_lifted_in_one_tap(amina, cast, give):
    give(Purpose.KEEP)
    assert amina.post("/mes-donnees/pause/limit/", {"on": "1"}).url.endswith("/demander/limiter/")
    amina.post("/mes-donnees/demander/limiter/", {"words": "une note est fausse"})
    assert "Une limitation est en cours" in amina.get("/mes-donnees/").content.decode()
    assert amina.post("/parler/").url.endswith("/mes-donnees/pause/#limit")
    amina.post("/mes-donnees/pause/limit/", {"on": "0"})
    assert "/parler/" in amina.post("/parler/").url


@pytest.fixture
def give(cast):
    from ancrage.privacy.actions import give_consent

    return lambda purpose: give_consent(person=cast.amina, purpose=purpose, text_version="1")
