"""The chain, pure: what of an entry is hashed, how links and heads are made."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

GENESIS = "0" * 64
HASHED = (
    "id",
    "created_at",
    "at",
    "actor_id",
    "actor_role",
    "action",
    "object_type",
    "object_id",
    "about_id",
    "ground",
    "detail",
)
"""Every column of an entry, in this order: a column left out could be changed unseen."""


def digest(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry's columns, the same whatever the database."""
    written = json.dumps([_plain(entry[name]) for name in HASHED], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def link(before: str, entry_digest: str, position: int) -> str:
    """Return the hash of a link: the one before, its place, its entry."""
    return hashlib.sha256(f"{before}\n{position}\n{entry_digest}".encode()).hexdigest()


def sign(key: Ed25519PrivateKey, *, position: int, hash_: str, at: datetime) -> str:
    """Return the signature (hex) of the end of the chain at one moment."""
    return key.sign(_head(position, hash_, at)).hex()


def is_signed(public_key: str, signature: str, *, position: int, hash_: str, at: datetime) -> bool:
    """Whether a head was signed by the key it names (hex)."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), _head(position, hash_, at))
    except (InvalidSignature, ValueError):
        return False
    return True


def moment(at: datetime) -> str:
    """Write a moment the one way that is hashed and signed: UTC, with its microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _head(position: int, hash_: str, at: datetime) -> bytes:
    return f"ancrage trail head\n{position}\n{hash_}\n{moment(at)}".encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    return value if isinstance(value, dict | list | type(None)) else str(value)
