"""The verbs of the requests. Each is one transaction: the change, its trace, and what must leave."""

from ancrage.exchanges.actions.booking import book, cancel, move, remind_due, want_reminder
from ancrage.exchanges.actions.callbacks import ask_callback, cancel_callback, change_number
from ancrage.exchanges.actions.escalation import escalate_due
from ancrage.exchanges.actions.handling import close_unreached, hand_over, note_try, person_of, take_callback
from ancrage.exchanges.actions.letters import answer, write_to_professional
from ancrage.exchanges.actions.opening import cancel_as_professional, mark_missed, open_slots, withdraw_slot
from ancrage.exchanges.actions.telling import deliver_due

__all__ = [
    "answer",
    "ask_callback",
    "book",
    "cancel",
    "cancel_as_professional",
    "cancel_callback",
    "change_number",
    "close_unreached",
    "deliver_due",
    "escalate_due",
    "hand_over",
    "mark_missed",
    "move",
    "note_try",
    "open_slots",
    "person_of",
    "remind_due",
    "take_callback",
    "want_reminder",
    "withdraw_slot",
    "write_to_professional",
]
