"""Are the secrets there, strong, private, and the right ones?"""

import stat
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Caution

from ancrage.audit.signing import SigningKeyMissing, signing_key
from ancrage.vault import queries
from ancrage.vault.errors import KeyMissing
from ancrage.vault.ring import ring

WEAK_BELOW = 40  # characters
SECRET_FILES = ("secret_key", "keks.json", "signing_key")
FROM_BACKUP = "Remettez le fichier, ou lancez « ancrage restore » avec la dernière sauvegarde de clés."


def secret_key_is_strong() -> list[CheckMessage]:
    """E001: sessions and ephemeral talks are signed with it."""
    key = settings.SECRET_KEY
    if len(key) >= WEAK_BELOW and len(set(key)) > 8:
        return []
    return [
        Error(
            "La clé secrète (secret_key) manque ou est trop faible.",
            hint="Supprimez ANCRAGE_SECRET_KEY s’il est faible, puis lancez « ancrage setup ».",
            id="ancrage.E001",
        )
    ]


def ring_can_be_read() -> list[CheckMessage]:
    """E002: without the ring no text opens, and none may be written."""
    try:
        ring()
    except KeyMissing as error:
        return [Error(f"Les clés des textes : {error}", hint=FROM_BACKUP, id="ancrage.E002")]
    return []


def keys_open_what_they_wrapped() -> list[CheckMessage]:
    """E003: the ring is readable, but it is not the one that wrapped the people's keys."""
    try:
        ring()
    except KeyMissing:
        return []  # E002 says it
    try:
        queries.check_keys()
    except KeyMissing as error:
        hint = f"{FROM_BACKUP} Ne relancez pas « ancrage setup » : une clé neuve n’ouvrirait rien."
        return [
            Error(f"keks.json n’ouvre pas ce qui est dans la base : {error}", hint=hint, id="ancrage.E003")
        ]
    return []


def signing_key_can_be_read() -> list[CheckMessage]:
    """E004: without it the heads of the trail leave unsigned, that is, prove nothing."""
    try:
        signing_key()
    except SigningKeyMissing as error:
        return [Error(f"La clé qui signe le journal : {error}", hint=FROM_BACKUP, id="ancrage.E004")]
    return []


def secrets_are_private() -> list[CheckMessage]:
    """W001: a secret that others on the machine can read."""
    folder = Path(settings.SECRETS_DIR)
    files = [folder / name for name in SECRET_FILES if (folder / name).is_file()]
    open_files = [file for file in files if stat.S_IMODE(file.stat().st_mode) & 0o077]
    return [
        Caution(
            f"D’autres comptes de la machine peuvent lire {file}.",
            hint=f"Lancez « chmod 600 {file} » ; si quelqu’un a pu le lire, « ancrage rotate-keys ».",
            id="ancrage.W001",
        )
        for file in open_files
    ]
