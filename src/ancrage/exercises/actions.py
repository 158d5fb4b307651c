"""Begin an exercise, keep what was written step by step, say whether it helped."""

import json
import logging
import uuid
from dataclasses import dataclass

from django.db import DatabaseError, transaction

from ancrage import content
from ancrage.accounts.models import User
from ancrage.exercises import queries
from ancrage.exercises.models import ExerciseRun
from ancrage.exercises.rules import RATINGS, Rating, has_words
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.rules import UNKNOWN, Heard

log = logging.getLogger(__name__)
NOTHING_NEW = Heard(outcome="nothing")


class ConsentMissing(Refused):
    """The person does not allow keeping anything: the exercise runs, and nothing is stored."""

    said = "Vous n’avez pas accepté que cela soit gardé. L’exercice marche quand même, sans rien garder."


@dataclass(frozen=True)
class Kept:
    """A step kept, and what was heard in its new words."""

    run: ExerciseRun
    heard: Heard


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
        needs=queries.needs_heard(person, conversation_id, exercise),
    )


def keep_answers(*, run: ExerciseRun, step: int, answers: dict[str, str]) -> Kept:
    """Seal what was written and have its new words read, in one commit; an answer that is not given again stays."""
    with transaction.atomic():
        run = _open_run(run)
        known = queries.answers(run)
        fresh = [text for name, text in answers.items() if has_words(text) and known.get(name) != text]
        sealed = json.dumps({**known, **answers})
        run.answers_sealed = seal(owner=run.person_id, place=queries.answers_place(run), text=sealed)
        run.step = step
        run.save(update_fields=["answers_sealed", "step"])
        reading_id = _expect_reading(run, fresh) if fresh else None
    return Kept(run, _read(reading_id) if reading_id else NOTHING_NEW)


def finish_run(*, run: ExerciseRun, helped: str, after: int | None = None) -> ExerciseRun:
    """Say how it was: `helped` yes, bit, no or worse; `after` how hard it is now (0 to 10)."""
    if helped not in RATINGS:
        raise Invalid("Dites si cela vous a aidé, un peu, pas du tout, ou si c’est pire.")
    return _finish(run, helped=Rating(helped), after=_on_scale(after))


def rate_in_talk(*, person: User, exercise_id: str, helped: str, conversation_id: uuid.UUID) -> None:
    """Keep how an exercise was, when it is said in the talk: on its run there, else on a new one.

    A rating given on the page stays, unless it is now said to have made things worse. Nothing without the consent to keep.
    """
    rating = Rating(helped)
    known = {exercise.id for exercise in content.exercises()}
    if exercise_id not in known or not allows(person, Purpose.KEEP):
        return
    with transaction.atomic():
        here = queries.runs(person).filter(exercise=exercise_id, conversation_id=conversation_id)
        run = here.select_for_update().first() or begin_run(
            person=person, exercise_id=exercise_id, conversation_id=conversation_id
        )
        if run.helped and rating is not Rating.WORSE:
            return
        run.helped, run.finished_at = rating, run.finished_at or clock.now()
        run.save(update_fields=["helped", "finished_at"])


def close_run(*, run: ExerciseRun) -> ExerciseRun:
    """Finish an exercise that is kept without being rated: a diary's page."""
    return _finish(run, helped="", after=None)


def forget_run(*, run: ExerciseRun) -> None:
    """Destroy a run and what was written in it. Allowed whatever was consented to: it is the person's own."""
    ExerciseRun.objects.filter(pk=run.pk).delete()


def _finish(run: ExerciseRun, *, helped: str, after: int | None) -> ExerciseRun:
    with transaction.atomic():
        run = _open_run(run)
        run.helped, run.after, run.finished_at = helped, after, clock.now()
        run.save(update_fields=["helped", "after", "finished_at"])
    return run


def _expect_reading(run: ExerciseRun, texts: list[str]) -> uuid.UUID:
    reading = vigilance.expect_reading(
        person=run.person,
        message_id=uuid.uuid4(),
        conversation_id=run.conversation_id,
        text="\n".join(texts),
    )
    return reading.pk


def _read(reading_id: uuid.UUID) -> Heard:
    try:
        return vigilance.read_now(reading_id=reading_id)
    except DatabaseError as error:
        # What was written is safe and its reading is due: a worker reads it within seconds.
        log.error("reading %s is left to the worker: %s", reading_id, type(error).__name__)  # noqa: TRY400
        return UNKNOWN


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
