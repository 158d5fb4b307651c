"""Make keys, seal text, destroy keys."""

import os
import uuid

from django.db import IntegrityError, transaction

from ancrage.kernel import clock
from ancrage.vault import queries, rules
from ancrage.vault.errors import KeyMissing
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring
from ancrage.vault.rules import Place


def seal(*, owner: uuid.UUID, place: Place, text: str) -> bytes:
    """Seal `text` for its place under the owner's key, made on first use. KeyDestroyed after an erasure."""
    return rules.seal(_key_for(owner), text, place.bound_to(owner))


def destroy_key(*, owner: uuid.UUID) -> PersonKey:
    """Destroy the owner's key: all that it sealed is unreadable from now on. Idempotent."""
    row, _made = PersonKey.objects.get_or_create(
        owner_id=owner, defaults={"kek_id": "none", "wrapped": None, "destroyed_at": clock.now()}
    )
    if row.wrapped is not None:
        row.wrapped, row.destroyed_at = None, clock.now()
        row.save(update_fields=["wrapped", "destroyed_at"])
    return row


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
