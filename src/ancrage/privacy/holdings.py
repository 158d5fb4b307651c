"""What privacy itself holds: consents and proofs of erasure."""

from typing import Any

from ancrage.kernel.holdings import Holding, Person, nothing_to_erase
from ancrage.privacy.models import Erasure
from ancrage.vault.rows import rows_held

__all__ = ["HOLDINGS", "Holding"]


def _own_proof(person: Person) -> list[dict[str, Any]]:
    return list(Erasure.objects.filter(person_id=person.pk).values("key_destroyed_at", "backups_forget_at"))


HOLDINGS = (
    rows_held(
        "privacy.Consent",
        path="person",
        name="consents",
        what="Accords donnés et retirés, avec la version du texte lu",
        purpose="Prouver ce que la personne a permis, et le respecter à la demande suivante",
        legal_basis="Obligation légale (RGPD art. 7.1)",
        retention="Tant que le compte existe ; effacés avec lui",
    ),
    Holding(
        name="erasures",
        model="privacy.Erasure",
        what="Preuve d’effacement : un identifiant sans nom et des dates",
        purpose="Prouver l’effacement et empêcher qu’une sauvegarde restaurée ne fasse revenir la personne",
        legal_basis="Obligation légale (RGPD art. 5.2 et 17)",
        retention="Sans limite : elle ne désigne plus personne",
        export=_own_proof,
        erase=nothing_to_erase,
        kept="Elle empêche une sauvegarde ancienne de faire revenir ce qui a été effacé.",
    ),
)
