"""Exercises in a real browser: inside a talk, on a phone, by whoever keeps nothing."""

import uuid

import pytest

from ancrage.companion import actions as companion
from ancrage.exercises import actions, queries
from ancrage.exercises.models import ExerciseRun
from ancrage.privacy.actions import give_consent
from ancrage.privacy.rules import Purpose
from tests.browser.conftest import NARROW, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def amina(cast):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return cast.amina


def talk_with(person, words):
    talk = companion.start_conversation(person=person)
    companion.reply(message=companion.say(conversation=talk, text=words, key=uuid.uuid4()))
    return talk


def test_an_exercise_is_done_inside_the_talk_without_leaving_it(amina, page_at, enter_as):
    talk = talk_with(amina, "je voudrais un exercice pour une pensée")
    page = page_at(PHONE)
    enter_as(page, amina)
    page.goto(f"/parler/{talk.pk}/")
    page.get_by_role("link", name="Commencer l’exercice").click()
    here = page.locator(".exercise-here")
    here.get_by_role("button", name="Commencer").click()
    here.locator("[name=situation]").fill("la réunion de lundi")
    here.get_by_role("button", name="Continuer").click()
    here.locator("[name=emotion]").wait_for()
    assert page.url.endswith(f"/parler/{talk.pk}/")
    run = ExerciseRun.objects.get()
    assert (run.conversation_id, queries.answers(run)) == (talk.pk, {"situation": "la réunion de lundi"})


def test_a_breath_runs_and_is_rated_inside_the_talk(amina, page_at, enter_as, axe):
    talk = talk_with(amina, "un exercice de respiration")
    page = page_at(PHONE)
    enter_as(page, amina)
    page.goto(f"/parler/{talk.pk}/")
    page.get_by_role("link", name="Commencer l’exercice").click()
    here = page.locator(".exercise-here")
    here.locator("[data-pacer-start]").click()
    assert here.locator("[data-pacer][data-state=running]").count() == 1
    assert axe(page) == []
    here.get_by_label("Oui, cela m’a aidé").check()
    here.get_by_role("button", name="Terminer").click()
    here.get_by_text("La conversation continue").wait_for()
    assert ExerciseRun.objects.get().helped == "yes"


def test_a_guest_s_message_is_put_together_in_the_page(page_at, db):
    page = page_at(PHONE)
    page.goto("/exercices/quatre-phrases/")
    page.locator("#f-describe").fill("Nos points commencent à 18 h.")
    page.locator("#f-specify").fill("Je propose 16 h 30.")
    assert page.locator("#built").input_value() == "Nos points commencent à 18 h.\nJe propose 16 h 30."


def test_pages_that_keep_are_readable_by_all_on_a_small_phone(amina, page_at, enter_as, axe):
    run = actions.begin_run(person=amina, exercise_id="thought_record", before=7)
    actions.keep_answers(run=run, step=6, answers={"thought": "je ne sers à rien", "belief_before": "80"})
    page = page_at(NARROW)
    enter_as(page, amina)
    kept = f"/exercices/une-pensee/ecrits/{run.pk}/?effacer=1"
    for path in (f"/exercices/une-pensee/?run={run.pk}", "/exercices/une-pensee/ecrits/", kept):
        page.goto(path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, path
