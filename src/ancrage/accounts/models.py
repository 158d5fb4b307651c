"""People and the organisations they belong to."""

import secrets
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from ancrage.accounts.rules import Address, Gender, Role
from ancrage.kernel.models import Base

CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"


def new_code() -> str:
    """Return a pseudonymous code such as `K7F-29Q`, shown where a name must not be."""
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))
    return f"{letters[:3]}-{letters[3:]}"


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, Base):
    """Anyone with an account: a person, a professional, someone of the staff."""

    username = models.CharField("pseudonyme", max_length=60, unique=True)
    email = models.EmailField("adresse électronique", blank=True)
    display_name = models.CharField("nom d’usage", max_length=80, blank=True)
    code = models.CharField(max_length=7, unique=True, default=new_code, editable=False)
    address = models.CharField(
        max_length=4, choices=[(a.value, a.value) for a in Address], default=Address.VOUS
    )
    gender = models.CharField(
        max_length=1, choices=[(g.value, g.value) for g in Gender], default=Gender.EPICENE
    )
    country = models.CharField(max_length=5, default="FR")
    minor = models.BooleanField("entre 15 et 17 ans (déclaré)", default=False)
    discreet = models.BooleanField("mode discret", default=False)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_is_unique_whatever_its_case")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def shown_name(self) -> str:
        return self.display_name or self.username


class Organisation(Base):
    """A care team or an employer. The only thing that both sides share."""

    class Side(models.TextChoices):
        CARE = "care", "soin"
        WORK = "work", "travail"

    name = models.CharField(max_length=120, unique=True)
    side = models.CharField(max_length=4, choices=Side.choices)
    timezone = models.CharField(max_length=40, default="Europe/Paris")

    def __str__(self) -> str:
        return self.name


class Membership(Base):
    """A role held in an organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(r.value, r.label) for r in Role])
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "organisation", "role"], name="a_role_is_held_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class Identity(Base):
    """Who a pseudonymous person is: sealed, opened only by a motivated act (care.actions.open_identity)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="identity")
    full_name_sealed = models.BinaryField(null=True)
    phone_sealed = models.BinaryField(null=True)
    place_sealed = models.BinaryField(null=True)
    trusted_contact_sealed = models.BinaryField(null=True)

    def __str__(self) -> str:
        return f"identity of {self.user_id}"


class RecoveryCode(Base):
    """A one-time code that lets someone without an e-mail address choose a new passphrase."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=200)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"recovery code of {self.user_id}"
