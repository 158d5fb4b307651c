"""Exercises that a person begins, writes in, and rates."""

import uuid

import pytest

from ancrage.exercises import actions, queries
from ancrage.exercises.access import access_run
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.privacy.actions import give_consent, withdraw_consent
from ancrage.privacy.rules import Purpose


@pytest.fixture
def run(cast):
    give_consent(person=cast.amina, purpose=Purpose.KEEP, text_version="1")
    return actions.begin_run(person=cast.amina, exercise_id="thought_record", before=7)


def test_what_is_written_is_kept_step_by_step_and_sealed(run):
    actions.keep_answers(run=run, step=1, answers={"situation": "la réunion de lundi"})
    actions.keep_answers(run=run, step=2, answers={"emotion": "honte"})
    row = ExerciseRun.objects.get()
    assert queries.answers(row) == {"situation": "la réunion de lundi", "emotion": "honte"}
    assert b"honte" not in bytes(row.answers_sealed)
    assert row.step == 2


def test_what_helped_last_time_is_proposed_again(cast, run):
    actions.finish_run(run=run, helped="yes", after=4)
    assert queries.what_helped(cast.amina) == ("thought_record",)
    worse = actions.begin_run(person=cast.amina, exercise_id="thought_record")
    actions.finish_run(run=worse, helped="worse")
    assert queries.what_helped(cast.amina) == ()


def test_without_the_consent_nothing_is_stored(cast):
    with pytest.raises(Refused):
        actions.begin_run(person=cast.basile, exercise_id="grounding_54321")
    assert not ExerciseRun.objects.exists()


def test_a_withdrawal_counts_at_the_next_step(cast, run):
    withdraw_consent(person=cast.amina, purpose=Purpose.KEEP)
    with pytest.raises(Refused):
        actions.keep_answers(run=run, step=1, answers={"situation": "x"})


def test_a_finished_exercise_takes_no_more_answers(run):
    actions.finish_run(run=run, helped="bit")
    with pytest.raises(Conflict):
        actions.keep_answers(run=run, step=3, answers={})


@pytest.mark.parametrize(
    "facts", [{"helped": "maybe"}, {"helped": "yes", "after": 11}, {"helped": "", "after": 3}]
)
def test_a_rating_off_the_scale_is_refused(run, facts):
    with pytest.raises(Invalid):
        actions.finish_run(run=run, **facts)


def test_an_exercise_that_does_not_exist_is_not_found(cast, run):
    with pytest.raises(NotFound):
        actions.begin_run(person=cast.amina, exercise_id="nothing")


def test_a_run_opens_for_its_person_only(cast, run):
    assert access_run(cast.amina, run.pk) == run
    for someone, pk in ((cast.claire, run.pk), (cast.amina, uuid.uuid4())):
        with pytest.raises(NotFound):
            access_run(someone, pk)
