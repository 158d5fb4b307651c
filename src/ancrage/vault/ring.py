"""The ring in force, read once from the settings."""

from functools import lru_cache

from django.conf import settings

from ancrage.vault.rules import KeyRing, parse_ring


@lru_cache(maxsize=4)
def _parsed(text: str) -> KeyRing:
    return parse_ring(text)


def ring() -> KeyRing:
    """Return the site's ring; KeyMissing says what to do."""
    return _parsed(settings.KEKS)
