"""A whole house in memory, with its own keys: what happens there is real, and nothing of it remains."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import override_settings

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import Role
from ancrage.care.actions import draft_cover, sign_cover
from ancrage.console.secrets import new_ring, new_signing_key

ALIAS = "default"
IN_MEMORY = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}, "CONN_MAX_AGE": None}
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"
STEP_MINUTES = 15


@contextmanager
def throwaway_house() -> Iterator[None]:
    """Put a house in memory in the place of the real one: tables, keys, someone on duty. Mails go nowhere."""
    keys = {
        "KEKS": new_ring(),
        "SIGNING_KEY": new_signing_key(),
        "SECRETS_DIR": settings.DATA_DIR / "throwaway",  # never made: the keys are those above
    }
    with _database_in_memory(), override_settings(EMAIL_BACKEND=NOWHERE, **keys):
        call_command("migrate", verbosity=0)
        _open_house()
        yield


def snapshot() -> bytes:
    """Return the house as it is, to come back to."""
    return bytes(connection.connection.serialize())


def come_back_to(house: bytes) -> None:
    """Forget all that happened since the snapshot."""
    connection.connection.deserialize(house)


@contextmanager
def _database_in_memory() -> Iterator[None]:
    theirs, facts = connections[ALIAS], connections.settings[ALIAS]
    connections.settings[ALIAS] = {**facts, **IN_MEMORY}
    connections[ALIAS] = connections.create_connection(ALIAS)
    try:
        yield
    finally:
        connections[ALIAS].close()
        connections.settings[ALIAS], connections[ALIAS] = facts, theirs


def _open_house() -> None:
    team = Organisation.objects.create(name="Équipe de garde", side=Organisation.Side.CARE)
    officer = User.objects.create(username="garde", display_name="La garde")
    for role in (Role.ON_CALL, Role.SAFETY_OFFICER):
        Membership.objects.create(user=officer, organisation=team, role=role)
    policy = draft_cover(
        organisation=team, by=officer, safety_officer=officer, steps=[(officer, STEP_MINUTES)]
    )
    sign_cover(policy=policy, by=officer)
