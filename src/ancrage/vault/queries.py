"""Open sealed text."""

import uuid

from ancrage.vault import rules
from ancrage.vault.errors import KeyDestroyed, KeyMissing
from ancrage.vault.models import PersonKey
from ancrage.vault.ring import ring
from ancrage.vault.rules import Place


def data_key(owner: uuid.UUID) -> bytes:
    """Return the owner's data key; KeyMissing when there never was one, KeyDestroyed after an erasure."""
    row = PersonKey.objects.filter(owner_id=owner).first()
    if row is None:
        raise KeyMissing(f"pas de clé de données pour {owner}.")
    if row.wrapped is None:
        raise KeyDestroyed
    return rules.unwrap(ring(), row.kek_id, bytes(row.wrapped))


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
