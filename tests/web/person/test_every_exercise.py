"""Every exercise, run through to its end without JavaScript: kept step by step, taken up again, reread, deleted."""

import pytest
from django.test import Client

from ancrage import content
from ancrage.exercises import queries
from ancrage.exercises.models import ExerciseRun
from ancrage.web.person.steps import fields_of, written

EVERY = content.exercises()
each = pytest.mark.parametrize("exercise", EVERY, ids=lambda exercise: exercise.id)
STEPPED = pytest.mark.parametrize(
    "exercise", [one for one in EVERY if not one.pace], ids=lambda exercise: exercise.id
)
VALUES = {"scale": "70", "ten": "6", "minutes": "15", "time": "23:10", "day": "2026-11-20"}
RATED = [one for one in EVERY if one.rated]


def page_at(client, url, **options):
    answer = client.get(url, **options)
    assert answer.status_code == 200
    return answer.content.decode()


def value_for(field):
    return field.options[0] if field.options else VALUES.get(field.kind, f"mots {field.name}")


def filled(step):
    return {field.name: value_for(field) for field in fields_of(step)}


def begun(client, exercise):
    client.post(f"/exercices/{exercise.slug}/", {"act": "begin", "before": "8"})
    return ExerciseRun.objects.get(exercise=exercise.id)


def sent(client, exercise, run, number, **extra):
    step = exercise.steps[number - 1]
    facts = {"act": "step", "run": str(run.pk), "number": str(number), **filled(step), **extra}
    return client.post(f"/exercices/{exercise.slug}/", facts)


def walked(client, exercise, steps=None):
    run = begun(client, exercise)
    for number in range(1, (steps or len(exercise.steps)) + 1):
        sent(client, exercise, run, number)
    run.refresh_from_db()
    return run


@each
def test_the_shelf_leads_to_it(client, db, exercise):
    assert f'href="/exercices/{exercise.slug}/"' in page_at(client, "/exercices/")


@each
def test_its_page_says_when_not_to_do_it_how_long_and_what_it_rests_on(client, db, exercise):
    page = page_at(client, f"/exercices/{exercise.slug}/")
    grade = content.exercise_shelves().grades[exercise.evidence.grade]
    for words in ("Quand ne pas le faire", f"{exercise.minutes} min", grade.label, "Sur quoi cela repose"):
        assert words in page


@each
def test_a_guest_sees_every_step_and_nothing_is_stored(client, db, exercise):
    page = page_at(client, f"/exercices/{exercise.slug}/")
    for step in exercise.steps:
        for field in fields_of(step):
            assert f'name="{field.name}"' in page
    if exercise.rated:
        done = client.post(f"/exercices/{exercise.slug}/", {"act": "finish", "helped": "bit"})
        assert done.status_code == 200
    assert not ExerciseRun.objects.exists()


@STEPPED
def test_each_step_shows_its_fields_and_keeps_what_is_written(amina, talk, exercise):
    run = begun(amina, exercise)
    for number, step in enumerate(exercise.steps, 1):
        page = page_at(amina, f"/exercices/{exercise.slug}/?run={run.pk}&suite=1")
        assert f"Étape {number} sur {len(exercise.steps)}" in page
        for field in fields_of(step):
            assert f'name="{field.name}"' in page
        sent(amina, exercise, run, number)
    run.refresh_from_db()
    kept = queries.answers(run)
    assert kept == {name: text for step in exercise.steps for name, text in filled(step).items()}


@STEPPED
def test_it_ends_with_a_rating_and_says_before_and_after(amina, talk, exercise):
    run = walked(amina, exercise)
    if not exercise.rated:
        assert run.finished_at is not None
        return
    assert "C’est fini" in page_at(amina, f"/exercices/{exercise.slug}/?run={run.pk}")
    page = amina.post(
        f"/exercices/{exercise.slug}/",
        {"act": "finish", "run": str(run.pk), "helped": "yes", "after": "5"},
    ).content.decode()
    assert "8 sur 10" in page
    assert "descendu de 3 points" in page


@STEPPED
def test_left_midway_it_is_found_again_after_a_break(amina, talk, cast, exercise):
    if len(exercise.steps) < 2:
        return
    run = walked(amina, exercise, steps=1)
    later = Client()
    later.force_login(cast.amina)
    assert f'href="/exercices/{exercise.slug}/?run={run.pk}"' in page_at(later, "/exercices/")
    assert f"?run={run.pk}" in page_at(later, f"/exercices/{exercise.slug}/")
    page = page_at(later, f"/exercices/{exercise.slug}/?run={run.pk}&suite=1")
    assert f"Étape 2 sur {len(exercise.steps)}" in page


@STEPPED
def test_what_was_written_is_reread_and_can_be_deleted(amina, talk, exercise):
    run = walked(amina, exercise)
    kept = f"/exercices/{exercise.slug}/ecrits/{run.pk}/"
    assert kept in page_at(amina, f"/exercices/{exercise.slug}/ecrits/") or not exercise.writes
    page = page_at(amina, kept)
    for one in written(exercise, queries.answers(run)):
        assert one.lines[0] in page
    assert "Effacer cette page ?" in page_at(amina, f"{kept}?effacer=1")
    assert ExerciseRun.objects.filter(pk=run.pk).exists()
    amina.post(kept, {"act": "delete"})
    assert not ExerciseRun.objects.filter(pk=run.pk).exists()
    assert "Rien n’est gardé ici" in page_at(amina, f"/exercices/{exercise.slug}/ecrits/")


@each
def test_inside_a_talk_it_comes_as_a_card_alone(amina, talk, exercise):
    page = page_at(
        amina, f"/exercices/{exercise.slug}/?conversation={talk.pk}", headers={"HX-Request": "true"}
    )
    assert page.lstrip().startswith('<section class="card exercise-here')
    assert "<html" not in page
    assert f'hx-post="/exercices/{exercise.slug}/"' in page
    assert f'name="conversation" value="{talk.pk}"' in page


@pytest.mark.parametrize("exercise", RATED, ids=lambda exercise: exercise.id)
def test_inside_a_talk_it_ends_in_its_place(amina, talk, exercise):
    page = amina.post(
        f"/exercices/{exercise.slug}/",
        {"act": "finish", "helped": "yes", "conversation": str(talk.pk)},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert page.lstrip().startswith('<section class="card exercise-here')
    assert "La conversation continue" in page
    assert ExerciseRun.objects.get().conversation_id == talk.pk
