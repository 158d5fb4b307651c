"""The only doors from a URL to a request. They raise NotFound and never say why; a professional's opening leaves a trace."""

import uuid

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.exchanges import queries, routing
from ancrage.exchanges.models import Callback
from ancrage.kernel.errors import NotFound


def access_callback(user: User, id: uuid.UUID) -> Callback:  # noqa: A002 - the row's own name
    """Return a request of the person's own; NotFound for every other."""
    row = queries.callbacks(user).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def access_request(user: User, id: uuid.UUID) -> Callback:  # noqa: A002 - the row's own name
    """Return a request that a professional may answer: the person asked for it, which is the ground."""
    rows = queries.callbacks_seen_by(user).select_related(
        "person", "taken_by", "organisation", "addressed_to"
    )
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    followed = routing.caseload(user).filter(person_id=row.person_id).exists()
    record(
        queries.OPENED,
        actor_id=user.pk,
        object_type="exchanges.callback",
        object_id=row.pk,
        about_id=row.person_id,
        ground="standing relation" if followed else "the person asked",
    )
    return row
