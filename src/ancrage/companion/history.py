"""One's own talks: the list, and what was written in them, found again. Opened in memory for the person, for no one else."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ancrage.accounts.models import User
from ancrage.companion.matching import Piece, excerpt, first_words, holds
from ancrage.companion.models import Conversation, Message
from ancrage.companion.queries import text_place
from ancrage.vault.queries import Opener

FOUND_AT_ONCE = 20
OPENED_AT_ONCE = 2_000
"""Messages opened for one request: a longer past is searched page by page."""


@dataclass(frozen=True)
class TalkLine:
    """A talk in the list. `words`: the first that the person wrote in it, "" when they wrote nothing."""

    id: uuid.UUID
    began: datetime
    last_at: datetime
    messages: int
    words: str


@dataclass(frozen=True)
class Found:
    """A message that holds the words looked for."""

    conversation_id: uuid.UUID
    position: int
    author: str
    at: datetime
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Results:
    """What was found, the latest first. `after`: the message to go on from; None when all was looked at."""

    found: tuple[Found, ...]
    after: uuid.UUID | None


def talk_lines(person: User, conversations: Sequence[Conversation]) -> list[TalkLine]:
    """Return these talks of the person's as the list shows them, their first words opened."""
    own = [talk for talk in conversations if talk.person_id == person.pk]
    words = _first_messages(person, own)
    return [
        TalkLine(talk.pk, talk.created_at, talk.last_at, talk.turns, words.get(talk.pk, "")) for talk in own
    ]


def search(person: User, terms: Sequence[str], *, after: uuid.UUID | None = None) -> Results:
    """Look for words in all of the person's talks, the latest message first, on from one message when given.

    Bounded: OPENED_AT_ONCE messages are opened, FOUND_AT_ONCE are shown. Nothing of it is kept anywhere.
    """
    rows = _rows(person, after)[: OPENED_AT_ONCE + 1]
    found: list[Found] = []
    last: uuid.UUID | None = None
    for number, (row, text) in enumerate(_opened(person, rows)):
        if number == OPENED_AT_ONCE or len(found) == FOUND_AT_ONCE:
            return Results(tuple(found), last)
        last = row.pk
        if holds(text, terms):
            found.append(Found(row.conversation_id, row.position, row.author, row.at, excerpt(text, terms)))
    return Results(tuple(found), None)


def _rows(person: User, after: uuid.UUID | None) -> QuerySet[Message]:
    rows = Message.objects.filter(conversation__person_id=person.pk).order_by("-at", "-id")
    start = rows.filter(pk=after).values_list("at", flat=True).first() if after else None
    if start is not None:
        rows = rows.filter(Q(at__lt=start) | Q(at=start, pk__lt=after))
    return rows.only("conversation_id", "position", "author", "at", "text_sealed")


def _opened(person: User, rows: QuerySet[Message]) -> Iterator[tuple[Message, str]]:
    opener: Opener | None = None
    for row in rows.iterator(chunk_size=200):
        opener = opener or Opener(person.pk)
        yield row, opener.open(text_place(row.pk), row.text_sealed)


def _first_messages(person: User, talks: Sequence[Conversation]) -> dict[uuid.UUID, str]:
    of_person = Message.objects.filter(conversation=OuterRef("pk"), author=Message.Author.PERSON)
    first = Subquery(of_person.order_by("position").values("pk")[:1])
    listed = Conversation.objects.filter(pk__in=[talk.pk for talk in talks])
    ids = listed.annotate(first=first).exclude(first=None).values_list("first", flat=True)
    rows = Message.objects.filter(pk__in=list(ids)).order_by("pk")
    return {row.conversation_id: first_words(text) for row, text in _opened(person, rows)}
