"""The ring in force. A running process sees a rotation at once: the file is looked at, and read again when it changed."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ancrage.vault.rules import KeyRing, parse_ring

VARIABLE = "ANCRAGE_KEKS"
FILE = "keks.json"


def ring() -> KeyRing:
    """Return the site's ring; KeyMissing says what to do."""
    return _parsed(ring_text())


def ring_text() -> str:
    """Return the ring as written: its file, unless the environment gives it."""
    file = ring_file()
    if file is None:
        return str(settings.KEKS)
    facts = file.stat()
    return _read(str(file), facts.st_mtime_ns, facts.st_ino, facts.st_size)


def ring_file() -> Path | None:
    """Return the file of the ring, None when the ring comes from elsewhere."""
    file = Path(settings.SECRETS_DIR) / FILE
    return file if not os.environ.get(VARIABLE) and file.is_file() else None


@lru_cache(maxsize=4)
def _read(file: str, _modified: int, _inode: int, _size: int) -> str:
    return Path(file).read_text().strip()


@lru_cache(maxsize=4)
def _parsed(text: str) -> KeyRing:
    return parse_ring(text)
