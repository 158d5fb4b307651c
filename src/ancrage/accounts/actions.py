"""Open an account, find it again, say who one is, give and end roles."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from ancrage.accounts import queries, recovery
from ancrage.accounts.errors import CodeRefused, NameTaken, RoleRefused, TooYoung
from ancrage.accounts.models import Identity, Membership, Organisation, RecoveryCode, User
from ancrage.accounts.rules import IDENTITY_FACTS, Address, Age, Gender, Role
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place

OWN = "own_account"


@transaction.atomic
def open_account(  # noqa: PLR0913 - an account is opened with this many facts, each named
    *,
    username: str,
    passphrase: str,
    age: Age,
    email: str = "",
    display_name: str = "",
    address: Address = Address.VOUS,
    gender: Gender = Gender.EPICENE,
    country: str = "FR",
) -> User:
    """Open an account; TooYoung under 15, NameTaken, ValidationError (Django's) when the passphrase is weak."""
    if age is Age.UNDER_15:
        raise TooYoung
    user = User(username=username.strip(), email=email.strip(), display_name=display_name.strip())
    user.address, user.gender, user.country, user.minor = address, gender, country, age is Age.MINOR
    validate_password(passphrase, user)
    user.set_password(passphrase)
    _save_named(user)
    _journal("account.opened", user, detail={"minor": user.minor})
    return user


@transaction.atomic
def new_recovery_codes(*, user: User) -> list[str]:
    """Replace the recovery codes and return them in clear, this once; only digests are kept."""
    RecoveryCode.objects.filter(user=user).delete()
    codes = recovery.new_codes()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, digest=recovery.digest(user.pk, code)) for code in codes
    )
    _journal("recovery_codes.made", user)
    return codes


@transaction.atomic
def use_recovery_code(*, username: str, code: str, passphrase: str) -> User:
    """Spend a code to choose a new passphrase: other sessions end with the old one. CodeRefused never says which is wrong."""
    user = queries.user_named(username.strip())
    validate_password(passphrase, user or User(username=username))
    if user is None:
        raise CodeRefused
    unused = RecoveryCode.objects.filter(user=user, used_at__isnull=True)
    if not unused.filter(digest=recovery.digest(user.pk, code)).update(used_at=clock.now()):
        raise CodeRefused
    user.set_password(passphrase)
    user.save(update_fields=["password"])
    _journal("recovery_code.used", user, detail={"left": unused.count()})
    return user


@transaction.atomic
def set_email(*, user: User, email: str) -> User:
    """Keep one address, or none. It serves to find the account again, and to nothing else for a person."""
    user.email = email.strip().lower()
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    _journal("email.set", user, detail={"given": bool(user.email)})
    return user


@transaction.atomic
def set_identity(*, person: User, facts: dict[str, str]) -> Identity:
    """Seal who and where someone is, as far as they choose to say it; an empty fact is forgotten."""
    row, _made = Identity.objects.get_or_create(user=person)
    for name in IDENTITY_FACTS:
        text = facts.get(name, "").strip()
        place = Place("accounts.identity", name, row.pk)
        setattr(row, f"{name}_sealed", seal(owner=person.pk, place=place, text=text) if text else None)
    row.save()
    given = [name for name in IDENTITY_FACTS if getattr(row, f"{name}_sealed")]
    _journal("identity.set", person, detail={"given": given})
    return row


@transaction.atomic
def set_preferences(*, person: User, address: Address, gender: Gender, country: str, discreet: bool) -> User:
    """Keep how someone wishes to be spoken to, from where, and whether nothing may show."""
    person.address, person.gender = Address(address), Gender(gender)
    person.country, person.discreet = country, discreet
    person.save(update_fields=["address", "gender", "country", "discreet"])
    return person


@transaction.atomic
def grant_role(
    *, user: User, organisation: Organisation, role: Role, by: User | None, until: datetime | None = None
) -> Membership:
    """Give a role in an organisation; `by` None is the site's console. Giving twice is giving once."""
    _may_give(by, organisation)
    held, _made = Membership.objects.update_or_create(
        user=user, organisation=organisation, role=Role(role).value, defaults={"until": until}
    )
    _journal_role("role.granted", held, by)
    return held


@transaction.atomic
def end_role(*, membership: Membership, by: User | None) -> Membership:
    """End a role now; the row stays, with its end."""
    _may_give(by, membership.organisation)
    membership.until = clock.now()
    membership.save(update_fields=["until"])
    _journal_role("role.ended", membership, by)
    return membership


def _save_named(user: User) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise NameTaken from error


def _may_give(by: User | None, organisation: Organisation) -> None:
    if by is not None and not queries.coordinates(by, organisation):
        raise RoleRefused


def _journal(action: str, user: User, *, detail: dict[str, object] | None = None) -> None:
    record(
        action,
        actor_id=user.pk,
        object_type="accounts.user",
        object_id=user.pk,
        about_id=user.pk,
        ground=OWN,
        detail=detail,
    )


def _journal_role(action: str, held: Membership, by: User | None) -> None:
    record(
        action,
        actor_id=by.pk if by else None,
        object_type="accounts.membership",
        object_id=held.pk,
        ground="coordination" if by else "console",
        detail={"role": held.role, "organisation": str(held.organisation_id), "user": str(held.user_id)},
    )
