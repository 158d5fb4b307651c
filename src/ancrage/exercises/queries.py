"""Exercises a person did."""

import json

from django.db.models import QuerySet

from ancrage.accounts.models import User
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import HELPED
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place


def runs(person: User) -> QuerySet[ExerciseRun]:
    """Return the person's runs, the latest first."""
    return ExerciseRun.objects.filter(person_id=person.pk).order_by("-created_at", "id")


def what_helped(person: User) -> tuple[str, ...]:
    """Return the exercises whose last finished run helped, the most recent first."""
    last: dict[str, str] = {}
    for exercise, helped in runs(person).filter(finished_at__isnull=False).values_list("exercise", "helped"):
        last.setdefault(exercise, helped)
    return tuple(exercise for exercise, helped in last.items() if helped in HELPED)


def answers(run: ExerciseRun) -> dict[str, str]:
    """Return what was written so far, by the names of the steps."""
    if run.answers_sealed is None:
        return {}
    sealed = bytes(run.answers_sealed)
    return dict(json.loads(unseal(owner=run.person_id, place=answers_place(run), sealed=sealed)))


def answers_place(run: ExerciseRun) -> Place:
    """Return where the answers of a run are sealed."""
    return Place("exercises.exerciserun", "answers", run.pk)
