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
            raise KeyMissing(f"Key-encryption key {kek_id!r} is not in the ring.") from None


def parse_ring(text: str) -> KeyRing:
    """Read a ring: `{"current": id, "keys": {id: base64 of 32 bytes}}`. Raise KeyMissing when it is not one."""
    if not text:
        raise KeyMissing("There is no key-encryption key: run `ancrage setup`, or restore keks.json from a backup.")
    try:
        raw = json.loads(text)
        keys = {str(name): base64.b64decode(value, validate=True) for name, value in raw["keys"].items()}
        ring = KeyRing(current=str(raw["current"]), keys=keys)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise KeyMissing("keks.json cannot be read: restore it from a backup.") from error
    if ring.current not in keys or any(len(key) != KEY_BYTES for key in keys.values()):
        raise KeyMissing("keks.json names a key it does not hold, or a key that is not 32 bytes long.")
    return ring


def wrap(ring: KeyRing, data_key: bytes) -> tuple[str, bytes]:
    """Wrap a data key under the current key; return (kek id, wrapped)."""
    return ring.current, aes_key_wrap(ring.key(ring.current), data_key)


def unwrap(ring: KeyRing, kek_id: str, wrapped: bytes) -> bytes:
    """Unwrap a data key; KeyMissing when the ring's key of that name is another key."""
    try:
        return aes_key_unwrap(ring.key(kek_id), wrapped)
    except InvalidUnwrap as error:
        raise KeyMissing(f"Key {kek_id!r} in keks.json is not the one that wrapped this data.") from error


def seal(data_key: bytes, text: str, bound: bytes) -> bytes:
    """Return version byte, nonce, ciphertext and tag of `text`."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(data_key).encrypt(nonce, text.encode("utf-8", "surrogatepass"), bound)


def unseal(data_key: bytes, sealed: bytes, bound: bytes) -> str:
    """Open what `seal` made; SealBroken when the bytes or the place differ."""
    if sealed[:1] != VERSION or len(sealed) < 1 + NONCE_BYTES + 16:
        raise SealBroken("Unknown sealed format.")
    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(data_key).decrypt(nonce, body, bound).decode("utf-8", "surrogatepass")
    except InvalidTag:
        raise SealBroken("This sealed text was changed or does not belong here.") from None
