"""Read talks: opened for their owner, or for whoever a care relation or an alert lets in."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from ancrage.accounts.models import User
from ancrage.companion.models import Conversation, FreeTalkStop, Message
from ancrage.companion.rules import TalkState
from ancrage.vault.queries import Opener, unseal
from ancrage.vault.rules import Place
from ancrage.vigilance.rules import Said

PAGE = 50  # messages on one page of a talk
WAITING = 8  # messages without a reply that are answered together
CONTEXT_TURNS = 8  # earlier turns a reading may lean on


@dataclass(frozen=True)
class Opened:
    """A message in clear. `extras` of a reply: quick_replies, resources, blocks, exercise, question, stage."""

    id: uuid.UUID
    position: int
    author: str
    who: str
    text: str
    at: datetime
    answers_id: uuid.UUID | None = None
    written_at: datetime | None = None  # when it waited on a device, before `at`
    extras: dict[str, Any] = field(default_factory=dict)


def conversations(person: User) -> QuerySet[Conversation]:
    """Return the person's talks, the latest first."""
    return Conversation.objects.filter(person_id=person.pk).order_by("-last_at", "id")


def written_at(person: User, *, since: datetime) -> list[datetime]:
    """Return when the person wrote, since a moment: counts only, no words."""
    mine = Message.objects.filter(conversation__person_id=person.pk, author=Message.Author.PERSON)
    return list(mine.filter(at__gte=since).order_by("at").values_list("at", flat=True))


def anchored_since(person: User, *, since: datetime) -> bool:
    """Whether it was said, since a moment, that a human would bring more."""
    return Conversation.objects.filter(person_id=person.pk, anchored_at__gte=since).exists()


def messages(conversation: Conversation, *, before: int | None = None, limit: int = PAGE) -> list[Opened]:
    """Return up to `limit` messages in order, opened; those before position `before` when given."""
    rows = Message.objects.filter(conversation=conversation).select_related("by")
    if before is not None:
        rows = rows.filter(position__lt=before)
    latest = list(rows.order_by("-position")[:limit])
    return opened(conversation, reversed(latest))


def by_professionals(conversation: Conversation, *, after: int) -> list[Opened]:
    """Return what professionals wrote in a talk after a position, opened."""
    rows = Message.objects.filter(
        conversation=conversation, author=Message.Author.PROFESSIONAL, position__gt=after
    )
    return opened(conversation, rows.select_related("by").order_by("position"))


def why_proposed(person: User, conversation_id: uuid.UUID, exercise_id: str) -> str:
    """Return why a talk of the person's own last showed an exercise (a code of engines.reasons), "" when it did not."""
    mine = Message.objects.filter(conversation_id=conversation_id, conversation__person_id=person.pk)
    shown = mine.filter(author=Message.Author.COMPANION, extras__exercise=exercise_id).order_by("-position")
    extras = shown.values_list("extras", flat=True).first() or {}
    return str(extras.get("because", ""))


def opened(conversation: Conversation, rows: Iterable[Message]) -> list[Opened]:
    """Open messages of one talk."""
    rows = list(rows)
    opener = Opener(conversation.person_id) if rows else None
    return [_opened(row, opener) for row in rows if opener]


def around(
    conversation: Conversation, message_id: uuid.UUID, *, before: int = 6, after: int = 4
) -> list[Opened]:
    """Return the messages around one: what a professional who took an alert needs to understand it."""
    centre = (
        Message.objects.filter(conversation=conversation, pk=message_id)
        .values_list("position", flat=True)
        .first()
    )
    if centre is None:
        return []
    near = Q(position__gte=centre - before, position__lte=centre + after)
    rows = Message.objects.filter(near, conversation=conversation).select_related("by").order_by("position")
    return opened(conversation, rows)


def unanswered(conversation: Conversation) -> Message | None:
    """Return the person's last message when no reply was composed yet (a process may have died)."""
    last = (
        Message.objects.filter(conversation=conversation, author=Message.Author.PERSON)
        .order_by("-position")
        .first()
    )
    return last if last and not Message.objects.filter(answers=last).exists() else None


def waiting(conversation: Conversation) -> list[Message]:
    """Return what the person said since their last message that was answered, in order: a few at most."""
    return _waiting(Message.objects.filter(conversation=conversation))


def unanswered_before(message: Message) -> list[Message]:
    """Return what the person said just before a message and has no reply yet, in order: a few at most."""
    earlier = Message.objects.filter(conversation_id=message.conversation_id, position__lt=message.position)
    return _waiting(earlier)


def _waiting(rows: QuerySet[Message]) -> list[Message]:
    # What was left without a reply long ago, before others that were answered, is not brought up again.
    said = rows.filter(author=Message.Author.PERSON).order_by("-position")
    answered = said.filter(answer__isnull=False).values_list("position", flat=True).first() or 0
    return list(reversed(said.filter(answer__isnull=True, position__gt=answered)[:WAITING]))


def written_before_the_last_reply(message: Message) -> bool:
    """Whether a message that waited was written before the reply above it: then it answers nothing of that reply."""
    if message.written_at is None:
        return False
    above = Message.objects.filter(
        conversation_id=message.conversation_id,
        author=Message.Author.COMPANION,
        position__lt=message.position,
    )
    last = above.order_by("-position").values_list("at", flat=True).first()
    return last is not None and message.written_at < last


def context(conversation: Conversation, *, before: int | None = None) -> list[Said]:
    """Return the last turns as a reading wants them, oldest first, each with the kind of question it asked."""
    return [
        Said(
            role=message.author,
            text=message.text,
            at=message.at.isoformat(),
            last_question_kind=message.extras.get("question") or None,
        )
        for message in messages(conversation, before=before, limit=CONTEXT_TURNS)
    ]


def state(conversation: Conversation) -> TalkState:
    """Return what the talk remembers."""
    if conversation.state_sealed is None:
        return TalkState(address=conversation.person.address, gender=conversation.person.gender)
    sealed = bytes(conversation.state_sealed)
    return TalkState.from_dict(
        json.loads(unseal(owner=conversation.person_id, place=state_place(conversation), sealed=sealed))
    )


def free_talk_stop() -> FreeTalkStop | None:
    """Return the emergency stop in force, or None when the companion may talk."""
    return (
        FreeTalkStop.objects.filter(ended_at__isnull=True)
        .select_related("by")
        .order_by("created_at", "id")
        .first()
    )


def state_place(conversation: Conversation) -> Place:
    """Return where the memory of a talk is sealed."""
    return Place("companion.conversation", "state", conversation.pk)


def text_place(message_id: uuid.UUID) -> Place:
    """Return where the text of a message is sealed."""
    return Place("companion.message", "text", message_id)


def _opened(row: Message, opener: Opener) -> Opened:
    return Opened(
        id=row.pk,
        position=row.position,
        author=row.author,
        who=row.by.shown_name if row.by and row.author == Message.Author.PROFESSIONAL else "",
        text=opener.open(text_place(row.pk), row.text_sealed),
        at=row.at,
        answers_id=row.answers_id,
        written_at=row.written_at,
        extras=row.extras,
    )
