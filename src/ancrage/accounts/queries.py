"""Who someone is for whom."""

from django.db.models import Q, QuerySet

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import CARE_ROLES, Role
from ancrage.kernel import clock


def memberships(user: User) -> QuerySet[Membership]:
    """Return the roles that someone holds now, with their organisations."""
    in_force = Q(until__isnull=True) | Q(until__gt=clock.now())
    rows = Membership.objects.filter(in_force, user_id=user.pk, user__is_active=True)
    return rows.select_related("organisation").order_by("created_at", "id")


def roles_of(user: User) -> frozenset[Role]:
    """Return every role that someone holds now, wherever."""
    if not user.is_authenticated:
        return frozenset()
    return frozenset(Role(role) for role in memberships(user).values_list("role", flat=True))


def has_role(user: User, *roles: Role) -> bool:
    """Whether someone holds one of these roles now."""
    return bool(roles_of(user) & frozenset(roles))


def is_professional(user: User) -> bool:
    """Whether someone is part of a care circuit, bound by professional secrecy."""
    return has_role(user, *CARE_ROLES)


def organisations_of(
    user: User, *, side: str | None = None, roles: frozenset[Role] | None = None
) -> QuerySet[Organisation]:
    """Return the organisations where someone holds a role now: of one side, by some roles, if asked."""
    held = memberships(user)
    if roles is not None:
        held = held.filter(role__in=roles)
    rows = Organisation.objects.filter(pk__in=held.values("organisation_id"))
    return (rows.filter(side=side) if side else rows).order_by("name")


def user_named(username: str) -> User | None:
    """Return the active account of that pseudonym, whatever its case, or None."""
    return User.objects.filter(username__iexact=username, is_active=True).first()
