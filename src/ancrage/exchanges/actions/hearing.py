"""What a person writes here is read as the talk is: the pending reading in the same commit, then read at once."""

import logging
import uuid
from collections.abc import Sequence

from django.db import DatabaseError

from ancrage.accounts.models import User
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance import queries
from ancrage.vigilance.rules import UNKNOWN, Heard, Said

log = logging.getLogger(__name__)
NOTHING_WRITTEN = Heard(outcome="nothing")


def expect(*, person: User, message_id: uuid.UUID, text: str, context: Sequence[Said] = ()) -> uuid.UUID:
    """Keep what is to be read, in the caller's transaction; return the reading to come."""
    reading = vigilance.expect_reading(
        person=person, message_id=message_id, conversation_id=None, text=text, context=context
    )
    return reading.pk


def hear(reading_id: uuid.UUID | None) -> Heard:
    """Read what was just kept; unknown when reading fails now: a worker reads it within seconds."""
    if reading_id is None:
        return NOTHING_WRITTEN
    try:
        return vigilance.read_now(reading_id=reading_id)
    except DatabaseError as error:
        log.error("reading %s is left to the worker: %s", reading_id, type(error).__name__)  # noqa: TRY400 - a trace may quote someone
        return UNKNOWN


def heard_before(message_id: uuid.UUID) -> Heard:
    """Return what was heard in something sent twice: what was heard the first time."""
    return queries.heard_of_message(message_id) or NOTHING_WRITTEN
