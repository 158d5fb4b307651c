"""Exercises a person did."""

import json

from django.db.models import QuerySet
from django.utils import timezone

from ancrage.accounts.models import User
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import HELPED, worth_resuming
from ancrage.exercises.sleep import Night, latest, night_of
from ancrage.kernel import clock
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place

DIARY = "sleep_diary"
RESUMED = 10  # runs left midway that are shown
REREAD = 60  # runs that the page of what was written shows


def runs(person: User) -> QuerySet[ExerciseRun]:
    """Return the person's runs, the latest first."""
    return ExerciseRun.objects.filter(person_id=person.pk).order_by("-created_at", "id")


def last_ratings(person: User) -> dict[str, str]:
    """Return how each exercise was the last time it was rated, the most recent first."""
    last: dict[str, str] = {}
    rated = runs(person).filter(finished_at__isnull=False).exclude(helped="")
    for exercise, helped in rated.values_list("exercise", "helped"):
        last.setdefault(exercise, helped)
    return last


def what_helped(person: User) -> tuple[str, ...]:
    """Return the exercises whose last finished run helped, the most recent first."""
    return tuple(exercise for exercise, helped in last_ratings(person).items() if helped in HELPED)


def left_midway(person: User, exercise_id: str = "") -> list[ExerciseRun]:
    """Return the runs to take up again, the latest first; of one exercise when it is named."""
    open_runs = runs(person).filter(finished_at__isnull=True)
    if exercise_id:
        open_runs = open_runs.filter(exercise=exercise_id)
    now = clock.now()
    found = [
        run
        for run in open_runs[: 3 * RESUMED]
        if worth_resuming(written=run.answers_sealed is not None, begun_at=run.created_at, now=now)
    ]
    return found[:RESUMED]


def done(person: User, exercise_id: str) -> list[ExerciseRun]:
    """Return the runs of one exercise that can be read again: finished, or with something written; latest first."""
    found = runs(person).filter(exercise=exercise_id)[: 2 * REREAD]
    return [run for run in found if run.finished_at or run.answers_sealed is not None][:REREAD]


def nights(person: User) -> list[Night]:
    """Return the latest nights of the person's sleep diary, the last morning first."""
    told = [night_of(answers(run), timezone.localdate(run.created_at)) for run in done(person, DIARY)]
    return latest([night for night in told if night])


def answers(run: ExerciseRun) -> dict[str, str]:
    """Return what was written so far, by the names of the steps."""
    if run.answers_sealed is None:
        return {}
    sealed = bytes(run.answers_sealed)
    return dict(json.loads(unseal(owner=run.person_id, place=answers_place(run), sealed=sealed)))


def answers_place(run: ExerciseRun) -> Place:
    """Return where the answers of a run are sealed."""
    return Place("exercises.exerciserun", "answers", run.pk)
