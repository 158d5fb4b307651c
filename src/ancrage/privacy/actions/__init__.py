"""Privacy's verbs."""

from ancrage.privacy.actions.consents import give_consent, withdraw_consent
from ancrage.privacy.actions.erasing import PROFESSIONAL_STAYS, ErasureRefused, erase_again, erase_person

__all__ = [
    "PROFESSIONAL_STAYS",
    "ErasureRefused",
    "erase_again",
    "erase_person",
    "give_consent",
    "withdraw_consent",
]
