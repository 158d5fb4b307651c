"""Exercises a person did."""

import json
import uuid
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ancrage.accounts.models import User
from ancrage.content.exercise_schemas import Exercise
from ancrage.content.ordering import exercise_order
from ancrage.exercises.choosing import Crowd, Rated, Tastes, gathered
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import HELPED, Rating, worth_resuming
from ancrage.exercises.sleep import Night, latest, night_of
from ancrage.kernel import clock
from ancrage.privacy.queries import allowing, allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place
from ancrage.vigilance.models import Reading

DIARY = "sleep_diary"
RESUMED = 10  # runs left midway that are shown
SPOKE_OF_READING_ONLY = ("1",)
"""Versions of the « learn » text that did not speak of exercises: a consent given to them does not cover ratings."""
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


def tastes_of(person: User) -> Tastes:
    """Return what is known before proposing an exercise: nothing of one's own once keeping is no longer allowed."""
    crowd = said_by_others(person)
    if not allows(person, Purpose.KEEP):
        return Tastes(crowd=crowd)
    since = clock.now() - timedelta(hours=exercise_order().recent_hours)
    mine = runs(person)
    rated = mine.exclude(helped="").values_list("exercise", "helped", "needs")
    return Tastes(
        own=tuple(Rated(exercise, Rating(helped), frozenset(needs)) for exercise, helped, needs in rated),
        crowd=crowd,
        recent=frozenset(mine.filter(created_at__gte=since).values_list("exercise", flat=True)),
    )


def said_by_others(person: User | None = None) -> dict[tuple[str, str], Crowd]:
    """Return what other persons said of exercises, where enough of them did; read at each use, never kept.

    Only those who now allow keeping, and helping the machine learn in words that speak of exercises.
    """
    order = exercise_order()
    learning = allowing(Purpose.LEARN).exclude(text_version__in=SPOKE_OF_READING_ONLY)
    rated = ExerciseRun.objects.exclude(helped="").filter(
        person_id__in=learning.values("person_id"),
        person__consents__in=allowing(Purpose.KEEP),
    )
    if person is not None:
        rated = rated.exclude(person_id=person.pk)
    latest = rated.order_by("-finished_at", "id").values_list("person_id", "exercise", "helped", "needs")
    return gathered(latest[: order.crowd_most], order)


def needs_heard(person: User, conversation_id: uuid.UUID | None, exercise: Exercise) -> list[str]:
    """Return the themes heard in a talk of the person's own, among those an exercise is for; no other is kept with it."""
    if conversation_id is None:
        return []
    readings = Reading.objects.filter(person_id=person.pk, conversation_id=conversation_id)
    heard = {label for labels in readings.values_list("labels", flat=True).order_by("pk") for label in labels}
    return [need for need in exercise.helps if need in heard]


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
