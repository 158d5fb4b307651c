"""What is remembered of someone, opened for them or for the talk they are in."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from ancrage.kernel import clock
from ancrage.kernel.holdings import Person
from ancrage.memory.models import MemoryItem
from ancrage.memory.rules import BROUGHT_UP, Kind, Origin, Recalled
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of


@dataclass(frozen=True)
class Remembered:
    """An item as its person reads it."""

    id: uuid.UUID
    kind: Kind
    origin: Origin
    text: str
    at: datetime
    until: datetime
    conversation_id: uuid.UUID | None
    corrected_at: datetime | None
    last_told_at: datetime
    times: int
    quiet: bool
    hurt: bool

    @property
    def brought_up(self) -> bool:
        """Whether the companion may mention it of its own accord."""
        return self.kind in BROUGHT_UP and not (self.quiet or self.hurt)

    @property
    def silent(self) -> bool:
        """Whether the person, or the hurt it caused, keeps the companion from mentioning it."""
        return self.kind in BROUGHT_UP and (self.quiet or self.hurt)


def remembers(person: Person) -> bool:
    """Whether the person allows remembering, now."""
    return allows(person, Purpose.REMEMBER)


def items(person: Person) -> QuerySet[MemoryItem]:
    """Return what is remembered and not forgotten yet, the latest first."""
    rows = MemoryItem.objects.filter(person_id=person.pk, until__gt=clock.now())
    return rows.order_by("-created_at", "id")


def holds_any(person: Person) -> bool:
    """Whether anything is there, used or not."""
    return items(person).exists()


def opened(rows: Iterable[MemoryItem]) -> list[Remembered]:
    """Open items of one person."""
    rows = list(rows)
    opener = Opener(rows[0].person_id) if rows else None
    return [
        Remembered(
            id=row.pk,
            kind=Kind(row.kind),
            origin=Origin(row.origin),
            text=opener.open(place_of(row, "text"), row.text_sealed),
            at=row.created_at,
            until=row.until,
            conversation_id=row.conversation_id,
            corrected_at=row.corrected_at,
            last_told_at=row.last_told_at,
            times=row.times,
            quiet=row.quiet,
            hurt=row.hurt_at is not None,
        )
        for row in rows
        if opener
    ]


def recalled(person: Person, *, conversation_id: uuid.UUID | None = None) -> tuple[Recalled, ...]:
    """Return what a talk may lean on; nothing without the person's consent, read at each use."""
    if not remembers(person):
        return ()
    rows = list(items(person))
    opener = Opener(rows[0].person_id) if rows else None
    return tuple(_recalled(row, opener, conversation_id) for row in rows if opener)


def _recalled(row: MemoryItem, opener: Opener, conversation_id: uuid.UUID | None) -> Recalled:
    sealed = row.ref_sealed
    return Recalled(
        id=str(row.pk),
        kind=Kind(row.kind),
        text=opener.open(place_of(row, "text"), row.text_sealed),
        at=row.created_at,
        ref="" if sealed is None else opener.open(place_of(row, "ref"), sealed),
        here=conversation_id is not None and row.conversation_id == conversation_id,
        mentioned_at=row.mentioned_at,
        mentions=row.mentions,
        quiet=row.quiet,
        hurt=row.hurt_at is not None,
    )
