"""The doors that a role opens. They raise NotFound and never say why."""

import uuid

from ancrage.accounts import queries
from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import Role
from ancrage.kernel.errors import NotFound


def access_role(user: User, *roles: Role) -> frozenset[Role]:
    """Let in whoever holds one of these roles now; return those they hold among them."""
    held = queries.roles_of(user) & frozenset(roles)
    if not held:
        raise NotFound
    return held


def access_organisation(user: User, *roles: Role, side: str | None = None) -> Organisation:
    """Return the organisation where someone holds one of these roles now; the first by name when there are several."""
    organisation = queries.organisations_of(user, side=side, roles=frozenset(roles)).first()
    if organisation is None:
        raise NotFound
    return organisation


def access_membership(user: User, id: uuid.UUID, *roles: Role) -> Membership:  # noqa: A002 - the row's own name
    """Return a role held in an organisation where someone holds one of `roles` now."""
    organisations = queries.organisations_of(user, roles=frozenset(roles))
    rows = Membership.objects.select_related("user", "organisation").filter(organisation__in=organisations)
    membership = rows.filter(pk=id).first()
    if membership is None:
        raise NotFound
    return membership
