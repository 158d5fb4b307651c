"""Start-up checks. Each has an id and a hint that says what to do; an error stops the house from opening.

`ancrage doctor` shows them, `refuse_a_broken_house` is called before anything is served. Documented in
docs/reference/controles.md (a test compares).
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.db import DatabaseError, connection

from ancrage.config import checks_care, checks_reading, checks_secrets, checks_site
from ancrage.kernel.errors import AncrageError

TAG = "ancrage"
Check = Callable[[], list[CheckMessage]]

OF_SETTINGS: tuple[Check, ...] = (
    checks_secrets.secret_key_is_strong,
    checks_secrets.ring_can_be_read,
    checks_secrets.signing_key_can_be_read,
    checks_secrets.secrets_are_private,
    checks_site.sides_are_known,
    checks_site.care_has_an_operator,
    checks_site.demonstration_stays_on_loopback,
    checks_site.site_is_encrypted,
    checks_reading.messages_can_be_read,
    checks_reading.operating_point_is_validated,
)
OF_TABLES: tuple[Check, ...] = (
    checks_secrets.keys_open_what_they_wrapped,
    checks_care.care_has_a_signed_cover,
    checks_care.care_has_a_safety_officer,
    checks_care.heads_have_a_reader,
    checks_site.trail_refuses_changes,
)


class HouseNotReady(AncrageError):
    """An error among the checks: nothing is served."""


def register_all() -> None:
    """Tell Django about the checks, so that its own `check` command runs them too."""
    register(settings_hold, TAG, deploy=True)
    register(tables_hold, TAG, Tags.database, deploy=True)


def settings_hold(**_facts: Any) -> list[CheckMessage]:
    """Check what can be known without the database."""
    return [message for check in OF_SETTINGS for message in check()]


def tables_hold(**_facts: Any) -> list[CheckMessage]:
    """Check what only the database knows; one error when it is not ready."""
    try:
        if unmigrated():
            return [NOT_READY]
        return [message for check in OF_TABLES for message in check()]
    except DatabaseError as error:
        return [Error(f"La base ne répond pas : {error}", hint=NOT_READY.hint, id="ancrage.E021")]


NOT_READY = Error(
    "La base n’est pas prête : des tables manquent ou datent d’une autre version.",
    hint="Lancez « ancrage setup ».",
    id="ancrage.E020",
)


def unmigrated() -> bool:
    """Whether a migration waits."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def found() -> Sequence[CheckMessage]:
    """Run every check of ours."""
    return run_checks(tags=[TAG], include_deployment_checks=True, databases=["default"])


def refuse_a_broken_house() -> None:
    """Raise HouseNotReady, with what to do, when a check is an error. `serve`, `web` and `worker` begin with it."""
    errors = [message for message in found() if message.is_serious()]
    if errors:
        said = "\n".join(f"  {message.id} {message.msg}\n    -> {message.hint}" for message in errors)
        raise HouseNotReady(f"la maison ne peut pas ouvrir :\n{said}")
