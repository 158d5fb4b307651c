"""The only door from a URL to an entry."""

import uuid

from ancrage.accounts.models import User
from ancrage.journal.models import MoodEntry
from ancrage.kernel.errors import NotFound


def access_entry(user: User, entry_id: uuid.UUID) -> MoodEntry:
    """Return an entry of the person's own; NotFound for every other, existing or not."""
    try:
        return MoodEntry.objects.select_related("person").get(pk=entry_id, person_id=user.pk)
    except MoodEntry.DoesNotExist:
        raise NotFound from None
