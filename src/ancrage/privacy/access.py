"""The only doors to what someone asks of their data. They raise NotFound and never say why; what an officer opens leaves a trace."""

import uuid

from ancrage.accounts.access import access_role
from ancrage.accounts.models import User
from ancrage.accounts.rules import Role
from ancrage.audit.actions import record
from ancrage.audit.models import TrailEntry
from ancrage.audit.queries import reads_about
from ancrage.kernel.errors import NotFound
from ancrage.privacy import queries
from ancrage.privacy.models import Copy, DataRequest
from ancrage.privacy.reads import is_a_read


def access_read(person: User, id: uuid.UUID) -> TrailEntry:  # noqa: A002 - the row's own name
    """Return a line of the trail that tells the person of a read of their file."""
    entry = reads_about(person.pk).filter(pk=id).first()
    if entry is None or not is_a_read(entry):
        raise NotFound
    return entry


def access_own_request(person: User, id: uuid.UUID) -> DataRequest:  # noqa: A002 - as above
    """Return a request of the person's own."""
    row = queries.requests_of(person).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def access_request(user: User, id: uuid.UUID) -> DataRequest:  # noqa: A002 - as above
    """Return a request to a data protection officer; its words open, so it leaves a trace."""
    access_role(user, Role.DPO)
    row = DataRequest.objects.select_related("person").filter(pk=id).first()
    if row is None:
        raise NotFound
    record(
        "request.opened",
        actor_id=user.pk,
        object_type="privacy.datarequest",
        object_id=row.pk,
        about_id=row.person_id,
        ground="dpo",
    )
    return row


def access_copy(person: User, id: uuid.UUID) -> Copy:  # noqa: A002 - as above
    """Return a copy of the person's own file that is ready and has not expired."""
    row = queries.ready_copies(person).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row
