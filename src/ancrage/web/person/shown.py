"""Messages as the page shows them: words, help to call, answers one tap away."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from ancrage import content
from ancrage.companion.engines import reasons
from ancrage.kernel import clock

CHOICES = uuid.UUID("5b0c7a52-5a9e-4a3e-9d0c-0e8f2d7f6a11")  # names the keys of answers one tap away


class Written(Protocol):
    """A message in clear: kept or ephemeral."""

    @property
    def author(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def extras(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Choice:
    """An answer one tap away, or somewhere to go. `number` is its place in the reply."""

    number: int
    label: str
    text: str = ""
    action: str = ""
    exercise: str = ""


@dataclass(frozen=True)
class Shown:
    """One message on the page."""

    id: uuid.UUID | None
    author: str
    who: str
    text: str
    at: datetime
    resources: tuple[tuple[content.Resource, bool], ...] = ()
    blocks: frozenset[str] = field(default_factory=frozenset)
    sms: str = ""  # what a message to someone close may say, sent from one's own phone
    choices: tuple[Choice, ...] = ()
    exercise: content.Exercise | None = None
    exercise_slug: str = ""
    because: str = ""  # why this exercise was proposed
    article: content.Article | None = None  # where an answer of information comes from
    position: int = 0  # its place in a kept talk
    opinion: Any = None  # what the person said of this reply
    written_at: datetime | None = None  # when it waited on a device, before `at`
    discreet_now: str = ""  # said when the discreet mode was turned on with this reply
    load_offer: Any = None  # things to put in one's list, offered under the last reply


def shown(messages: Iterable[Written]) -> list[Shown]:
    """Return messages ready for the page."""
    return [one(message) for message in messages]


def one(message: Written, *, opinion: Any = None) -> Shown:
    """Return one message ready for the page; what a content change removed is left out."""
    extras, today = message.extras, clock.now().date()
    blocks = frozenset(extras.get("blocks", ()))
    exercise = known(content.exercise, extras.get("exercise", ""))
    return Shown(
        id=getattr(message, "id", None),
        author=message.author,
        who=getattr(message, "who", ""),
        text=message.text,
        at=message.at,
        resources=resources(extras.get("resources", ()), today),
        blocks=blocks,
        sms=content.texts("sms_relative").paragraphs[0] if "sms_relative" in blocks else "",
        choices=tuple(choice(number, fact) for number, fact in enumerate(extras.get("quick_replies", ()))),
        exercise=exercise,
        exercise_slug=exercise.slug if exercise else "",
        because=reasons.from_code(extras.get("because", "")),
        article=known(content.article, extras.get("article", "")),
        position=getattr(message, "position", 0),
        opinion=opinion,
        written_at=getattr(message, "written_at", None),
        discreet_now=content.texts("discreet_on").paragraphs[0] if extras.get("discreet") else "",
    )


def resources(ids: Sequence[str], today: date) -> tuple[tuple[content.Resource, bool], ...]:
    """Return resources by id, each with whether it is to be confirmed."""
    found = [known(content.resource, one_id) for one_id in ids]
    return tuple((resource, resource.to_confirm(today)) for resource in found if resource)


def known(look_up: Callable[[str], Any], name: str) -> Any:
    """Return what a name means, None when content no longer holds it."""
    try:
        return look_up(name) if name else None
    except KeyError:
        return None


def choice(number: int, fact: dict[str, str]) -> Choice:
    """Return one answer, with the page of its exercise when it opens one."""
    action = fact.get("action", "")
    kind, _, name = action.partition(":")
    opened = known(content.exercise, name) if kind == "exercise" else None
    return Choice(number, fact["label"], fact.get("text", ""), kind, opened.slug if opened else "")


def chosen(message: Written, number: str) -> str:
    """Return the words of the answer that was tapped, "" when there is no such answer."""
    offered = message.extras.get("quick_replies", ())
    if not number.isdigit() or int(number) >= len(offered):
        return ""
    fact = offered[int(number)]
    return fact.get("text") or fact["label"]


def choice_key(message_id: uuid.UUID, number: str) -> uuid.UUID:
    """Return the key that makes a second tap on the same answer the same message."""
    return uuid.uuid5(CHOICES, f"{message_id}:{number}")
