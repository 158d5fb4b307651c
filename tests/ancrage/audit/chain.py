"""A trail to attack, and the hand of whoever owns the database."""

import uuid
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from ancrage.audit import actions, heads
from ancrage.audit.models import Seal
from ancrage.audit.rules import HASHED, digest, link

MIGRATION = import_module("ancrage.audit.migrations.0003_the_trail_refuses_changes")


def write(count, action="file.read"):
    """Write and chain `count` entries."""
    made = [actions.record(action, actor_id=uuid.uuid4(), about_id=uuid.uuid4()) for _ in range(count)]
    actions.seal_due()
    return made


def leave() -> list[str]:
    """Sign the end, and return the lines that left the machine so far."""
    actions.sign_head()
    heads.write_heads()
    return heads.heads_file().read_text().splitlines()


def execute(sql, values=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@contextmanager
def owner_of_the_database():
    """Drop the triggers as a dishonest operator would, then put them back to hide it."""
    triggers = MIGRATION.triggers(connection.vendor)
    for _make, drop in reversed(triggers):
        execute(drop)
    try:
        with connection.constraint_checks_disabled():
            yield
    finally:
        for make, _drop in triggers:
            execute(make)


def chain_again(since):
    """Recompute every link from a position: the clever attacker."""
    before = Seal.objects.get(position=since - 1).hash if since > 1 else "0" * 64
    for seal in Seal.objects.filter(position__gte=since).select_related("entry").order_by("position"):
        before = link(before, digest({name: getattr(seal.entry, name) for name in HASHED}), seal.position)
        Seal.objects.filter(position=seal.position).update(hash=before)
