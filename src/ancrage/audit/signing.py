"""The key that signs heads."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ancrage.kernel.errors import AncrageError


class SigningKeyMissing(AncrageError):
    """No usable signing key."""


def signing_key() -> Ed25519PrivateKey:
    """Return the site's signing key; SigningKeyMissing says what to do."""
    if not settings.SIGNING_KEY:
        raise SigningKeyMissing("il n’y a pas de clé de signature (signing_key) : lancez « ancrage setup ».")
    try:
        return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.SIGNING_KEY, validate=True))
    except (ValueError, binascii.Error) as error:
        raise SigningKeyMissing("la clé de signature (signing_key) est illisible : remettez-la.") from error


def public_key() -> str:
    """Return the public half, in hex: what a head names."""
    return signing_key().public_key().public_bytes_raw().hex()
