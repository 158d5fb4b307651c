"""The register of processing (RGPD art. 30), read from what each app declares: nothing is written twice, so nothing lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings

from ancrage.kernel.holdings import Holding
from ancrage.privacy.queries import holdings

GROUPS = {
    "accounts": "Compte et connexion",
    "account": "Compte et connexion",
    "mfa": "Compte et connexion",
    "sessions": "Compte et connexion",
    "vault": "Clés",
    "audit": "Journal des accès",
    "privacy": "Accords et droits",
    "care": "Alertes et accompagnement",
    "vigilance": "Lecture automatique",
    "exercises": "Exercices",
    "memory": "Ce que le programme retient",
    "companion": "Conversations",
    "journal": "Humeur",
    "load": "Charge mentale",
    "plans": "Plan de sécurité",
    "exchanges": "Messages et rendez-vous",
    "orientation": "Orientation",
    "assessments": "Questionnaires",
    "followup": "Suivi",
}
OTHER = "Autres"
LOCAL = frozenset({"", "localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Entry:
    """A line of the register. `sealed`: how many of its columns only open with the person's key."""

    group: str
    table: str
    what: str
    purpose: str
    legal_basis: str
    retention: str
    sealed: int
    erasure: str


@dataclass(frozen=True)
class Recipient:
    """Whoever holds or carries data for the site."""

    who: str
    role: str
    what: str


def entries() -> list[Entry]:
    """Return every line of the register, group by group."""
    found = [_entry(holding) for holding in holdings()]
    order = list(dict.fromkeys(one.group for one in found))
    return sorted(found, key=lambda one: order.index(one.group))


def grouped() -> dict[str, list[Entry]]:
    """Return the register by group, in order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        found.setdefault(entry.group, []).append(entry)
    return found


def recipients() -> list[Recipient]:
    """Return who holds or carries data, from the settings of this site."""
    return list(_recipients())


def host() -> str:
    """Return who hosts this site; empty when it is not said."""
    return str(settings.OPERATOR)


def group_of(model: str) -> str:
    """Return under which heading a table stands."""
    return GROUPS.get(model.partition(".")[0], OTHER)


def _entry(holding: Holding) -> Entry:
    fields = apps.get_model(holding.model)._meta.concrete_fields  # noqa: SLF001 - Django's public name for a table's facts
    return Entry(
        group=group_of(holding.model),
        table=holding.model,
        what=holding.what,
        purpose=holding.purpose,
        legal_basis=holding.legal_basis,
        retention=holding.retention,
        sealed=sum(field.name.endswith("_sealed") for field in fields),
        erasure=f"Reste : {holding.kept}" if holding.kept else "Effacé avec le dossier",
    )


def _recipients() -> Iterator[Recipient]:
    yield Recipient(
        host() or "Hébergeur non nommé",
        "Hébergement",
        "La base (textes scellés, codes en clair) et les clés, sur la machine",
    )
    if settings.EMAIL_HOST not in LOCAL:
        yield Recipient(
            settings.EMAIL_HOST, "Envoi des courriels", "Une adresse et un lien, sans nom ni contenu"
        )
