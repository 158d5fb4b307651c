"""The turns of a kept talk, as its pages show them: each message with what the person said of it."""

from collections.abc import Sequence
from typing import Any

from ancrage.companion import queries, reports
from ancrage.web.person.shown import Shown, one

HALF = queries.PAGE // 2


def turns(conversation: Any, messages: Sequence[queries.Opened]) -> list[Shown]:
    """Return opened messages of a talk ready for the page."""
    said = reports.opinions(conversation, [message.id for message in messages])
    return [one(message, opinion=said.get(message.id)) for message in messages]


def turn(conversation: Any, message: Any) -> Shown:
    """Return one row of a talk ready for the page."""
    return turns(conversation, queries.opened(conversation, [message]))[0]


def earlier(messages: Sequence[queries.Opened]) -> int:
    """Return the position before which more messages lie, 0 when there is none."""
    return messages[0].position if messages and messages[0].position > 1 else 0


def later(conversation: Any, messages: Sequence[queries.Opened]) -> int:
    """Return the position around which the next messages lie, 0 when these are the last."""
    last = messages[-1].position if messages else conversation.turns
    return last + HALF if last < conversation.turns else 0
