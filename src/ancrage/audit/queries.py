"""Read the trail."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from ancrage.audit import verification
from ancrage.audit.guard import guarded
from ancrage.audit.heads import read_heads
from ancrage.audit.models import TrailEntry
from ancrage.audit.verification import Report

__all__ = ["entries", "guarded", "reads_about", "verify"]


def reads_about(person_id: uuid.UUID) -> QuerySet[TrailEntry]:
    """Return what others did or read about someone, newest first."""
    return TrailEntry.objects.filter(about_id=person_id).exclude(actor_id=person_id).order_by("-at", "-id")


def entries(
    *, actor_id: uuid.UUID | None = None, about_id: uuid.UUID | None = None, action: str = ""
) -> QuerySet[TrailEntry]:
    """Return the trail, newest first, narrowed by who acted, about whom, and what."""
    rows = TrailEntry.objects.order_by("-at", "-id")
    if actor_id:
        rows = rows.filter(actor_id=actor_id)
    if about_id:
        rows = rows.filter(about_id=about_id)
    return rows.filter(action=action) if action else rows


def verify(left: Iterable[str] = ()) -> Report:
    """Verify the whole trail against itself, the heads kept here, and lines of heads that left the machine."""
    return verification.verify([head for head, _number in read_heads(left) if head])
