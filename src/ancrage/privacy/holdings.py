"""What privacy itself holds: consents, requests, copies, pauses, erasures and their proofs."""

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
    rows_held(
        "privacy.DataRequest",
        path="person",
        name="data_requests",
        what="Questions sur une lecture, rectifications et limitations demandées, et leurs réponses (scellées)",
        purpose="Répondre aux droits de la personne, dans le mois",
        legal_basis="Obligation légale (RGPD art. 12, 15, 16 et 18)",
        retention="Tant que le compte existe ; effacées avec lui",
    ),
    rows_held(
        "privacy.Copy",
        path="person",
        without=("archive_sealed",),
        name="copies",
        what="Copies demandées de son dossier : quand, téléchargée ou non ; l’archive est scellée",
        purpose="Remettre à la personne tout ce qui la concerne",
        legal_basis="Obligation légale (RGPD art. 15 et 20)",
        retention="Sept jours pour l’archive ; la trace, tant que le compte existe",
    ),
    rows_held(
        "privacy.Standstill",
        path="person",
        name="standstills",
        what="Pauses et limitations : de quand à quand",
        purpose="Se taire, ou ne plus rien faire des données, quand la personne le demande",
        legal_basis="Obligation légale (RGPD art. 18) ; choix de la personne",
        retention="Tant que le compte existe ; effacées avec lui",
    ),
    rows_held(
        "privacy.AskedErasure",
        path="person",
        name="asked_erasures",
        what="Effacement demandé, qui attend son jour",
        purpose="Laisser à la personne le temps de changer d’avis",
        legal_basis="Obligation légale (RGPD art. 17)",
        retention="Jusqu’au jour dit, ou jusqu’à ce que la personne l’annule",
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
