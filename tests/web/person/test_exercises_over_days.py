"""Exercises that last: a plan and its review, a list of worries, nights kept one by one; what was written, seen by no one else."""

from datetime import timedelta

import pytest
import time_machine

from ancrage.exercises import queries
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel import clock
from ancrage.privacy.actions import withdraw_consent
from ancrage.privacy.rules import Purpose
from ancrage.vigilance.models import Reading

NIGHT = {"bed": "23:00", "lights": "23:30", "latency": "40", "awake": "50", "woke": "06:30", "up": "07:00"}
DIARY = "/exercices/mes-nuits/"


def page(client, url):
    return client.get(url).content.decode()


def begin(client, slug):
    client.post(f"/exercices/{slug}/", {"act": "begin"})
    return ExerciseRun.objects.latest("created_at")


def step(client, slug, run, number, **facts):
    return client.post(
        f"/exercices/{slug}/", {"act": "step", "run": str(run.pk), "number": str(number), **facts}
    )


def night(client, **other):
    run = begin(client, "mes-nuits")
    step(client, "mes-nuits", run, 1, **(NIGHT | other))
    return step(client, "mes-nuits", run, 2, note="")


def week(client, **other):
    now = clock.now()
    for days in range(7, 0, -1):
        with time_machine.travel(now - timedelta(days=days), tick=False):
            night(client, **other)


def test_a_planned_activity_waits_then_its_review_shows_the_plan_again(amina, talk):
    run = begin(amina, "une-activite")
    step(amina, "une-activite", run, 1, matters="voir du monde")
    step(amina, "une-activite", run, 2, what="appeler Sofia dix minutes")
    step(amina, "une-activite", run, 3, day="2026-11-28", hour="18:00", where="au parc")
    after = step(amina, "une-activite", run, 4, pleasure_expected="3")
    waiting = page(amina, after["Location"])
    assert "C’est gardé, pour plus tard" in waiting
    assert "appeler Sofia dix minutes" in waiting
    assert "La suite" in page(amina, "/exercices/")
    review = page(amina, f"/exercices/une-activite/?run={run.pk}&suite=1")
    for words in ("appeler Sofia dix minutes", "28/11/2026", "18 h 00", "3 sur 10", "À moitié"):
        assert words in review
    step(amina, "une-activite", run, 5, done="À moitié", pleasure="5", mastery="6")
    run.refresh_from_db()
    assert queries.answers(run)["done"] == "À moitié"


def test_the_list_of_worries_grows_and_is_there_at_its_hour(amina, talk):
    run = begin(amina, "l-heure-prevue")
    step(amina, "l-heure-prevue", run, 1, hour="17:30", place="cuisine")
    four = {f"worries_{number}": f"souci {number}" for number in range(1, 5)}
    step(amina, "l-heure-prevue", run, 2, **four)
    step(amina, "l-heure-prevue", run, 3, back="1")
    longer = page(amina, f"/exercices/l-heure-prevue/?run={run.pk}")
    assert 'name="worries_7"' in longer
    step(amina, "l-heure-prevue", run, 2, **four, worries_5="un de plus")
    at_its_hour = page(amina, f"/exercices/l-heure-prevue/?run={run.pk}&suite=1")
    assert "souci 1" in at_its_hour
    assert "un de plus" in at_its_hour


def test_a_message_is_put_together_to_be_copied(amina, talk):
    run = begin(amina, "quatre-phrases")
    parts = {"describe": "Nos points commencent à 18 h.", "express": "Je suis fatiguée.", "specify": "16 h ?"}
    for number, (name, text) in enumerate(parts.items(), 1):
        step(amina, "quatre-phrases", run, number, **{name: text})
    step(amina, "quatre-phrases", run, 4, consequence="Tout le monde serait là.")
    message = "Nos points commencent à 18 h.\nJe suis fatiguée.\n16 h ?\nTout le monde serait là."
    assert f"{message}</textarea>" in page(amina, f"/exercices/quatre-phrases/?run={run.pk}")
    step(amina, "quatre-phrases", run, 5)
    done = amina.post(
        "/exercices/quatre-phrases/", {"act": "finish", "run": str(run.pk), "helped": "yes"}
    ).content.decode()
    assert f"{message}</textarea>" in done


def test_a_night_kept_says_how_long_was_slept_and_how_well_the_bed_was_used(amina, talk):
    assert night(amina)["Location"].endswith("#nuits")
    shown = page(amina, DIARY)
    for words in ("8\u00a0h\u00a000", "5\u00a0h\u00a030", "69\u00a0%", "Encore 6 nuits"):
        assert words in shown


def test_a_night_needs_no_rating_and_its_hours_are_not_read_as_words(amina, talk):
    night(amina)
    run = ExerciseRun.objects.get()
    assert run.finished_at is not None
    assert run.helped == ""
    assert not Reading.objects.exists()


def test_after_a_week_hours_are_shown_once_no_caution_applies(amina, talk):
    week(amina)
    assert "Resserrer le temps au lit" in page(amina, DIARY)
    refused = amina.post(DIARY, {"act": "window"})
    assert refused.status_code == 422
    assert "parlez-en à un·e médecin" in refused.content.decode()
    shown = amina.post(DIARY, {"act": "window", "none_of_these": "on"}).content.decode()
    assert "1\u00a0h\u00a030 à 7\u00a0h\u00a000" in shown


def test_a_very_short_sleep_never_gives_less_than_five_hours_in_bed(amina, talk):
    week(amina, awake="200")
    shown = amina.post(DIARY, {"act": "window", "none_of_these": "on"}).content.decode()
    assert "2\u00a0h\u00a000 à 7\u00a0h\u00a000, soit 5\u00a0h\u00a000" in shown


@pytest.mark.parametrize("spared", ["minor", "alert"])
def test_a_minor_or_someone_in_danger_is_given_no_hours(amina, talk, cast, reads, spared):
    week(amina)
    if spared == "minor":
        cast.amina.minor = True
        cast.amina.save()
    else:
        reads["je veux en finir ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
        run = begin(amina, "une-pensee")
        step(amina, "une-pensee", run, 1, situation="je veux en finir ce soir")
    shown = amina.post(DIARY, {"act": "window", "none_of_these": "on"}).content.decode()
    assert "sans quelqu’un" in shown
    assert "Des horaires à essayer" not in shown


def test_a_guest_s_night_is_counted_and_forgotten(client, db):
    shown = client.post(DIARY, {"act": "count", **NIGHT}).content.decode()
    assert "5\u00a0h\u00a030" in shown
    assert 'value="23:30"' in shown
    assert not ExerciseRun.objects.exists()


@pytest.mark.parametrize("other", [{"up": ""}, {"woke": "12:00"}, {"awake": "1000"}, {"bed": "99:99"}])
def test_hours_that_do_not_go_together_are_said(client, db, other):
    assert "ne vont pas ensemble" in client.post(DIARY, {"act": "count", **NIGHT, **other}).content.decode()


def test_safety_comes_before_breathing_while_something_serious_is_open(amina, talk, reads):
    reads["je veux en finir ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    run = begin(amina, "une-pensee")
    step(amina, "une-pensee", run, 1, situation="je veux en finir ce soir")
    shown = page(amina, "/exercices/respirer/")
    assert "Avant l’exercice" in shown
    assert shown.index("tel:3114") < shown.index("data-pacer")


def test_what_was_written_stays_readable_and_erasable_after_a_withdrawal(amina, talk, cast):
    run = begin(amina, "une-pensee")
    step(amina, "une-pensee", run, 1, situation="La réunion")
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    kept = f"/exercices/une-pensee/ecrits/{run.pk}/"
    assert "La réunion" in page(amina, kept)
    amina.post(kept, {"act": "delete"})
    assert not ExerciseRun.objects.exists()


def test_nobody_else_rereads_or_deletes_it(client, cast, amina, talk):
    run = begin(amina, "une-pensee")
    step(amina, "une-pensee", run, 1, situation="La réunion")
    client.force_login(cast.basile)
    kept = f"/exercices/une-pensee/ecrits/{run.pk}/"
    assert client.get(kept).status_code == 404
    assert client.post(kept, {"act": "delete"}).status_code == 404
    assert ExerciseRun.objects.exists()


def test_a_run_is_read_under_its_own_exercise_only(amina, talk):
    run = begin(amina, "une-pensee")
    assert amina.get(f"/exercices/s-ancrer/ecrits/{run.pk}/").status_code == 404
    assert amina.get("/exercices/voler/ecrits/").status_code == 404


def test_one_left_without_a_word_is_forgotten_the_next_day(amina, talk):
    begin(amina, "relacher-les-muscles")
    assert "À reprendre" in page(amina, "/exercices/")
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        assert "À reprendre" not in page(amina, "/exercices/")


def test_what_helped_comes_first_and_what_did_not_is_marked(amina, talk):
    amina.post("/exercices/soupirer/", {"act": "finish", "helped": "yes"})
    amina.post("/exercices/quatre-sept-huit/", {"act": "finish", "helped": "worse"})
    shown = page(amina, "/exercices/")
    assert "Ce qui vous a aidé" in shown
    assert shown.index("Soupirer, exprès") < shown.index("Respirer à six par minute")
    assert "n’allait pas, la dernière fois" in shown


def test_a_run_is_taken_up_under_its_own_exercise_only(amina, talk):
    run = begin(amina, "une-pensee")
    assert amina.get(f"/exercices/s-ancrer/?run={run.pk}").status_code == 404
    assert step(amina, "s-ancrer", run, 1, see_1="x").status_code == 404


def test_one_that_is_finished_is_reread_not_begun_again(amina, talk):
    run = begin(amina, "une-pensee")
    amina.post("/exercices/une-pensee/", {"act": "finish", "run": str(run.pk), "helped": "bit"})
    answer = amina.get(f"/exercices/une-pensee/?run={run.pk}")
    assert answer["Location"].endswith(f"/ecrits/{run.pk}/")


def test_words_in_a_diary_that_ask_for_a_human_bring_help(amina, talk, reads):
    reads["je veux en finir ce soir"] = {"risk": "plan", "subject": "self", "outcome": "open"}
    run = begin(amina, "mes-nuits")
    step(amina, "mes-nuits", run, 1, **NIGHT)
    shown = step(amina, "mes-nuits", run, 2, note="je veux en finir ce soir").content.decode()
    assert 'href="tel:3114"' in shown
    assert "voir mes nuits" in shown


def test_someone_who_has_not_agreed_to_keep_is_told_where_to_agree(client, cast):
    client.force_login(cast.basile)
    assert "Pour le garder, il faut l’accepter" in page(client, "/exercices/une-pensee/")
