"""Exercises a person did."""

from django.db.models import QuerySet

from ancrage.accounts.models import User
from ancrage.exercises.models import ExerciseRun

HELPED = ("yes", "bit")


def runs(person: User) -> QuerySet[ExerciseRun]:
    """Return the person's runs, the latest first."""
    return ExerciseRun.objects.filter(person_id=person.pk).order_by("-created_at", "id")


def what_helped(person: User) -> tuple[str, ...]:
    """Return the exercises whose last finished run helped, the most recent first."""
    last: dict[str, str] = {}
    for exercise, helped in runs(person).filter(finished_at__isnull=False).values_list("exercise", "helped"):
        last.setdefault(exercise, helped)
    return tuple(exercise for exercise, helped in last.items() if helped in HELPED)
