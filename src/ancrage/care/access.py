"""The only doors from a URL to an alert or to a person. They raise NotFound and never say why; each opening leaves a trace."""

import uuid

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care import queries
from ancrage.care.models import Alert
from ancrage.kernel.errors import NotFound


def access_alert(user: User, id: uuid.UUID) -> Alert:  # noqa: A002 - the row's own name
    """Return an alert that someone may see: on the signed policy, or taken by them."""
    alert = (
        queries.alerts_seen_by(user)
        .select_related("person", "organisation", "taken_by")
        .filter(pk=id)
        .first()
    )
    if alert is None:
        raise NotFound
    ground = "taken" if alert.taken_by_id == user.pk else "cover policy"
    record(
        "alert.opened",
        actor_id=user.pk,
        object_type="care.alert",
        object_id=alert.pk,
        about_id=alert.person_id,
        ground=ground,
    )
    return alert


def access_person(user: User, id: uuid.UUID) -> User:  # noqa: A002 - the row's own name
    """Return a person whom someone looks after, or whose alert they took."""
    person = User.objects.filter(pk=id).first()
    relation = queries.relation(user, person) if person is not None else None
    if person is None or relation is None:
        raise NotFound
    record(
        "person.opened",
        actor_id=user.pk,
        object_type="accounts.user",
        object_id=person.pk,
        about_id=person.pk,
        ground=f"{relation.kind} relation",
    )
    return person
