"""Privacy's verbs."""

from ancrage.privacy.actions.consents import give_consent, withdraw_consent
from ancrage.privacy.actions.copying import ask_copy, forget_copies_due, make_copies_due, opened_copy
from ancrage.privacy.actions.erasing import (
    PROFESSIONAL_STAYS,
    ErasureRefused,
    ask_erasure,
    call_off_erasure,
    erase_again,
    erase_due,
    erase_person,
)
from ancrage.privacy.actions.requests import answer, ask
from ancrage.privacy.actions.standing import stand_still, start_again

__all__ = [
    "PROFESSIONAL_STAYS",
    "ErasureRefused",
    "answer",
    "ask",
    "ask_copy",
    "ask_erasure",
    "call_off_erasure",
    "erase_again",
    "erase_due",
    "erase_person",
    "forget_copies_due",
    "give_consent",
    "make_copies_due",
    "opened_copy",
    "stand_still",
    "start_again",
    "withdraw_consent",
]
