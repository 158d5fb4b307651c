"""The circuit's verbs. Each is one transaction: the change, its trace, and what must leave."""

from ancrage.care.actions.closing import close_alert
from ancrage.care.actions.cover import draft_cover, sign_cover
from ancrage.care.actions.delivery import deliver_due
from ancrage.care.actions.escalation import escalate_overdue
from ancrage.care.actions.identity import open_identity
from ancrage.care.actions.raising import call_human, raise_alert
from ancrage.care.actions.taking import note_contact, take_alert
from ancrage.care.actions.watches import end_watch, start_watch, watch_due

__all__ = [
    "call_human",
    "close_alert",
    "deliver_due",
    "draft_cover",
    "end_watch",
    "escalate_overdue",
    "note_contact",
    "open_identity",
    "raise_alert",
    "sign_cover",
    "start_watch",
    "take_alert",
    "watch_due",
]
