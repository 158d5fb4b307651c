"""Encrypt a file for several people, any one of whom opens it (age, X25519)."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

import pyrage
from pyrage import x25519

from ancrage.kernel.errors import AncrageError

FEWEST = 2
"""A lost identity must not be able to lose every file."""


class EnvelopeRefused(AncrageError):
    """The recipients or the identity cannot do it."""


def new_identity(file: Path) -> str:
    """Write a new identity that must not exist yet, for its owner's eyes; return its public half."""
    identity = x25519.Identity.generate()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


def recipients(lines: Sequence[str]) -> list[x25519.Recipient]:
    """Read public keys, one a line, comments allowed; refuse fewer than two different ones."""
    kept = sorted({line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")})
    if len(kept) < FEWEST:
        raise EnvelopeRefused(
            "il faut au moins deux destinataires différents (age1…), tenus par deux personnes : "
            "« ancrage backup --new-identity FICHIER » en crée un."
        )
    try:
        return [x25519.Recipient.from_str(line) for line in kept]
    except pyrage.RecipientError as error:
        raise EnvelopeRefused(f"ce n’est pas un destinataire age : {error}") from error


def identities(file: Path) -> list[x25519.Identity]:
    """Read the private halves in a file."""
    lines = [line.strip() for line in file.read_text().splitlines()]
    try:
        found = [x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
    except pyrage.IdentityError as error:
        raise EnvelopeRefused(f"l’identité de {file} est illisible.") from error
    if not found:
        raise EnvelopeRefused(f"il n’y a pas d’identité age dans {file}.")
    return found


def close(plain: Path, sealed: Path, to: Sequence[x25519.Recipient]) -> Path:
    """Encrypt a file beside its destination, then give it its name: a file with that name is whole."""
    draft = sealed.with_name(f".{sealed.name}.{secrets.token_hex(4)}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        pyrage.encrypt_file(str(plain), str(draft), list(to))
        with draft.open("rb") as stream:
            os.fsync(stream.fileno())
        draft.replace(sealed)
    finally:
        draft.unlink(missing_ok=True)
    return sealed


def open_to(sealed: Path, plain: Path, having: Sequence[x25519.Identity]) -> Path:
    """Decrypt a file; EnvelopeRefused when none of the identities opens it, or when it was changed."""
    os.close(os.open(plain, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    if not sealed.is_file():
        raise EnvelopeRefused(f"il n’y a pas de fichier {sealed}.")
    try:
        pyrage.decrypt_file(str(sealed), str(plain), list(having))
    except pyrage.DecryptError as error:
        raise EnvelopeRefused(f"{sealed.name} ne s’ouvre pas avec cette identité, ou a été abîmé.") from error
    return plain
