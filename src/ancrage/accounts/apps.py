"""The only place where Django signals are listened to: log-ins, log-outs and refusals go to the trail."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth import signals


class AccountsConfig(AppConfig):
    name = "ancrage.accounts"

    def ready(self) -> None:
        signals.user_logged_in.connect(logged_in, dispatch_uid="trail of log-ins")
        signals.user_logged_out.connect(logged_out, dispatch_uid="trail of log-outs")
        signals.user_login_failed.connect(refused, dispatch_uid="trail of refused log-ins")


def logged_in(user: Any, **_facts: object) -> None:
    """Write that someone came in."""
    _write("login", user)


def logged_out(user: Any, **_facts: object) -> None:
    """Write that someone left; nobody when the session had already ended."""
    if user is not None and user.pk:
        _write("logout", user)


def refused(**_facts: object) -> None:
    """Write that someone was refused: not whom they said they were, which nobody has proved."""
    from ancrage.audit.actions import record

    record("login.refused", actor_id=None)


def _write(action: str, user: Any) -> None:
    from ancrage.accounts.queries import roles_of
    from ancrage.audit.actions import record

    roles = ",".join(sorted(roles_of(user)))
    record(
        action,
        actor_id=user.pk,
        actor_role=roles[:40],
        object_type="accounts.user",
        object_id=user.pk,
        about_id=user.pk,
    )
