"""The only door from a URL to a contact."""

import uuid

from ancrage.accounts import queries as accounts
from ancrage.accounts.models import User
from ancrage.kernel.errors import NotFound
from ancrage.orientation.contacts import MANAGES
from ancrage.orientation.models import OwnContact


def access_contact(user: User, id: uuid.UUID) -> OwnContact:  # noqa: A002 - the row's own name
    """Return a contact in use of an organisation whose contacts someone writes; NotFound for every other, existing or not."""
    mine = accounts.organisations_of(user, roles=MANAGES)
    rows = OwnContact.objects.select_related("organisation").filter(
        organisation__in=mine, ended_at__isnull=True
    )
    contact = rows.filter(pk=id).first()
    if contact is None:
        raise NotFound
    return contact
