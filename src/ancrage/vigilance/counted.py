"""What was counted about the people someone follows, waiting for their verdict. A line holds no number and no word of the person."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from ancrage.accounts.models import User
from ancrage.care.grounds import reading_ground
from ancrage.care.models import CareRelation
from ancrage.care.queries import relations
from ancrage.kernel import clock
from ancrage.vigilance.models import Reading, Signal

SHOWN_DAYS = 90
"""A count older than this is history: it is no longer on the list."""


@dataclass(frozen=True)
class CountedLine:
    """One signal that rests on numbers: about whom, since when, and whether the reader gave a verdict."""

    id: uuid.UUID
    who: str
    kind: str
    at: datetime
    reviewed: bool


def counted_for(professional: User) -> list[CountedLine]:
    """Return the counts about those whom someone follows and who share them now, the latest first."""
    rows = Signal.objects.filter(
        reading__of=Reading.Of.HABIT,
        reading__person__in=_shared_with(professional),
        reading__created_at__gte=clock.now() - timedelta(days=SHOWN_DAYS),
    )
    rows = rows.select_related("reading__person").order_by("-reading__created_at", "id")
    mine = set(rows.filter(reviews__by=professional).values_list("pk", flat=True))
    return [
        CountedLine(row.pk, row.reading.person.shown_name, row.kind, row.reading.created_at, row.pk in mine)
        for row in rows
    ]


def _shared_with(professional: User) -> list[uuid.UUID]:
    held = relations().filter(professional=professional, kind=CareRelation.Kind.STANDING)
    people = [one.person for one in held.select_related("person").order_by("pk")]
    return [person.pk for person in people if reading_ground(professional, person) is not None]
