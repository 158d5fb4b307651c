"""Requests to be called back: the person's own, and those that a professional may see."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from ancrage.accounts.models import Organisation, User
from ancrage.accounts.queries import organisations_of
from ancrage.accounts.rules import CARE_ROLES, Role
from ancrage.audit.queries import entries
from ancrage.care import queries as care
from ancrage.exchanges import agenda, routing, threads
from ancrage.exchanges.agenda import Held
from ancrage.exchanges.models import Callback, CallbackEvent
from ancrage.exchanges.rules import OPEN, CallEvent, CallState
from ancrage.kernel import clock
from ancrage.vault.queries import Opener
from ancrage.vault.rows import place_of

OPENED = "callback.opened"


@dataclass(frozen=True)
class CallLine:
    """A request in a list. `who`: the person's code, or their name to whoever follows them or took it."""

    id: uuid.UUID
    who: str
    day: str
    part: str
    starts_at: datetime
    ends_at: datetime
    since: datetime
    state: CallState
    take_by: datetime
    tries: int
    wrong_number: bool
    taken_by: str
    mine: bool
    for_me: bool
    late: bool

    @property
    def waiting(self) -> bool:
        """Whether nobody has taken it."""
        return self.state is CallState.WAITING


@dataclass(frozen=True)
class CallPassage:
    """Something that happened, with the names of professionals only."""

    at: datetime
    kind: str
    who: str
    to: str


@dataclass(frozen=True)
class Standing:
    """What someone's requests come to, for the page they arrive on."""

    next_appointment: Held | None
    open_requests: int
    unread_messages: int


def standing(person: User) -> Standing:
    """Return the next appointment, how many requests run, and how many messages wait to be read."""
    return Standing(
        next_appointment=next(iter(agenda.coming(person)), None),
        open_requests=callbacks(person).filter(state__in=OPEN).count(),
        unread_messages=threads.unread_of_person(person),
    )


# --- the person's own -----------------------------------------------------------------------------


def callbacks(person: User) -> QuerySet[Callback]:
    """Return what someone asked, the latest first."""
    rows = Callback.objects.filter(person=person).select_related("taken_by", "addressed_to", "organisation")
    return rows.order_by("-created_at", "id")


def open_callback(person: User) -> Callback | None:
    """Return the request that runs, or None."""
    return callbacks(person).filter(state__in=OPEN).first()


def seen_at(callback: Callback) -> datetime | None:
    """Return when a professional first opened a request: the trail says so."""
    opened = entries(about_id=callback.person_id, action=OPENED).filter(object_id=callback.pk)
    first = opened.exclude(actor_id=callback.person_id).order_by("at", "id").first()
    return first.at if first else None


def passages(callback: Callback) -> list[CallPassage]:
    """Return what happened to a request, in order; what repeats without news (escalations) is said once."""
    rows = CallbackEvent.objects.filter(callback=callback).select_related("actor", "to")
    found: list[CallPassage] = []
    for row in rows.order_by("created_at", "id"):
        if row.kind == CallEvent.ESCALATED and any(one.kind == row.kind for one in found):
            continue
        who = row.actor.shown_name if row.actor and row.actor_id != callback.person_id else ""
        found.append(CallPassage(row.created_at, row.kind, who, row.to.shown_name if row.to else ""))
    if (seen := seen_at(callback)) is not None:
        found.append(CallPassage(seen, "seen", "", ""))
    return sorted(found, key=lambda one: one.at)


def words(callback: Callback) -> tuple[str, str]:
    """Open the number and the subject of a request, for the person or for whoever took it."""
    opener = Opener(callback.person_id)
    subject = callback.subject_sealed
    return (
        opener.open(place_of(callback, "phone"), bytes(callback.phone_sealed)),
        opener.open(place_of(callback, "subject"), bytes(subject)) if subject else "",
    )


# --- those who answer -----------------------------------------------------------------------------


def callbacks_seen_by(user: User) -> QuerySet[Callback]:
    """Return the requests someone may see: addressed to them, taken by them, to their team, or late and theirs to answer for.

    What is over is seen by whoever took it, its words closed.
    """
    mine = organisations_of(user, roles=CARE_ROLES)
    running = Q(addressed_to=user) | Q(addressed_to__isnull=True, state__in=OPEN)
    late = Q(escalated_at__isnull=False, organisation__in=routing.coordinated_by(user))
    seen = (Q(state__in=OPEN) & (running | late)) | Q(taken_by=user)
    rows = Callback.objects.filter(seen, organisation__in=mine)
    return rows if user.is_active else rows.none()


def team_of(organisation: Organisation) -> list[User]:
    """Return who is told of a request to the whole team: coordination, and whoever is on call; else everybody who cares."""
    told = {one.pk: one for one in routing.coordination(organisation)}
    on_call = care.caring(organisation).filter(
        memberships__organisation=organisation, memberships__role=Role.ON_CALL
    )
    return list((told | {one.pk: one for one in on_call.distinct()}).values())


def colleagues(callback: Callback, *, of: User) -> QuerySet[User]:
    """Return to whom a request may be handed over."""
    return care.caring(callback.organisation).exclude(pk=of.pk)


def may_hand_over(callback: Callback, *, by: User) -> bool:
    """Whether someone may give a request to a colleague: they took it, or answer for what nobody took."""
    return callback.taken_by_id == by.pk or callback.organisation_id in routing.coordinated_by(by)


def requests(*, of: User) -> list[CallLine]:
    """Return the requests that run: mine first, then those of the team; the most pressing first in each.

    What a colleague has taken leaves the list, except for whoever it was addressed to and for coordination.
    """
    rows = callbacks_seen_by(of).filter(state__in=OPEN).select_related("person", "taken_by")
    known = set(routing.caseload(of).values_list("person_id", flat=True))
    answered_for = set(routing.coordinated_by(of))
    lines = [
        _line(row, of=of, known=known)
        for row in rows.order_by("take_by", "id")
        if row.state == CallState.WAITING
        or of.pk in (row.taken_by_id, row.addressed_to_id)
        or row.organisation_id in answered_for
    ]
    return sorted(lines, key=lambda line: (not (line.mine or line.for_me), not line.waiting, line.take_by))


def closed_requests(*, of: User, since: datetime) -> list[CallLine]:
    """Return what someone answered lately."""
    rows = callbacks_seen_by(of).exclude(state__in=OPEN).filter(taken_by=of, ended_at__gte=since)
    known = set(routing.caseload(of).values_list("person_id", flat=True))
    ordered = rows.select_related("person", "taken_by").order_by("-ended_at", "id")
    return [_line(row, of=of, known=known) for row in ordered]


def waiting_requests(*, of: User) -> int:
    """Return how many requests wait for someone to take them, as far as this professional may take them."""
    return callbacks_seen_by(of).filter(state=CallState.WAITING).count()


def request_line(callback: Callback, *, of: User) -> CallLine:
    """Return one request as a line."""
    return _line(callback, of=of, known=set(routing.caseload(of).values_list("person_id", flat=True)))


def _line(row: Callback, *, of: User, known: set[uuid.UUID]) -> CallLine:
    mine = row.taken_by_id == of.pk
    named = row.person_id in known or (mine and row.state in OPEN)
    return CallLine(
        id=row.pk,
        who=row.person.shown_name if named else row.person.code,
        day=row.day,
        part=row.part,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        since=row.created_at,
        state=CallState(row.state),
        take_by=row.take_by,
        tries=row.tries,
        wrong_number=row.wrong_number,
        taken_by=row.taken_by.shown_name if row.taken_by else "",
        mine=mine,
        for_me=row.addressed_to_id == of.pk,
        late=row.state == CallState.WAITING and row.take_by < clock.now(),
    )
