"""Empty the outbox: at least once each, by a lease; what fails comes back, later each time, for as long as it is needed."""

import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet

from ancrage.care.models import Alert, Delivery
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.notices.channels import DeliveryFailed, deliver

LEASE = timedelta(seconds=15)  # longer than a channel may take, shorter than anyone's patience
FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=10)
PATIENCE = 10.0  # seconds; then the loop beats, so that a slow channel never looks like a dead worker


def deliver_due() -> int:
    """Send each notice that is due; return how many were tried. One lease at a time: a slow channel outlives none."""
    tried, limit = 0, time.monotonic() + PATIENCE
    while time.monotonic() < limit and (claimed := claim(_outbox(), at=clock.now(), lease=LEASE, limit=1)):
        failpoint("delivery.claimed")
        _deliver(claimed[0])
        tried += 1
    return tried


def link_to(alert: Alert) -> str:
    """Return the page of an alert: an opaque id, nothing else."""
    return f"{settings.BASE_URL.rstrip('/')}/alertes/{alert.pk}/"


def retry_after(attempts: int) -> timedelta:
    """Return how long to wait before trying again: twice as long each time, with an end."""
    doublings = max(min(attempts, 10) - 1, 0)
    return min(FIRST_RETRY * (1 << doublings), LONGEST_RETRY)


def _outbox() -> QuerySet[Delivery]:
    return Delivery.objects.filter(sent_at__isnull=True)


def _deliver(pk: uuid.UUID) -> None:
    row = Delivery.objects.select_related("recipient", "alert").get(pk=pk)
    if row.due_at is None or row.sent_at is not None:  # taken back since, or sent
        return
    try:
        deliver(
            channel=row.channel,
            to=row.recipient,
            notice=row.notice,
            link=link_to(row.alert),
            reference=row.pk,
        )
    except DeliveryFailed as failure:
        _try_later(row, failure)
        return
    failpoint("delivery.sent")
    Delivery.objects.filter(pk=pk).update(sent_at=clock.now(), due_at=None, failure="")
    failpoint("delivery.marked")


def _try_later(row: Delivery, failure: DeliveryFailed) -> None:
    again = clock.now() + retry_after(row.attempts)
    rows = Delivery.objects.filter(pk=row.pk, sent_at__isnull=True, due_at__isnull=False)
    rows.update(due_at=again, failure=failure.cause[:200])
