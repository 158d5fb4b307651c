"""Read the trail."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ancrage.audit import verification
from ancrage.audit.guard import guarded
from ancrage.audit.heads import read_heads
from ancrage.audit.models import Head, Seal, TrailEntry, Unsealed
from ancrage.audit.verification import Report

__all__ = ["Extent", "entries", "entry_of", "extent", "guarded", "reads_about", "verify"]


@dataclass(frozen=True)
class Extent:
    """How far the chain goes, seen without walking it."""

    links: int
    waiting: int
    left_at: datetime | None
    left_until: int


def reads_about(person_id: uuid.UUID) -> QuerySet[TrailEntry]:
    """Return what others did or read about someone, newest first."""
    return TrailEntry.objects.filter(about_id=person_id).exclude(actor_id=person_id).order_by("-at", "-id")


def entries(
    *,
    actor_id: uuid.UUID | None = None,
    about_id: uuid.UUID | None = None,
    action: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[TrailEntry]:
    """Return the trail, newest first, narrowed by who acted, about whom, when, and what (an action or how it begins)."""
    asked = {
        "actor_id": actor_id,
        "about_id": about_id,
        "action__startswith": action,
        "at__gte": since,
        "at__lt": until,
    }
    return TrailEntry.objects.filter(**{name: fact for name, fact in asked.items() if fact}).order_by(
        "-at", "-id"
    )


def entry_of(id: uuid.UUID) -> TrailEntry | None:  # noqa: A002 - the row's own name
    """Return one line of the trail, or None."""
    return TrailEntry.objects.filter(pk=id).first()


def extent() -> Extent:
    """Return how long the chain is, what still waits for its link, and the last signed end that left the machine."""
    head = Head.objects.filter(left_at__isnull=False).order_by("-position").first()
    end = Seal.objects.order_by("-position").first()
    return Extent(
        links=end.position if end else 0,
        waiting=Unsealed.objects.count(),
        left_at=head.left_at if head else None,
        left_until=head.position if head else 0,
    )


def verify(left: Iterable[str] = ()) -> Report:
    """Verify the whole trail against itself, the heads kept here, and lines of heads that left the machine."""
    return verification.verify([head for head, _number in read_heads(left) if head])
