"""The outbox of the requests: what leaves says that something waits, and where; never what, never about whom."""

import time
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from ancrage.accounts.models import User
from ancrage.exchanges.models import ExchangeNotice
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.notices import channels
from ancrage.notices.channels import DeliveryFailed, deliver

LEASE = timedelta(seconds=15)  # longer than a channel may take
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=30), timedelta(minutes=30)
MOST_DOUBLINGS = 8
PATIENCE = 10.0  # seconds; then the loop beats


def tell(  # noqa: PLR0913 - a notice has this many parts, each named
    *,
    about: User,
    recipients: Iterable[User],
    notice: str,
    path: str,
    object_id: uuid.UUID,
    number: int = 0,
    at: datetime | None = None,
) -> None:
    """Put a notice for each recipient, by each of their channels, in the outbox. The same one is written once."""
    ExchangeNotice.objects.bulk_create(
        (
            ExchangeNotice(
                person=about,
                recipient=one,
                channel=channel,
                notice=notice,
                path=path,
                object_id=object_id,
                number=number,
                due_at=at or clock.now(),
            )
            for one in recipients
            for channel in channels.ways_to(one)
        ),
        ignore_conflicts=True,
    )


def take_back(*, object_id: uuid.UUID, notice: str | None = None) -> None:
    """Take back the notices that have not left: there is nothing to say any more."""
    rows = ExchangeNotice.objects.filter(object_id=object_id, sent_at__isnull=True, due_at__isnull=False)
    rows = rows.filter(notice=notice) if notice else rows
    rows.update(due_at=None, failure="no longer needed")


def deliver_due() -> int:
    """Send each notice that is due; return how many were tried. One lease at a time."""
    tried, limit = 0, time.monotonic() + PATIENCE
    while time.monotonic() < limit and (claimed := claim(_outbox(), at=clock.now(), lease=LEASE, limit=1)):
        failpoint("exchange_notice.claimed")
        _deliver(claimed[0])
        tried += 1
    return tried


def _outbox() -> QuerySet[ExchangeNotice]:
    return ExchangeNotice.objects.filter(sent_at__isnull=True)


def _deliver(pk: uuid.UUID) -> None:
    row = ExchangeNotice.objects.select_related("recipient").get(pk=pk)
    if row.due_at is None or row.sent_at is not None:  # taken back since, or sent
        return
    link = f"{settings.BASE_URL.rstrip('/')}{row.path}"
    try:
        deliver(channel=row.channel, to=row.recipient, notice=row.notice, link=link, reference=row.pk)
    except DeliveryFailed as failure:
        again = clock.now() + min(FIRST_RETRY * (1 << min(row.attempts, MOST_DOUBLINGS)), LONGEST_RETRY)
        still = ExchangeNotice.objects.filter(pk=pk, sent_at__isnull=True, due_at__isnull=False)
        still.update(due_at=again, failure=failure.cause[:200])
        return
    failpoint("exchange_notice.sent")
    ExchangeNotice.objects.filter(pk=pk).update(sent_at=clock.now(), due_at=None, failure="")
