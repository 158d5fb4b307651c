"""Open sealed text."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Count

from ancrage.vault import rules
from ancrage.vault.errors import KeyDestroyed, KeyMissing
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring
from ancrage.vault.rules import Place

_in_hand: ContextVar[dict[uuid.UUID, bytes] | None] = ContextVar("keys_in_hand", default=None)


@contextmanager
def keys_in_hand() -> Iterator[None]:
    """Unwrap each data key once for the time of one verb, and forget it after: never longer than the act itself."""
    token = _in_hand.set({})
    try:
        yield
    finally:
        _in_hand.reset(token)


def data_key(owner: uuid.UUID) -> bytes:
    """Return the owner's data key; KeyMissing when there never was one, KeyDestroyed after an erasure."""
    held = _in_hand.get()
    if held is None:
        return _unwrapped(owner)
    if owner not in held:
        held[owner] = _unwrapped(owner)
    return held[owner]


def _unwrapped(owner: uuid.UUID) -> bytes:
    row = PersonKey.objects.filter(owner_id=owner).first()
    if row is None:
        raise KeyMissing(f"pas de clé de données pour {owner}.")
    if row.wrapped is None:
        raise KeyDestroyed
    return rules.unwrap(ring(), row.kek_id, bytes(row.wrapped))


def keys_in_use() -> dict[str, int]:
    """Return how many data keys each key-encryption key wraps."""
    rows = PersonKey.objects.filter(wrapped__isnull=False).values("kek_id")
    return dict(rows.annotate(n=Count("id")).order_by("kek_id").values_list("kek_id", "n"))


def left_to_rewrap() -> int:
    """Return how many data keys are not under the current key."""
    return sum(count for kek_id, count in keys_in_use().items() if kek_id != ring().current)


def check_keys() -> None:
    """Open one data key of each key-encryption key in use; KeyMissing when one is lost or is another key."""
    for kek_id in keys_in_use():
        row = PersonKey.objects.filter(kek_id=kek_id, wrapped__isnull=False).order_by("id").first()
        if row is not None and row.wrapped is not None:
            rules.unwrap(ring(), kek_id, bytes(row.wrapped))


class Opener:
    """Open many texts of one owner with one look at the key table."""

    def __init__(self, owner: uuid.UUID) -> None:
        self.owner = owner
        self._key = data_key(owner)

    def open(self, place: Place, sealed: bytes) -> str:
        """Return the text sealed at `place`; SealBroken when it is not its own."""
        return rules.unseal(self._key, bytes(sealed), place.bound_to(self.owner))


def unseal(*, owner: uuid.UUID, place: Place, sealed: bytes) -> str:
    """Open one text. Raises KeyMissing, KeyDestroyed or SealBroken; never returns anything else than the text."""
    return Opener(owner).open(place, sealed)
