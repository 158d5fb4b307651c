"""The pages of exercises: kept step by step with an account, whole and unkept without."""

import uuid

import pytest

from ancrage.care.models import Alert
from ancrage.exercises import queries
from ancrage.exercises.models import ExerciseRun
from ancrage.privacy.actions import withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading

PAGES = ("respirer", "s-ancrer", "une-pensee")


def test_the_shelf_shows_the_three_exercises_to_anyone(client, db):
    page = client.get("/exercices/").content.decode()
    for slug in PAGES:
        assert f"/exercices/{slug}/" in page


@pytest.mark.parametrize("slug", PAGES)
def test_a_guest_does_an_exercise_and_nothing_is_stored(client, db, slug):
    page = client.get(f"/exercices/{slug}/").content.decode()
    assert "Quand ne pas le faire" in page
    done = client.post(f"/exercices/{slug}/", {"act": "finish", "helped": "bit"})
    assert done.status_code == 200
    assert not ExerciseRun.objects.exists()


def test_the_breathing_pacer_has_its_pace_and_works_without_javascript(client, db):
    page = client.get("/exercices/respirer/").content.decode()
    assert page.count('data-seconds="5"') == 2
    assert "1, 2, 3, 4, 5" in page


def test_a_thought_record_is_kept_step_by_step(amina, talk):
    begun = amina.post(
        "/exercices/une-pensee/", {"act": "begin", "before": "7", "conversation": str(talk.pk)}
    )
    run = ExerciseRun.objects.get()
    amina.post("/exercices/une-pensee/", {"act": "step", "run": str(run.pk), "situation": "La réunion"})
    amina.post("/exercices/une-pensee/", {"act": "step", "run": str(run.pk), "emotion": "honte"})
    page = amina.get(begun["Location"]).content.decode()
    assert "Étape 3 sur" in page
    run.refresh_from_db()
    assert queries.answers(run) == {"situation": "La réunion", "emotion": "honte"}
    amina.post(
        "/exercices/une-pensee/", {"act": "step", "run": str(run.pk), "emotion_before": "80", "back": "1"}
    )
    assert "honte</textarea>" in amina.get(begun["Location"]).content.decode()


def test_an_exercise_ends_with_how_it_was_and_leads_back_to_the_talk(amina, talk):
    amina.post("/exercices/s-ancrer/", {"act": "begin", "conversation": str(talk.pk)})
    run = ExerciseRun.objects.get()
    page = amina.post(
        "/exercices/s-ancrer/", {"act": "finish", "run": str(run.pk), "helped": "yes", "after": "3"}
    )
    assert f"/parler/{talk.pk}/" in page.content.decode()
    run.refresh_from_db()
    assert (run.helped, run.after, run.conversation_id) == ("yes", 3, talk.pk)
    assert "vous a aidé" in amina.get("/exercices/").content.decode()


def test_an_exercise_on_one_page_is_kept_when_it_is_rated(amina, talk):
    amina.post("/exercices/respirer/", {"act": "finish", "helped": "yes"})
    assert ExerciseRun.objects.get().finished_at is not None


def test_what_made_it_worse_stops_there_and_offers_a_human(amina, talk):
    page = amina.post("/exercices/respirer/", {"act": "finish", "helped": "worse"}).content.decode()
    assert "On arrête là" in page
    assert 'href="tel:3114"' in page


@pytest.mark.parametrize("sent", [{}, {"helped": "maybe"}, {"helped": "yes", "after": "99"}])
def test_a_rating_that_cannot_be_is_said(client, db, sent):
    answer = client.post("/exercices/respirer/", {"act": "finish", **sent})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("scale", ["-1", "101", "beaucoup", "5.5", "\x00"])
def test_a_scale_that_is_not_a_number_counts_as_not_said(amina, talk, scale):
    amina.post("/exercices/une-pensee/", {"act": "begin"})
    run = ExerciseRun.objects.get()
    for _two in range(2):
        amina.post("/exercices/une-pensee/", {"act": "step", "run": str(run.pk)})
    amina.post("/exercices/une-pensee/", {"act": "step", "run": str(run.pk), "emotion_before": scale})
    run.refresh_from_db()
    assert queries.answers(run)["emotion_before"] == ""


def test_another_person_s_run_is_not_found(client, cast, amina, talk):
    amina.post("/exercices/une-pensee/", {"act": "begin"})
    run = ExerciseRun.objects.get()
    client.force_login(cast.basile)
    assert client.get(f"/exercices/une-pensee/?run={run.pk}").status_code == 404
    assert client.post("/exercices/une-pensee/", {"act": "step", "run": str(run.pk)}).status_code == 404


def test_what_does_not_exist_is_not_found(amina, talk):
    assert amina.get("/exercices/voler/").status_code == 404
    assert amina.get(f"/exercices/respirer/?run={uuid.uuid4()}").status_code == 404
    assert amina.get("/exercices/respirer/?run=x&conversation=y").status_code == 200


def test_what_is_written_in_an_exercise_is_read_and_help_is_shown(amina, talk, reads):
    reads["je veux en finir ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    amina.post("/exercices/une-pensee/", {"act": "begin", "conversation": str(talk.pk)})
    run = ExerciseRun.objects.get()
    page = amina.post(
        "/exercices/une-pensee/",
        {"act": "step", "run": str(run.pk), "number": "1", "situation": "je veux en finir ce soir"},
    ).content.decode()
    assert 'role="alert"' in page
    assert 'href="tel:3114"' in page
    assert "Étape 2 sur" in page
    alert = Alert.objects.get()
    assert (alert.level, alert.conversation_id) == ("red", talk.pk)


def test_what_was_already_read_is_not_read_again(amina, talk):
    amina.post("/exercices/une-pensee/", {"act": "begin"})
    run = ExerciseRun.objects.get()
    for _twice in range(2):
        amina.post(
            "/exercices/une-pensee/",
            {"act": "step", "run": str(run.pk), "number": "1", "situation": "La réunion"},
        )
    amina.post(
        "/exercices/une-pensee/", {"act": "step", "run": str(run.pk), "number": "3", "emotion_before": "80"}
    )
    reading = Reading.objects.get()
    assert (reading.state, reading.conversation_id) == ("read", None)


def test_one_may_stop_midway_because_it_is_worse(amina, talk):
    amina.post("/exercices/s-ancrer/", {"act": "begin", "before": "6"})
    run = ExerciseRun.objects.get()
    page = amina.post(
        "/exercices/s-ancrer/", {"act": "step", "run": str(run.pk), "number": "1", "worse": "1"}
    ).content.decode()
    assert "On arrête là" in page
    assert 'href="tel:3114"' in page
    run.refresh_from_db()
    assert (run.before, run.helped) == (6, "worse")
    assert queries.what_helped(run.person) == ()


def test_a_withdrawal_midway_stops_keeping_and_loses_no_word(amina, talk, cast):
    amina.post("/exercices/une-pensee/", {"act": "begin"})
    run = ExerciseRun.objects.get()
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    answer = amina.post(
        "/exercices/une-pensee/",
        {"act": "step", "run": str(run.pk), "number": "1", "situation": "La réunion"},
    )
    assert answer.status_code == 403
    assert "La réunion</textarea>" in answer.content.decode()
    run.refresh_from_db()
    assert run.answers_sealed is None


def test_breathing_is_rated_before_and_after(amina, talk):
    amina.post("/exercices/respirer/", {"act": "finish", "before": "8", "after": "4", "helped": "bit"})
    run = ExerciseRun.objects.get()
    assert (run.before, run.after, run.helped) == (8, 4, "bit")
