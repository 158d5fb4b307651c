"""The site's secrets: made once, never overwritten, readable by their owner only."""

import base64
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ancrage.kernel import clock
from ancrage.vault.rules import KEY_BYTES, KeyRing, ring_text


@dataclass(frozen=True)
class Secret:
    """One secret: its setting, its file, the variable that may replace the file, how it is made."""

    setting: str
    file: str
    variable: str
    make: Callable[[], str]

    def value(self) -> str:
        """Return the secret as it is now, empty when there is none."""
        file = Path(settings.SECRETS_DIR) / self.file
        return os.environ.get(self.variable, "") or (file.read_text().strip() if file.is_file() else "")


def new_secret_key() -> str:
    """Return a key for Django's signatures."""
    return secrets.token_urlsafe(48)


def new_signing_key() -> str:
    """Return an Ed25519 private key, base64."""
    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def new_ring() -> str:
    """Return a ring of one key-encryption key."""
    kek_id = new_kek_id()
    return ring_text(KeyRing(current=kek_id, keys={kek_id: new_kek_bytes()}))


def new_kek_id() -> str:
    """Return a name for a key-encryption key: its day, and enough chance to be unique."""
    return f"{clock.now():%Y%m%d}-{secrets.token_hex(3)}"


def new_kek_bytes() -> bytes:
    """Return a key-encryption key."""
    return secrets.token_bytes(KEY_BYTES)


SECRET_KEY = Secret("SECRET_KEY", "secret_key", "ANCRAGE_SECRET_KEY", new_secret_key)
KEKS = Secret("KEKS", "keks.json", "ANCRAGE_KEKS", new_ring)
SIGNING_KEY = Secret("SIGNING_KEY", "signing_key", "ANCRAGE_SIGNING_KEY", new_signing_key)
ALL = (SECRET_KEY, KEKS, SIGNING_KEY)


def missing() -> list[Secret]:
    """Return the secrets that neither a file nor a variable gives."""
    return [one for one in ALL if not one.value()]


def create(one: Secret) -> Path:
    """Make a secret that is not there yet; FileExistsError rather than overwrite."""
    file = Path(settings.SECRETS_DIR) / one.file
    write_new(file, one.make() + "\n")
    return file


def load() -> None:
    """Put the secrets as they are now into the running settings."""
    for one in ALL:
        setattr(settings, one.setting, one.value() or ("unset" if one is SECRET_KEY else ""))


def private_folder(folder: Path) -> Path:
    """Return the folder, made if needed, open to its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def write_new(file: Path, text: str) -> None:
    """Write a file that must not exist, whole or not at all, readable by its owner only."""
    draft = write_draft(file, text)
    try:
        os.link(draft, file)
    finally:
        draft.unlink()
    sync_folder(file.parent)


def replace(file: Path, text: str) -> None:
    """Replace a file by a whole new one, or leave it as it was."""
    write_draft(file, text).replace(file)
    sync_folder(file.parent)


def write_draft(file: Path, text: str) -> Path:
    """Write `text` beside `file` down to the disk and return where."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    return draft


def sync_folder(folder: Path) -> None:
    """Let a renamed file survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
