"""Is the site what it says: its sides, its operator, its address, its trail?"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

from ancrage.audit.queries import guarded

SIDES = {"care", "work", "both"}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def has_care() -> bool:
    """Whether this site serves the care side."""
    return settings.SIDES in {"care", "both"}


def sides_are_known() -> list[CheckMessage]:
    """E005: care, work or both."""
    if settings.SIDES in SIDES:
        return []
    hint = "Écrivez ANCRAGE_SIDES=care, work ou both. Un employeur qui héberge seul n’héberge que work."
    return [Error(f"ANCRAGE_SIDES={settings.SIDES} n’existe pas.", hint=hint, id="ancrage.E005")]


def care_has_an_operator() -> list[CheckMessage]:
    """E006: who holds the machines of the care side is named and bound by professional secrecy."""
    if not has_care() or settings.OPERATOR.strip():
        return []
    return [
        Error(
            "Le côté soin n’a pas d’hébergeur nommé.",
            hint="Écrivez dans ANCRAGE_OPERATOR le nom de l’hébergeur tenu au secret ; un employeur seul : ANCRAGE_SIDES=work.",
            id="ancrage.E006",
        )
    ]


def demonstration_stays_on_loopback() -> list[CheckMessage]:
    """E009: in the demonstration anyone enters as anyone."""
    if not settings.DEMO or urlsplit(settings.BASE_URL).hostname in LOOPBACK:
        return []
    hint = "Gardez la démonstration sur localhost, ou ôtez ANCRAGE_DEMO."
    return [Error("La démonstration s’ouvrirait au-delà de cette machine.", hint=hint, id="ancrage.E009")]


def site_is_encrypted() -> list[CheckMessage]:
    """E010: a real site speaks https; loopback is for trying."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme == "https" or address.hostname in LOOPBACK:
        return []
    hint = "Mettez un mandataire TLS devant, et écrivez ANCRAGE_BASE_URL=https://…"
    return [Error("Le site parlerait en clair sur le réseau.", hint=hint, id="ancrage.E010")]


def trail_refuses_changes() -> list[CheckMessage]:
    """E011: the triggers that refuse to edit or delete the trail are in the database."""
    if guarded():
        return []
    hint = "Quelqu’un les a ôtés : lancez « ancrage verify-journal --heads FICHIER », puis prévenez le DPO."
    return [
        Error("Le journal n’est plus protégé contre les retouches.", hint=hint, id="ancrage.E011"),
    ]
