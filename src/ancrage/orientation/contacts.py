"""An organisation's own contacts: what each is bound to, and when to check them again. Pure; the day is an argument.

Sources: médecin du travail and nurse, Code du travail R4624-34 and Code de la santé publique L1110-4; social workers, Code de l'action sociale et
des familles L411-3; members of the CSE, Code du travail L2315-3 (discretion, not secrecy). From the project's own notes: a jurist must confirm.
"""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ancrage.accounts.rules import Role

LONGEST_BETWEEN = timedelta(days=366)
"""The furthest date at which a contact may be checked again."""
MANAGES = frozenset({Role.COORDINATOR, Role.SAFETY_OFFICER, Role.PREVENTION_LEAD})
"""Whoever writes the contacts of their organisation: a team's coordination, an employer's prevention lead."""
WORD_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


class Kind(StrEnum):
    """What a contact is, in the organisation."""

    DOCTOR = "doctor"
    NURSE = "nurse"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    LISTENING = "listening"
    ON_CALL = "on_call"
    RISKS = "risks"
    HARASSMENT = "harassment"
    STAFF = "staff"
    HUMAN_RESOURCES = "human_resources"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The words people read."""
        return KIND_WORDS[self]


KIND_WORDS = {
    Kind.DOCTOR: "Médecin du travail",
    Kind.NURSE: "Infirmier·e en santé au travail",
    Kind.PSYCHOLOGIST: "Psychologue",
    Kind.SOCIAL_WORKER: "Assistant·e de service social",
    Kind.LISTENING: "Cellule ou ligne d’écoute",
    Kind.ON_CALL: "Astreinte de l’équipe",
    Kind.RISKS: "Référent·e risques psychosociaux",
    Kind.HARASSMENT: "Référent·e harcèlement et agissements sexistes",
    Kind.STAFF: "Représentant·e du personnel (CSE)",
    Kind.HUMAN_RESOURCES: "Ressources humaines",
    Kind.OTHER: "Autre",
}


class Bound(StrEnum):
    """What keeps a contact from repeating what is said to them."""

    MEDICAL = "medical"
    PROFESSIONAL = "professional"
    DISCRETION = "discretion"
    NONE = "none"

    @property
    def label(self) -> str:
        """The words people read, addressed to whoever may call."""
        return BOUND_WORDS[self]


BOUND_WORDS = {
    Bound.MEDICAL: "Tenu·e au secret médical : ce que vous dites ne va pas à l’employeur.",
    Bound.PROFESSIONAL: "Tenu·e au secret professionnel : ce que vous dites ne va pas à l’employeur.",
    Bound.DISCRETION: "Tenu·e à la discrétion, pas au secret : demandez ce qui sera répété avant de raconter.",
    Bound.NONE: "Pas tenu·e au secret : peut devoir agir, ou en parler à l’employeur.",
}
SECRET = frozenset({Bound.MEDICAL, Bound.PROFESSIONAL})
ONLY: dict[Kind, frozenset[Bound]] = {
    Kind.DOCTOR: frozenset({Bound.MEDICAL}),
    Kind.NURSE: frozenset({Bound.MEDICAL}),
    Kind.PSYCHOLOGIST: SECRET,
    Kind.SOCIAL_WORKER: frozenset({Bound.PROFESSIONAL}),
    Kind.LISTENING: frozenset({Bound.MEDICAL, Bound.PROFESSIONAL, Bound.DISCRETION}),
    Kind.ON_CALL: SECRET,
    Kind.RISKS: frozenset({Bound.DISCRETION, Bound.NONE}),
    Kind.HARASSMENT: frozenset({Bound.DISCRETION, Bound.NONE}),
    Kind.STAFF: frozenset({Bound.DISCRETION, Bound.NONE}),
    Kind.HUMAN_RESOURCES: frozenset({Bound.NONE}),
    Kind.OTHER: frozenset(Bound),
}
"""What each kind may be said to be bound to: nobody is promised a secrecy that the law does not give."""


@dataclass(frozen=True)
class Facts:
    """A contact, as it is written. `review_by`: the day by which it has to be checked again."""

    kind: Kind
    name: str
    bound: Bound
    review_by: date
    phone: str = ""
    email: str = ""
    url: str = ""
    where: str = ""
    hours: str = ""
    note: str = ""


def refusals(facts: Facts, *, today: date) -> dict[str, str]:
    """Return what is wrong, by field, in words; nothing when it may be written."""
    wrong = {}
    if facts.bound not in ONLY[facts.kind]:
        wrong["bound"] = f"{facts.kind.label} : ce n’est pas ce que dit la loi. Choisissez une autre ligne."
    if not (facts.phone or facts.email or facts.url or facts.where):
        wrong["phone"] = "Donnez au moins un moyen : téléphone, courriel, site ou lieu."
    if facts.review_by <= today:
        wrong["review_by"] = "Choisissez un jour à venir."
    elif facts.review_by - today > LONGEST_BETWEEN:
        wrong["review_by"] = "Un an au plus : un numéro mort coûte cher à qui appelle enfin."
    return wrong


def new_word() -> str:
    """Return a word that opens an organisation's contacts to its people: `k7f2-9qxm`."""
    letters = "".join(secrets.choice(WORD_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def tidy_word(written: str) -> str:
    """Return a word as it is kept, however it was copied from a poster."""
    letters = "".join(letter for letter in written.lower() if letter.isalnum())
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == 8 else ""
