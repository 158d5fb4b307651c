"""Read the trail."""

import uuid

from django.db.models import QuerySet

from ancrage.audit.models import TrailEntry


def reads_about(person_id: uuid.UUID) -> QuerySet[TrailEntry]:
    """Return what others did or read about someone, newest first."""
    return TrailEntry.objects.filter(about_id=person_id).exclude(actor_id=person_id).order_by("-at", "-id")
