"""The talk around an alert, to whoever has a ground to read it; and a few words in it, signed."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.companion.access import access_conversation_for_care
from ancrage.companion.actions import write_as_professional
from ancrage.companion.queries import around, messages
from ancrage.kernel.errors import Invalid
from ancrage.web.clinic.wording import AUTHORS, word

LATEST = 12
NO_TALK = "Cette alerte ne vient pas d’une conversation : appelez, ou passez par l’équipe."


@dataclass(frozen=True)
class Turn:
    """One message, as a professional reads it. `noticed`: something was found in it; `gap`: some are left out before; `written_at`: it waited."""

    who: str
    author: str
    at: datetime
    text: str
    noticed: bool
    gap: bool
    written_at: datetime | None = None


def excerpt(user: Any, alert: Any, *, noticed: Collection[uuid.UUID]) -> list[Turn] | None:
    """Return the messages around what was noticed, and the latest ones; None when the alert comes from no talk."""
    if alert.conversation_id is None:
        return None
    conversation = access_conversation_for_care(user, alert.conversation_id)
    shown = {message.position: message for message in messages(conversation, limit=LATEST)}
    for message_id in noticed:
        shown |= {message.position: message for message in around(conversation, message_id)}
    return [
        _turn(shown[position], noticed, gap=position > 1 and position - 1 not in shown)
        for position in sorted(shown)
    ]


def write(alert: Any, *, by: Any, text: str) -> None:
    """Write to the person, under one's own name, in the talk the alert comes from."""
    if alert.conversation_id is None:
        raise Invalid(NO_TALK)
    conversation = access_conversation_for_care(by, alert.conversation_id)
    write_as_professional(conversation=conversation, by=by, text=text)


def _turn(message: Any, noticed: Collection[uuid.UUID], *, gap: bool) -> Turn:
    return Turn(
        who=message.who or word(AUTHORS, message.author),
        author=message.author,
        at=message.at,
        text=message.text,
        noticed=message.id in noticed,
        gap=gap,
        written_at=message.written_at,
    )
