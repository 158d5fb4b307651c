"""The cryptography, pure: wrap a data key, seal a text in its place.

AES-256-GCM (NIST SP 800-38D) with a random 12-byte nonce; data keys wrapped by AES-KW (RFC 3394).
The associated data is the text's place, so that a ciphertext moved to another row does not open.
"""

import base64
import binascii
import json
import os
import uuid
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from ancrage.vault.errors import KeyMissing, SealBroken

VERSION = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


@dataclass(frozen=True)
class Place:
    """Where a sealed text lives: `companion.message`, `text`, the row's id."""

    table: str
    field: str
    row: uuid.UUID

    def bound_to(self, owner: uuid.UUID) -> bytes:
        """Return the associated data that ties a text to its row and its owner."""
        return f"{self.table}.{self.field}:{self.row}:{owner}".encode()


@dataclass(frozen=True)
class KeyRing:
    """The site's key-encryption keys: one in use, the older ones still accepted."""

    current: str
    keys: dict[str, bytes]

    def key(self, kek_id: str) -> bytes:
        """Return the key named `kek_id`; KeyMissing when the ring does not hold it."""
        try:
            return self.keys[kek_id]
        except KeyError:
            raise KeyMissing(
                f"la clé {kek_id!r} n’est pas dans keks.json : remettez-la depuis une sauvegarde de clés."
            ) from None


def parse_ring(text: str) -> KeyRing:
    """Read a ring: `{"current": id, "keys": {id: base64 of 32 bytes}}`. Raise KeyMissing when it is not one."""
    if not text:
        raise KeyMissing(
            "il n’y a pas de clé (keks.json) : lancez « ancrage setup », ou « ancrage restore » si elle est perdue."
        )
    try:
        raw = json.loads(text)
        keys = {str(name): base64.b64decode(value, validate=True) for name, value in raw["keys"].items()}
        ring = KeyRing(current=str(raw["current"]), keys=keys)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise KeyMissing("keks.json est illisible : remettez-le depuis une sauvegarde de clés.") from error
    if ring.current not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise KeyMissing(
            "keks.json nomme une clé qu’il ne contient pas, ou une clé qui ne fait pas 32 octets."
        )
    return ring


def ring_text(ring: KeyRing) -> str:
    """Write a ring the way `parse_ring` reads it."""
    keys = {name: base64.b64encode(key).decode() for name, key in ring.keys.items()}
    return json.dumps({"current": ring.current, "keys": keys}, indent=1)


def with_new_key(ring: KeyRing, kek_id: str, key: bytes) -> KeyRing:
    """Return a ring where a new key is in use and the older ones still open what they wrapped."""
    if kek_id in ring.keys:
        raise ValueError(f"The ring already holds {kek_id!r}.")
    return KeyRing(current=kek_id, keys={**ring.keys, kek_id: key})


def joined(here: KeyRing, other: KeyRing) -> KeyRing:
    """Return a ring that opens what either opens; under one name, the other's key wins. The key in use stays."""
    return KeyRing(current=here.current, keys={**here.keys, **other.keys})


def without_unused(ring: KeyRing, in_use: frozenset[str]) -> KeyRing:
    """Return a ring that keeps the current key and those still in use."""
    kept = {name: key for name, key in ring.keys.items() if name == ring.current or name in in_use}
    return KeyRing(current=ring.current, keys=kept)


def wrap(ring: KeyRing, data_key: bytes) -> tuple[str, bytes]:
    """Wrap a data key under the current key; return (kek id, wrapped)."""
    return ring.current, aes_key_wrap(ring.key(ring.current), data_key)


def unwrap(ring: KeyRing, kek_id: str, wrapped: bytes) -> bytes:
    """Unwrap a data key; KeyMissing when the ring's key of that name is another key."""
    try:
        return aes_key_unwrap(ring.key(kek_id), wrapped)
    except InvalidUnwrap as error:
        raise KeyMissing(
            f"la clé {kek_id!r} de keks.json n’est pas celle qui a enveloppé ces données."
        ) from error


def seal(data_key: bytes, text: str, bound: bytes) -> bytes:
    """Return version byte, nonce, ciphertext and tag of `text`."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(data_key).encrypt(nonce, text.encode("utf-8", "surrogatepass"), bound)


def unseal(data_key: bytes, sealed: bytes, bound: bytes) -> str:
    """Open what `seal` made; SealBroken when the bytes or the place differ."""
    if sealed[:1] != VERSION or len(sealed) < 1 + NONCE_BYTES + 16:
        raise SealBroken("format scellé inconnu.")
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(data_key).decrypt(nonce, body, bound).decode("utf-8", "surrogatepass")
    except InvalidTag:
        raise SealBroken("ce texte scellé a été changé, ou n’est pas à sa place.") from None
