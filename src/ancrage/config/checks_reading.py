"""Can messages be read? Lexicons and weights load, an explicit message opens, the operating point is a validated one."""

from django.conf import settings
from django.core.checks import CheckMessage, Error

from ancrage.config.checks_site import has_care
from ancrage.vigilance.queries import operating_points, reader_works

HOW = "Réinstallez la version publiée ; si vous avez changé un lexique, lancez ses tests : pytest tests/vigie/test_lexicons.py."


def messages_can_be_read() -> list[CheckMessage]:
    """E030: the reader answers, and hears what is explicit. A reader that fails makes every message unknown."""
    if not has_care() or reader_works():
        return []
    said = "La lecture des messages ne fonctionne pas : chaque message serait « inconnu » et alerterait."
    return [Error(said, hint=HOW, id="ancrage.E030")]


def operating_point_is_validated() -> list[CheckMessage]:
    """E031: ANCRAGE_READING_POINT names a point that was measured."""
    known = operating_points()
    if settings.READING_POINT in known:
        return []
    said = f"ANCRAGE_READING_POINT={settings.READING_POINT} n’est pas un réglage mesuré."
    return [Error(said, hint=f"Choisissez parmi : {', '.join(known)}.", id="ancrage.E031")]
