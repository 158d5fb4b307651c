"""The only door from a URL to a thing of the list."""

import uuid

from ancrage.accounts.models import User
from ancrage.kernel.errors import NotFound
from ancrage.load.models import LoadItem


def access_item(user: User, item_id: uuid.UUID) -> LoadItem:
    """Return a thing of the person's own; NotFound for every other, existing or not."""
    try:
        return LoadItem.objects.select_related("person").get(pk=item_id, person_id=user.pk)
    except LoadItem.DoesNotExist:
        raise NotFound from None
