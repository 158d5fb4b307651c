"""Stand still and start again: a pause, a limit. Both gestures are the person's, and in the trail."""

from django.db import IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.privacy.models import Standstill
from ancrage.privacy.rules import OWN_FILE, Still


@transaction.atomic
def stand_still(*, person: User, kind: Still) -> Standstill:
    """Begin a pause or a limit. Asking twice is asking once."""
    running = Standstill.objects.filter(person=person, kind=kind, ended_at__isnull=True)
    if (known := running.first()) is not None:
        return known
    try:
        with transaction.atomic():
            row = Standstill.objects.create(person=person, kind=kind)
    except IntegrityError:  # the same click, twice at once
        return running.get()
    _journal(f"{kind.value}.begun", row)
    return row


@transaction.atomic
def start_again(*, person: User, kind: Still) -> bool:
    """End a pause or a limit: the next request sees it. Return whether there was one."""
    running = Standstill.objects.filter(person=person, kind=kind, ended_at__isnull=True)
    row = running.first()
    if row is None or not running.update(ended_at=clock.now()):
        return False
    _journal(f"{kind.value}.ended", row)
    return True


def _journal(action: str, row: Standstill) -> None:
    record(
        action,
        actor_id=row.person_id,
        object_type="privacy.standstill",
        object_id=row.pk,
        about_id=row.person_id,
        ground=OWN_FILE,
    )
