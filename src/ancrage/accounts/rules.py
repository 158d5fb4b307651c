"""Roles and forms of address: pure."""

from enum import StrEnum


class Role(StrEnum):
    """What someone may be for an organisation."""

    PROFESSIONAL = "professional"
    COORDINATOR = "coordinator"
    ON_CALL = "on_call"
    SAFETY_OFFICER = "safety_officer"
    SUPERVISOR = "supervisor"
    DPO = "dpo"
    OPERATOR = "operator"
    PREVENTION_LEAD = "prevention_lead"
    STAFF_REPRESENTATIVE = "staff_representative"
    OCCUPATIONAL_HEALTH = "occupational_health"
    MANAGER = "manager"
    CONSULTANT = "consultant"

    @property
    def label(self) -> str:
        """The word people read."""
        return ROLE_WORDS[self]


ROLE_WORDS = {
    Role.PROFESSIONAL: "Professionnel·le",
    Role.COORDINATOR: "Coordination",
    Role.ON_CALL: "Astreinte",
    Role.SAFETY_OFFICER: "Responsable de la sécurité des alertes",
    Role.SUPERVISOR: "Supervision",
    Role.DPO: "Protection des données",
    Role.OPERATOR: "Hébergement",
    Role.PREVENTION_LEAD: "Prévention et qualité de vie au travail",
    Role.STAFF_REPRESENTATIVE: "Représentation du personnel",
    Role.OCCUPATIONAL_HEALTH: "Santé au travail",
    Role.MANAGER: "Encadrement",
    Role.CONSULTANT: "Accompagnement",
}

CARE_ROLES = frozenset({Role.PROFESSIONAL, Role.COORDINATOR, Role.ON_CALL, Role.SAFETY_OFFICER})
"""Roles bound by professional secrecy that may be part of the care circuit."""

STAFF_ROLES = frozenset(Role)
"""Every role asks for a second factor before anything else."""

MINIMUM_AGE = 15
"""Age (declared, years) from which an account may be opened: policy of the product, draft."""


GIVES_ROLES = frozenset({Role.COORDINATOR, Role.SAFETY_OFFICER})
"""Whoever gives and ends roles in their organisation, and answers for its cover."""

IDENTITY_FACTS = ("full_name", "phone", "place", "trusted_contact")
"""What someone may leave, sealed, for the case where their life is in danger."""


class Age(StrEnum):
    """What someone declares when opening an account. The age itself is not kept."""

    ADULT = "adult"
    MINOR = "minor"
    UNDER_15 = "under_15"

    @property
    def label(self) -> str:
        """The words people read."""
        return AGE_WORDS[self]


AGE_WORDS = {
    Age.ADULT: "18 ans ou plus",
    Age.MINOR: "Entre 15 et 17 ans",
    Age.UNDER_15: "Moins de 15 ans",
}


class Address(StrEnum):
    """How the companion speaks to someone."""

    TU = "tu"
    VOUS = "vous"


class Gender(StrEnum):
    """How words agree; epicene unless the person says otherwise."""

    FEMININE = "f"
    MASCULINE = "m"
    EPICENE = "e"
