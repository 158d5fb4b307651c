"""Who someone is for whom."""

import uuid
from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from ancrage.accounts.models import Identity, Membership, Organisation, RecoveryCode, User
from ancrage.accounts.rules import CARE_ROLES, GIVES_ROLES, IDENTITY_FACTS, Role
from ancrage.kernel import clock
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


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


def user_of_code(code: str) -> User | None:
    """Return the account that a pseudonymous code such as `K7F-29Q` stands for, or None."""
    return User.objects.filter(code=code.strip().upper()).first()


def coordinates(user: User, organisation: Organisation) -> bool:
    """Whether someone may give roles and prepare the cover of an organisation."""
    return memberships(user).filter(organisation=organisation, role__in=GIVES_ROLES).exists()


def members(organisation: Organisation) -> QuerySet[Membership]:
    """Return the roles held now in an organisation, people by name."""
    in_force = Q(until__isnull=True) | Q(until__gt=clock.now())
    rows = Membership.objects.filter(in_force, organisation=organisation, user__is_active=True)
    return rows.select_related("user", "organisation").order_by("user__username", "role", "id")


def names_of(ids: Iterable[uuid.UUID | None], *, for_person: bool = False) -> dict[uuid.UUID, str]:
    """Return what accounts are called: professionals by their name, persons by their code.

    With `for_person`, whoever is not a professional is left out: a person is told names of professionals only.
    """
    wanted = [one for one in ids if one]
    staff = frozenset(
        Membership.objects.filter(user_id__in=wanted).order_by().values_list("user_id", flat=True)
    )
    rows = User.objects.filter(pk__in=wanted).order_by("pk")
    if for_person:
        rows = rows.filter(pk__in=staff)
    return {row.pk: row.shown_name if row.pk in staff else row.code for row in rows}


def identity_of(person: User) -> dict[str, str]:
    """Return what someone left about themselves, opened, for themselves; empty where nothing was left."""
    row = Identity.objects.filter(user=person).first()
    sealed = {name: getattr(row, f"{name}_sealed") if row else None for name in IDENTITY_FACTS}
    if row is None or not any(sealed.values()):
        return dict.fromkeys(IDENTITY_FACTS, "")
    opener = Opener(person.pk)
    places = {name: Place("accounts.identity", name, row.pk) for name in IDENTITY_FACTS}
    return {name: opener.open(places[name], bytes(text)) if text else "" for name, text in sealed.items()}


def recovery_codes_left(user: User) -> int:
    """Return how many recovery codes someone has not used."""
    return RecoveryCode.objects.filter(user=user, used_at__isnull=True).count()


def has_second_factor(user: User) -> bool:
    """Whether someone has a passkey or an application of codes."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND_FACTORS).exists()


def must_set_second_factor(user: User) -> bool:
    """Whether someone holds a role and has no second factor yet."""
    return bool(roles_of(user)) and not has_second_factor(user)
