"""Nobody took the request in time: coordination is told, again and again, until someone does or it goes out and says so."""

import logging
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import routing
from ancrage.exchanges.actions.callbacks import end, note
from ancrage.exchanges.actions.telling import tell
from ancrage.exchanges.models import Callback
from ancrage.exchanges.rules import OPEN, CallEvent, CallState, next_look
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock

LEASE = timedelta(seconds=20)
log = logging.getLogger(__name__)


def escalate_due() -> int:
    """Look at every request whose delay has run out; return how many there were. One that fails waits its lease."""
    at = clock.now()
    claimed = claim(Callback.objects.filter(state__in=OPEN), at=at, lease=LEASE)
    failpoint("callback_escalation.claimed")
    for pk in claimed:
        try:
            _look_at(pk, leased_until=at + LEASE)
        except Exception as error:  # noqa: BLE001 - one broken request must not silence the others; it comes back
            log.error("escalation of request %s failed: %s", pk, type(error).__name__)  # noqa: TRY400 - a trace may quote someone
    return len(claimed)


def _look_at(pk: uuid.UUID, *, leased_until: datetime) -> None:
    with transaction.atomic():
        row = (
            Callback.objects.select_for_update()
            .select_related("person", "organisation", "taken_by")
            .get(pk=pk)
        )
        if row.due_at != leased_until or row.state not in OPEN:  # taken, handed over or over since
            return
        if row.state == CallState.WAITING and row.expires_at <= clock.now():
            _go_out(row)
        else:
            _tell_more_people(row)
        failpoint("callback_escalation.before_commit")


def _go_out(row: Callback) -> None:
    end(row, CallState.EXPIRED)
    note(row, CallEvent.EXPIRED)
    number = row.events.count()
    tell(
        about=row.person,
        recipients=[row.person],
        notice="message",
        path=f"/mes-demandes/rappel/{row.pk}/",
        object_id=row.pk,
        number=number,
    )


def _tell_more_people(row: Callback) -> None:
    at, opening = clock.now(), routing.opening_of(row.organisation)
    row.escalated_at = row.escalated_at or at
    row.due_at = next_look(opening, at, row.expires_at, exchange_policy())
    row.save(update_fields=["escalated_at", "due_at"])
    note(row, CallEvent.ESCALATED)
    told = routing.coordination(row.organisation) + ([row.taken_by] if row.taken_by else [])
    tell(
        about=row.person,
        recipients={one.pk: one for one in told}.values(),
        notice="request_late",
        path=f"/demandes/{row.pk}/",
        object_id=row.pk,
        number=row.events.count(),
    )
