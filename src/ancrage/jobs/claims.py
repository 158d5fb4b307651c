"""Claim rows that are due. One column, `due_at`, is queue and lease at once."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet


def claim(rows: QuerySet[Any], *, at: datetime, lease: timedelta, limit: int = 50) -> list[uuid.UUID]:
    """Take up to `limit` due rows and return their ids.

    A claimed row becomes due again when the lease ends, so that a worker that dies gives it back
    without anyone noticing its death. `attempts` counts the claims. The rows' model must have
    `due_at` (null = nothing to do) and `attempts`.
    """
    due = list(rows.filter(due_at__lte=at).order_by("due_at", "pk").values_list("pk", "due_at")[:limit])
    return [pk for pk, was_due in due if _won(rows, pk=pk, was_due=was_due, until=at + lease)]


def _won(rows: QuerySet[Any], *, pk: uuid.UUID, was_due: datetime, until: datetime) -> bool:
    # The conditional update is the whole lock: of two workers, one changes a row, the other none.
    taken = rows.filter(pk=pk, due_at=was_due).update(due_at=until, attempts=F("attempts") + 1)
    return taken == 1
