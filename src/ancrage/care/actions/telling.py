"""What every verb of the circuit shares: an event, a trace, notices for the outbox."""

import uuid
from collections.abc import Collection
from typing import Any

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care import queries
from ancrage.care.models import Alert, AlertEvent, Delivery
from ancrage.care.rules import EventKind
from ancrage.kernel import clock
from ancrage.notices import channels
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place


def note_event(
    alert: Alert, kind: EventKind, *, by: User | None = None, note: str = "", **detail: Any
) -> AlertEvent:
    """Write what happened to an alert, its note sealed, and its trace in the trail."""
    event = AlertEvent(alert=alert, kind=kind, actor=by, detail=detail)
    if note:
        event.note_sealed = seal(
            owner=alert.person_id, place=Place("care.alertevent", "note", event.pk), text=note
        )
    event.save(force_insert=True)
    record(
        f"alert.{kind}",
        actor_id=by.pk if by else None,
        object_type="care.alert",
        object_id=alert.pk,
        about_id=alert.person_id,
        ground="cover policy" if by else "",
    )
    return event


def tell(alert: Alert, recipients: Collection[uuid.UUID], *, notice: str = "alert") -> None:
    """Put a notice for each recipient, by each of their channels, in the outbox; due now."""
    people = reachable(alert, recipients)
    at = clock.now()
    Delivery.objects.bulk_create(
        Delivery(alert=alert, recipient=person, channel=channel, notice=notice, step=alert.step, due_at=at)
        for person in people
        for channel in channels.ways_to(person)
    )
    note_event(alert, EventKind.TOLD, step=alert.step, to=sorted(str(person.pk) for person in people))


def reachable(alert: Alert, recipients: Collection[uuid.UUID]) -> list[User]:
    """Return the recipients still bound by the organisation's secrecy; never nobody while someone is."""
    caring = queries.caring(alert.organisation)
    officer = queries.plan_of(alert.organisation).duty_of_last_resort
    return list(caring.filter(pk__in=recipients)) or list(caring.filter(pk__in=officer)) or list(caring)
