"""The quiet offer under the last reply of a talk: put what was said to be done in one's list."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ancrage.load import hearing, offering
from ancrage.web.person.shown import Shown

GRAVE = frozenset({"call_first", "sms_relative", "no_voice", "plan"})
PROGRAM, PERSON = "companion", "person"


@dataclass(frozen=True)
class Offer:
    """How many things were heard in which message; none at all offers the list itself."""

    message_id: uuid.UUID
    count: int


def with_offer(conversation: Any, shown: Sequence[Shown], answered: Any) -> list[Shown]:
    """Return messages, the last reply carrying the offer that the message it answers calls for.

    `answered`: the opened message (id, text) to which the last of `shown` replies, None when it is not known.
    """
    shown = list(shown)
    if not shown or shown[-1].author != PROGRAM or answered is None or _is_serious(shown[-1]):
        return shown
    found = hearing.worth_offering(answered.text)
    if found is None or not offering.may_offer(conversation.person, conversation.pk, answered.id):
        return shown
    return [*shown[:-1], replace(shown[-1], load_offer=Offer(answered.id, len(found)))]


def answered_by(messages: Sequence[Any]) -> Any:
    """Return the message of the person's that the last of these replies to."""
    last = messages[-1] if messages else None
    wanted = getattr(last, "answers_id", None)
    return next((one for one in messages if wanted and one.id == wanted and one.author == PERSON), None)


def _is_serious(reply: Shown) -> bool:
    """Whether a reply puts a call first or already proposes something to do: nothing is added to it."""
    return bool(not GRAVE.isdisjoint(reply.blocks) or reply.exercise or reply.article)
