"""Messages between a person and a professional: one thread for each care relation, opened for its two ends only."""

import uuid
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet

from ancrage.accounts.models import User
from ancrage.audit.queries import entries
from ancrage.care.models import CareRelation
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import routing
from ancrage.exchanges.answering import Delay, Turn, Waits, usual_delay, waits
from ancrage.exchanges.models import SecureMessage
from ancrage.kernel import clock
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of

OPENED, READ = "thread.opened", "thread.read"
"""The trail's words for a professional who opens a thread, and for the person who reads theirs."""


@dataclass(frozen=True)
class Letter:
    """A message, opened. `read_at`: when the other end opened the thread after it, None as long as they have not."""

    id: uuid.UUID
    position: int
    by_person: bool
    who: str
    text: str
    at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class ThreadLine:
    """A thread in a list. `open`: one may still write; `unread`: messages of the other end not opened yet."""

    relation_id: uuid.UUID
    who: str
    open: bool
    unread: int
    last_at: datetime | None
    answered: bool  # whether the last word is the professional's


def messages(relation: CareRelation) -> list[Letter]:
    """Return a thread, opened, in order."""
    rows = list(SecureMessage.objects.filter(relation=relation).select_related("by").order_by("position"))
    opener = Opener(relation.person_id) if rows else None
    seen = {True: _moments(relation, OPENED), False: _moments(relation, READ)}
    return [
        Letter(
            id=row.pk,
            position=row.position,
            by_person=row.by_id is None,
            who=row.by.shown_name if row.by else "",
            text=opener.open(place_of(row, "text"), row.text_sealed),
            at=row.created_at,
            read_at=_first_after(seen[row.by_id is None], row.created_at),
        )
        for row in rows
        if opener
    ]


def threads_of_person(person: User) -> list[ThreadLine]:
    """Return whom someone writes to, or wrote to: those who follow them now first, then threads that are closed."""
    following = {one.pk: one for one in routing.standing_relations(person)}
    written = CareRelation.objects.filter(
        person=person, kind=CareRelation.Kind.STANDING, secure_messages__isnull=False
    )
    closed = written.exclude(pk__in=following).distinct().select_related("professional")
    read = _last(entries(actor_id=person.pk, action=READ))
    relations = [*following.values(), *closed.order_by("-until", "id")]
    return _lines(relations, read=read, from_person=False, names_person=False, open_ones=set(following))


def threads_of(professional: User) -> list[ThreadLine]:
    """Return the threads of those whom someone follows: what waits for an answer first, the longest wait first."""
    relations = list(routing.caseload(professional))
    opened = _last(entries(actor_id=professional.pk, action=OPENED))
    lines = _lines(
        relations, read=opened, from_person=True, names_person=True, open_ones={one.pk for one in relations}
    )
    return sorted(
        lines,
        key=lambda line: (
            not line.unread,
            line.last_at is None or line.answered,
            line.last_at or clock.now(),
        ),
    )


def unread_of_person(person: User) -> int:
    """Return how many messages of professionals someone has not opened."""
    return sum(line.unread for line in threads_of_person(person))


def unread_of(professional: User) -> int:
    """Return how many threads hold a message that a professional has not opened."""
    return sum(bool(line.unread) for line in threads_of(professional))


def has_unread(relation: CareRelation, *, by_person: bool) -> bool:
    """Whether the other end has yet to open something: what the person wrote, or what the professional did."""
    rows = SecureMessage.objects.filter(relation=relation, by__isnull=by_person)
    last = rows.order_by("-position").first()
    moments = _moments(relation, OPENED if by_person else READ)
    return last is not None and _first_after(moments, last.created_at) is None


def usual_delay_of(professional: User, zone: str) -> Delay:
    """Return how long a professional's answers take: measured over every thread of theirs, else what the site announces."""
    policy, at = exchange_policy(), clock.now()
    since = at - timedelta(days=policy.looked_back_days)
    rows = SecureMessage.objects.filter(relation__professional=professional, created_at__gte=since)
    turns: dict[uuid.UUID, list[Turn]] = {}
    for relation_id, by_id, moment in rows.order_by("relation_id", "position").values_list(
        "relation_id", "by_id", "created_at"
    ):
        turns.setdefault(relation_id, []).append(Turn(moment, by_person=by_id is None))
    found: list[Waits] = [waits(thread, zone=zone, at=at) for thread in turns.values()]
    return usual_delay(found, policy)


def _lines(
    relations: Iterable[CareRelation],
    *,
    read: Mapping[uuid.UUID, datetime],
    from_person: bool,
    names_person: bool,
    open_ones: set[uuid.UUID],
) -> list[ThreadLine]:
    relations = list(relations)
    rows: dict[uuid.UUID, list[tuple[bool, datetime]]] = {}
    written = SecureMessage.objects.filter(relation__in=relations).order_by("relation_id", "position")
    for relation_id, by_id, moment in written.values_list("relation_id", "by_id", "created_at"):
        rows.setdefault(relation_id, []).append((by_id is None, moment))
    found = []
    for one in relations:
        turns, last_read = rows.get(one.pk, []), read.get(one.pk)
        theirs = [moment for by_person, moment in turns if by_person is from_person]
        found.append(
            ThreadLine(
                relation_id=one.pk,
                who=(one.person if names_person else one.professional).shown_name,
                open=one.pk in open_ones,
                unread=sum(last_read is None or moment > last_read for moment in theirs),
                last_at=turns[-1][1] if turns else None,
                answered=bool(turns) and not turns[-1][0],
            )
        )
    return found


def _moments(relation: CareRelation, action: str) -> list[datetime]:
    actor = relation.professional_id if action == OPENED else relation.person_id
    rows = entries(actor_id=actor, about_id=relation.person_id, action=action).filter(object_id=relation.pk)
    return sorted(rows.values_list("at", flat=True))


def _first_after(moments: list[datetime], at: datetime) -> datetime | None:
    place = bisect_left(moments, at)
    return moments[place] if place < len(moments) else None


def _last(rows: QuerySet) -> dict[uuid.UUID, datetime]:  # type: ignore[type-arg]
    return dict(rows.order_by().values_list("object_id").annotate(last=Max("at")))
