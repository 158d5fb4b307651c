"""Ask for a copy of one's file; make it, tell, delete it when its days are over. A copy that a dead process left is made again."""

import base64
import logging
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.privacy import telling
from ancrage.privacy.copying.archive import archive_of
from ancrage.privacy.models import Copy
from ancrage.privacy.rules import OWN_FILE
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand, unseal
from ancrage.vault.rows import place_of

LEASE = timedelta(minutes=5)
TRIES = 5
log = logging.getLogger(__name__)


@transaction.atomic
def ask_copy(*, person: User) -> Copy:
    """Ask for a copy. While one is being made, asking again is asking once."""
    waiting = Copy.objects.filter(person=person, ready_at__isnull=True, failed_at__isnull=True)
    if (known := waiting.first()) is not None:
        return known
    try:
        with transaction.atomic():
            row = Copy.objects.create(person=person, due_at=clock.now())
    except IntegrityError:  # the same click, twice at once
        return waiting.get()
    _journal("copy.asked", row, actor_id=person.pk)
    return row


def make_copies_due() -> int:
    """Make the copies that are due; return how many were tried."""
    waiting = Copy.objects.filter(ready_at__isnull=True, failed_at__isnull=True)
    claimed = claim(waiting, at=clock.now(), lease=LEASE, limit=5)
    for copy_id in claimed:
        _try(copy_id)
    return len(claimed)


def forget_copies_due() -> int:
    """Delete the archives whose days are over; return how many."""
    rows = Copy.objects.filter(expires_at__lte=clock.now(), archive_sealed__isnull=False).defer(
        "archive_sealed"
    )
    return sum(_forgotten(row) for row in rows.order_by("expires_at", "id"))


def opened_copy(*, copy: Copy) -> bytes:
    """Return the archive of a ready copy, opened for its person; the download is in the trail."""
    row = Copy.objects.get(pk=copy.pk)
    place = place_of(row, "archive")
    archive = unseal(owner=row.person_id, place=place, sealed=bytes(row.archive_sealed or b""))
    _journal("copy.downloaded", row, actor_id=row.person_id)
    return base64.b85decode(archive)


def _try(copy_id: uuid.UUID) -> None:
    row = Copy.objects.select_related("person").filter(pk=copy_id).first()
    if row is None:  # erased meanwhile
        return
    try:
        _make(row)
    except Exception as error:  # noqa: BLE001 - whatever fails, the lease ends and it is tried again
        log.error("copy %s failed: %s", copy_id, type(error).__name__)  # noqa: TRY400 - a trace may quote someone
        if row.attempts >= TRIES:
            _give_up(row)


@keys_in_hand()
def _make(row: Copy) -> None:
    archive = archive_of(row.person)
    sealed = seal(
        owner=row.person_id, place=place_of(row, "archive"), text=base64.b85encode(archive).decode()
    )
    ready, until = clock.now(), clock.now() + timedelta(days=settings.COPY_DAYS)
    with transaction.atomic():
        # Of two workers at once, one fills the row: the other's archive is dropped.
        waiting = Copy.objects.filter(pk=row.pk, ready_at__isnull=True)
        if not waiting.update(
            archive_sealed=sealed, size=len(archive), ready_at=ready, expires_at=until, due_at=None
        ):
            return
        _journal("copy.made", row, actor_id=None)
        failpoint("copy.before_commit")
        transaction.on_commit(lambda: telling.tell_person(row.person_id, "document", telling.COPIES, row.pk))
    failpoint("copy.committed")


@transaction.atomic
def _give_up(row: Copy) -> None:
    Copy.objects.filter(pk=row.pk, ready_at__isnull=True).update(failed_at=clock.now(), due_at=None)
    _journal("copy.failed", row, actor_id=None)


@transaction.atomic
def _forgotten(row: Copy) -> int:
    gone = Copy.objects.filter(pk=row.pk, archive_sealed__isnull=False).update(archive_sealed=None)
    if gone:
        _journal("copy.expired", row, actor_id=None)
    return gone


def _journal(action: str, row: Copy, *, actor_id: uuid.UUID | None) -> None:
    record(
        action,
        actor_id=actor_id,
        object_type="privacy.copy",
        object_id=row.pk,
        about_id=row.person_id,
        ground=OWN_FILE,
    )
