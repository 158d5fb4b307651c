"""How allauth meets our people: where it leads them, what it says, how it keeps its secrets."""

import uuid
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.shortcuts import resolve_url

from ancrage.accounts import queries
from ancrage.kernel import clock
from ancrage.vault.actions import seal
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place

MISMATCH = "Ce nom et cette phrase de passe ne vont pas ensemble."
WAIT = "Trop d’essais de suite. Attendez cinq minutes, puis réessayez."
SECRETS_OF_THE_SITE = uuid.uuid5(uuid.NAMESPACE_URL, "ancrage:second-factors")
"""The owner, in the vault, of the secrets of second factors: one key for the site, turned with the others."""
PLACE = Place("mfa.authenticator", "data", SECRETS_OF_THE_SITE)
CAME_IN_AT = "came_in_at"
LEADS_TO = {"care": "alerts", "dpo": "trail", "other": "mfa_index", "person": "my_space"}


class Adapter(DefaultAccountAdapter):
    """French sentences, no chatter, and the page each one came for."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
        "invalid_login": MISMATCH,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "incorrect_password": "Ce n’est pas votre phrase de passe.",
        "enter_current_password": "Ce n’est pas votre phrase de passe actuelle.",
        "username_taken": "Ce pseudonyme est déjà pris.",
        "invalid_password_reset": "Ce lien a déjà servi, ou il est trop ancien.",
        "incorrect_code": "Ce code n’est pas le bon, ou il vient d’expirer.",
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead each one to what they come for."""
        return str(resolve_url(LEADS_TO[_kind(request.user)]))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Lead a new account to its recovery codes."""
        del request
        return str(resolve_url("recovery_codes"))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to the account."""
        del request
        return str(resolve_url("preferences"))

    def post_login(self, request: HttpRequest, user: Any, **facts: Any) -> Any:
        """Remember when someone came in: just after, they are not asked their passphrase a second time."""
        request.session[CAME_IN_AT] = clock.now().timestamp()
        return super().post_login(request, user, **facts)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether something sensitive asks for the passphrase again: always, but in the minutes after coming in."""
        came_in_at = float(context.request.session.get(CAME_IN_AT, 0))
        fresh = clock.now().timestamp() - came_in_at < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and bool(super().is_reauthentication_required(app=app, **kwargs))

    def format_email_subject(self, subject: str) -> str:
        """Put nothing before a subject: a mailbox is often shared."""
        return subject

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing about coming in and going out: the page shows it."""
        template = kwargs.get("message_template") or (args[2] if len(args) > 2 else "")
        if not str(template or "").endswith(("logged_in.txt", "logged_out.txt")):
            super().add_message(*args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed; whoever holds a role keeps at least one factor."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Ce code n’est pas le bon, ou il vient d’expirer.",
        "cannot_generate_recovery_codes": "Ajoutez d’abord une clé d’accès ou une application de codes.",
        "cannot_delete_authenticator": "C’est votre dernier second facteur : ajoutez-en un autre avant de le retirer.",
    }

    def get_totp_label(self, user: Any) -> str:
        """Name the account by its pseudonym: an e-mail address would show in the application's list."""
        return str(user.username)

    def build_totp_svg(self, url: str) -> str:
        """Draw the square to scan as an element of the page: a picture by `data:` is not let in."""
        drawn = super().build_totp_svg(url)
        return drawn[drawn.index("<svg") :].replace(
            "<svg ", '<svg role="img" aria-label="Carré à scanner" ', 1
        )

    def encrypt(self, text: str) -> str:
        """Seal a secret; without a key nothing is kept."""
        return seal(owner=SECRETS_OF_THE_SITE, place=PLACE, text=text).hex()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        return unseal(owner=SECRETS_OF_THE_SITE, place=PLACE, sealed=bytes.fromhex(encrypted_text))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether a factor may go: for whoever holds a role, not the last one."""
        if not queries.roles_of(authenticator.user):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.filter(type__in=queries.SECOND_FACTORS).exists())

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's own name
        """Propose a name for a key."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Clé {count + 1}"


def _kind(user: Any) -> str:
    roles = queries.roles_of(user)
    if not roles:
        return "person"
    if queries.is_professional(user):
        return "care"
    return "dpo" if "dpo" in roles else "other"
