"""What the trail holds about people: ids and codes."""

from typing import Any

from django.db.models import Q

from ancrage.audit.models import TrailEntry
from ancrage.kernel.holdings import Holding, Person, nothing_to_erase

COLUMNS = ("at", "action", "actor_id", "actor_role", "about_id", "object_type", "ground", "detail")


def _entries(person: Person) -> list[dict[str, Any]]:
    rows = TrailEntry.objects.filter(Q(about_id=person.pk) | Q(actor_id=person.pk))
    return list(rows.order_by("at", "id").values(*COLUMNS))


HOLDINGS = (
    Holding(
        name="trail",
        model="audit.TrailEntry",
        what="Journal des actes et des lectures : identifiants et codes, jamais de contenu",
        purpose="Permettre à chacun de savoir qui a lu son dossier ; déceler les abus",
        legal_basis="Obligation légale (RGPD art. 5.2 et 32 ; référentiels d’hébergement de données de santé)",
        retention="À fixer par le site (proposition non validée : trois ans)",
        export=_entries,
        erase=nothing_to_erase,
        kept="Une chaîne dont on retire un maillon ne prouve plus rien ; l’identifiant ne désigne plus personne.",
    ),
)
