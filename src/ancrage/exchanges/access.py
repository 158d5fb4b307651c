"""The only doors from a URL to a request. They raise NotFound and never say why; a professional's opening leaves a trace."""

import uuid

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care.models import CareRelation
from ancrage.exchanges import agenda, queries, routing, threads
from ancrage.exchanges.models import Appointment, Callback, Slot
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


def access_own_thread(user: User, id: uuid.UUID) -> CareRelation:  # noqa: A002 - the relation's own name
    """Return a thread of the person's own: with whoever follows them, or closed and once written in; reading it is noted."""
    rows = CareRelation.objects.select_related("person", "professional", "organisation")
    found = rows.filter(pk=id, person=user, kind=CareRelation.Kind.STANDING).first()
    known = {line.relation_id for line in threads.threads_of_person(user)}
    if found is None or found.pk not in known:
        raise NotFound
    if threads.has_unread(found, by_person=False):
        _note_thread(threads.READ, user, found, ground="own_file")
    return found


def access_thread(user: User, id: uuid.UUID) -> CareRelation:  # noqa: A002 - the relation's own name
    """Return the thread of someone whom a professional follows now, outside any alert; it leaves a trace."""
    found = (
        routing.caseload(user).select_related("person", "professional", "organisation").filter(pk=id).first()
    )
    if found is None:
        raise NotFound
    _note_thread(threads.OPENED, user, found, ground="standing relation")
    return found


def access_appointment(user: User, id: uuid.UUID) -> Appointment:  # noqa: A002 - the row's own name
    """Return an appointment of the person's own; NotFound for every other."""
    row = agenda.appointments(user).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def access_slot(user: User, id: uuid.UUID) -> Slot:  # noqa: A002 - the row's own name
    """Return a slot that the professional opened; NotFound for every other."""
    row = agenda.own_slots(user).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def access_booked(user: User, id: uuid.UUID) -> Appointment:  # noqa: A002 - the row's own name
    """Return an appointment in one of the professional's own slots; NotFound for every other."""
    row = agenda.booked_with(user).filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def _note_thread(action: str, user: User, relation: CareRelation, *, ground: str) -> None:
    record(
        action,
        actor_id=user.pk,
        object_type="care.carerelation",
        object_id=relation.pk,
        about_id=relation.person_id,
        ground=ground,
    )
