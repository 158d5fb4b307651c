"""Whether the house stands: for a load balancer, a supervisor, a curious operator. Says nothing about anyone."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ancrage.jobs import beats

SILENCE = 60.0  # seconds


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, 503 otherwise. A worker may live on another machine: it is only told."""
    del request
    database = database_answers()
    facts = {"database": "ok" if database else "down", "worker": worker_here()}
    return JsonResponse(facts, status=200 if database else 503)


def worker_here() -> str:
    """Return `ok` when each loop of this machine's worker has beaten lately, `late`, or `none` without one."""
    ages = beats.ages()
    if not ages:
        return "none"
    return "ok" if max(ages.values()) <= SILENCE else "late"


def database_answers() -> bool:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
