"""The talk around an alert, to whoever has a ground to read it; and a few words in it, signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.companion.access import access_conversation_for_care
from ancrage.companion.actions import write_as_professional
from ancrage.companion.queries import messages
from ancrage.kernel.errors import Invalid
from ancrage.web.clinic.wording import AUTHORS, word

SHOWN = 30
NO_TALK = "Cette alerte ne vient pas d’une conversation : appelez, ou passez par l’équipe."


@dataclass(frozen=True)
class Turn:
    """One message, as a professional reads it. `noticed`: something was found in it."""

    who: str
    author: str
    at: datetime
    text: str
    noticed: bool


@dataclass(frozen=True)
class Talk:
    """The end of a talk. `earlier`: there is more before."""

    turns: tuple[Turn, ...]
    earlier: bool


def excerpt(user: Any, alert: Any, *, quotes: Iterable[str] = ()) -> Talk | None:
    """Return the last messages of the talk an alert comes from; None when it comes from none."""
    if alert.conversation_id is None:
        return None
    conversation = access_conversation_for_care(user, alert.conversation_id)
    found = [quote for quote in quotes if quote]
    turns = tuple(_turn(message, found) for message in messages(conversation, limit=SHOWN + 1))
    return Talk(turns=turns[-SHOWN:], earlier=len(turns) > SHOWN)


def write(alert: Any, *, by: Any, text: str) -> None:
    """Write to the person, under one's own name, in the talk the alert comes from."""
    if alert.conversation_id is None:
        raise Invalid(NO_TALK)
    conversation = access_conversation_for_care(by, alert.conversation_id)
    write_as_professional(conversation=conversation, by=by, text=text)


def _turn(message: Any, quotes: list[str]) -> Turn:
    return Turn(
        who=message.by.shown_name if message.by else word(AUTHORS, message.author),
        author=message.author,
        at=message.at,
        text=message.text,
        noticed=message.author == "person" and any(quote in message.text for quote in quotes),
    )
