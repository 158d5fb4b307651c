"""The only door from a URL to a run."""

import uuid

from ancrage.accounts.models import User
from ancrage.exercises.models import ExerciseRun
from ancrage.kernel.errors import NotFound


def access_run(user: User, run_id: uuid.UUID) -> ExerciseRun:
    """Return a run of the person's own; NotFound for every other."""
    try:
        return ExerciseRun.objects.select_related("person").get(pk=run_id, person_id=user.pk)
    except ExerciseRun.DoesNotExist:
        raise NotFound from None
