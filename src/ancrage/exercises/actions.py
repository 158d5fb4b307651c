"""Begin an exercise, keep what was written step by step, say whether it helped."""

import json
import uuid

from django.db import transaction

from ancrage import content
from ancrage.accounts.models import User
from ancrage.exercises import queries
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import RATINGS, Rating
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal


class ConsentMissing(Refused):
    """The person does not allow keeping anything: the exercise runs, and nothing is stored."""

    said = "Vous n’avez pas accepté que cela soit gardé. L’exercice marche quand même, sans rien garder."


def begin_run(
    *, person: User, exercise_id: str, before: int | None = None, conversation_id: uuid.UUID | None = None
) -> ExerciseRun:
    """Begin an exercise; `before` says how hard it is now (0 to 10)."""
    if not allows(person, Purpose.KEEP):
        raise ConsentMissing
    try:
        exercise = content.exercise(exercise_id)
    except KeyError:
        raise NotFound from None
    return ExerciseRun.objects.create(
        person=person,
        exercise=exercise.id,
        version=exercise.version,
        before=_on_scale(before),
        conversation_id=conversation_id,
    )


def keep_answers(*, run: ExerciseRun, step: int, answers: dict[str, str]) -> ExerciseRun:
    """Seal what was written so far and remember the step; an earlier answer that is not given again stays."""
    with transaction.atomic():
        run = _open_run(run)
        known = queries.answers(run)
        sealed = json.dumps({**known, **answers})
        run.answers_sealed = seal(owner=run.person_id, place=queries.answers_place(run), text=sealed)
        run.step = step
        run.save(update_fields=["answers_sealed", "step"])
    return run


def finish_run(*, run: ExerciseRun, helped: str, after: int | None = None) -> ExerciseRun:
    """Say how it was: `helped` yes, bit, no or worse; `after` how hard it is now (0 to 10)."""
    if helped not in RATINGS:
        raise Invalid("Dites si cela vous a aidé, un peu, pas du tout, ou si c’est pire.")
    with transaction.atomic():
        run = _open_run(run)
        run.helped, run.after, run.finished_at = Rating(helped), _on_scale(after), clock.now()
        run.save(update_fields=["helped", "after", "finished_at"])
    return run


def _open_run(run: ExerciseRun) -> ExerciseRun:
    fresh = ExerciseRun.objects.select_for_update().select_related("person").get(pk=run.pk)
    if fresh.finished_at is not None:
        raise Conflict("Cet exercice est déjà terminé.")
    if not allows(fresh.person, Purpose.KEEP):
        raise ConsentMissing
    return fresh


def _on_scale(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 10:
        raise Invalid("Donnez un nombre de 0 à 10.")
    return value
