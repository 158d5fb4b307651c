"""Whether a talk may offer to put chores in the list: with consent, far from any danger, once."""

import uuid
from datetime import timedelta

from ancrage.accounts.models import User
from ancrage.care.queries import crisis_of
from ancrage.content.load_policy import load_policy
from ancrage.kernel import clock
from ancrage.load import queries
from ancrage.vigilance.models import Reading

OFFERS = uuid.UUID("7d2f0f0e-5a0c-4c57-9f1e-2c3c7a1b9f44")  # names what is kept from one message
CALM, NONE = "nothing", "none"


def batch_of(message_id: uuid.UUID) -> uuid.UUID:
    """Return the name under which what a message holds is kept: kept twice, it is there once."""
    return uuid.uuid5(OFFERS, str(message_id))


def may_offer(person: User, conversation_id: uuid.UUID, message_id: uuid.UUID) -> bool:
    """Whether the list may be offered: consent, no alert, this message and the talk of late read as calm, not kept already."""
    if not queries.keeps(person) or crisis_of(person) != NONE:
        return False
    if not _is_calm(person, conversation_id, message_id):
        return False
    return not queries.is_kept(person, batch_of(message_id))


def _is_calm(person: User, conversation_id: uuid.UUID, message_id: uuid.UUID) -> bool:
    """Whether the message was read, and neither it nor the others of the talk of late held a danger or stayed unread."""
    since = clock.now() - timedelta(hours=load_policy().offer_quiet_hours)
    mine = Reading.objects.filter(person_id=person.pk)
    this = mine.filter(message_id=message_id).first()
    if this is None or not _calm(this):
        return False
    others = mine.filter(conversation_id=conversation_id, created_at__gte=since).order_by("created_at", "id")
    return all(_calm(one) for one in others)


def _calm(reading: Reading) -> bool:
    read = reading.state == Reading.State.READ and reading.outcome == CALM
    return bool(read and reading.risk in ("", NONE) and not reading.flags)
