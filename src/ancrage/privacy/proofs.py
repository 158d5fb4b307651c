"""The proof of an erasure, as a text one keeps: a reference, dates, what stays and why. It names nobody."""

from datetime import datetime

from django.utils import formats, timezone

from ancrage.privacy.models import Erasure
from ancrage.privacy.queries import holdings

HEAD = "PREUVE D’EFFACEMENT"
NAMES_NOBODY = (
    "Cette preuve ne porte ni nom ni contenu. Gardez sa référence : elle permet de la relire sans compte."
)
ERASED = "Ce qui a été effacé (nombre de lignes)"
KEPT = "Ce que la loi ou la sécurité font garder, et pourquoi"
BACKUPS = (
    "Les sauvegardes faites avant cette date contiennent encore ces lignes, scellées par une clé désormais détruite ici. "
    "Elles deviennent illisibles au plus tard le {until}, quand la dernière sauvegarde de clés expire. Les codes qui "
    "n’étaient pas scellés (dates, pseudonyme, niveau d’une alerte) y restent lisibles par l’hébergeur jusqu’à ce que ces "
    "sauvegardes soient elles-mêmes supprimées."
)
EMPTY_KEY = "Une ligne vide, à la place de la clé détruite : elle empêche qu’une clé neuve soit créée pour cet identifiant."
NEVER_BACK = "Cette preuve : elle empêche une sauvegarde restaurée de faire revenir ce qui a été effacé."


def proof_text(proof: Erasure) -> str:
    """Return the proof as lines of text."""
    asked = [f"Demandé le : {moment(proof.asked_at)}"] if proof.asked_at else []
    by = (
        "la personne elle-même"
        if proof.asked_by_id == proof.person_id
        else "l’exploitant, sur demande écrite"
    )
    return "\n".join(
        [
            HEAD,
            "",
            f"Référence : {proof.pk}",
            f"Demandé par : {by}",
            *asked,
            f"Clé détruite et lignes effacées le : {moment(proof.key_destroyed_at)}",
            "",
            ERASED,
            *(f"- {what} : {count}" for what, count in erased_of(proof)),
            "",
            KEPT,
            *(f"- {what} : {count}. {why}" for what, count, why in kept_of(proof)),
            f"- {EMPTY_KEY}",
            f"- {NEVER_BACK}",
            "",
            "Les sauvegardes",
            backups_of(proof),
            "",
            NAMES_NOBODY,
            "",
        ]
    )


def erased_of(proof: Erasure) -> list[tuple[str, int]]:
    """Return what was erased, in words, with how many rows; what held nothing is left out."""
    return [(one.what, proof.rows[one.name]) for one in holdings() if proof.rows.get(one.name)]


def kept_of(proof: Erasure) -> list[tuple[str, int, str]]:
    """Return what stays, in words, with how many rows and why."""
    return [(one.what, proof.kept[one.name], one.kept) for one in holdings() if proof.kept.get(one.name)]


def backups_of(proof: Erasure) -> str:
    """Return what backups still hold, and until when."""
    return BACKUPS.format(until=formats.date_format(timezone.localtime(proof.backups_forget_at), "j F Y"))


def moment(at: datetime) -> str:
    """Return a moment in full."""
    return formats.date_format(timezone.localtime(at), "j F Y, G \\h i")
