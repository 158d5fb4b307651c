"""Make keys, seal text, destroy keys."""

import os
import uuid

from django.db import IntegrityError, transaction

from ancrage.kernel import clock
from ancrage.vault import queries, rules
from ancrage.vault.errors import KeyMissing
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring
from ancrage.vault.rules import KeyRing, Place


def seal(*, owner: uuid.UUID, place: Place, text: str) -> bytes:
    """Seal `text` for its place under the owner's key, made on first use. KeyDestroyed after an erasure."""
    return rules.seal(_key_for(owner), text, place.bound_to(owner))


def destroy_key(*, owner: uuid.UUID) -> PersonKey:
    """Destroy the owner's key: all that it sealed is unreadable from now on. Idempotent."""
    row, _made = PersonKey.objects.get_or_create(
        owner_id=owner, defaults={"kek_id": "none", "wrapped": None, "destroyed_at": clock.now()}
    )
    alive = PersonKey.objects.filter(pk=row.pk, wrapped__isnull=False)
    if alive.update(wrapped=None, destroyed_at=clock.now()):
        row.refresh_from_db()
    return row


def rewrap_some(*, limit: int = 200) -> int:
    """Rewrap up to `limit` data keys under the current key; return how many. Zero: nothing is left.

    The texts are not touched: only the key of each key changes. Killed at any point, it goes on where it
    was; a key destroyed in between stays destroyed.
    """
    site = ring()
    rows = PersonKey.objects.filter(wrapped__isnull=False).exclude(kek_id=site.current).order_by("id")
    with transaction.atomic():
        return sum(_rewrapped(site, row) for row in rows[:limit])


def _rewrapped(site: KeyRing, row: PersonKey) -> int:
    before = bytes(row.wrapped or b"")
    kek_id, wrapped = rules.wrap(site, rules.unwrap(site, row.kek_id, before))
    same = PersonKey.objects.filter(pk=row.pk, kek_id=row.kek_id, wrapped=before)
    return same.update(kek_id=kek_id, wrapped=wrapped)


def _key_for(owner: uuid.UUID) -> bytes:
    try:
        return queries.data_key(owner)
    except KeyMissing:
        if PersonKey.objects.filter(owner_id=owner).exists():
            raise
    return _new_key(owner)


def _new_key(owner: uuid.UUID) -> bytes:
    data_key = os.urandom(rules.KEY_BYTES)
    kek_id, wrapped = rules.wrap(ring(), data_key)
    try:
        with transaction.atomic():
            PersonKey.objects.create(owner_id=owner, kek_id=kek_id, wrapped=wrapped)
    except IntegrityError:
        # Another request made the key first: theirs is the one that counts.
        return queries.data_key(owner)
    return data_key
