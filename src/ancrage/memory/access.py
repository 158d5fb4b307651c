"""The only door from a URL to something remembered."""

import uuid

from ancrage.accounts.models import User
from ancrage.kernel.errors import NotFound
from ancrage.memory.models import MemoryItem


def access_item(user: User, item_id: uuid.UUID) -> MemoryItem:
    """Return an item of the person's own; NotFound for every other, existing or not."""
    try:
        return MemoryItem.objects.select_related("person").get(pk=item_id, person_id=user.pk)
    except MemoryItem.DoesNotExist:
        raise NotFound from None
