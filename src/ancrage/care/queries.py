"""Read the circuit: who is on duty, what waits, what happened, what the person was told."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from ancrage.accounts.models import Membership, Organisation, User
from ancrage.accounts.rules import CARE_ROLES, Role
from ancrage.care.models import Alert, AlertEvent, CareRelation, CoverPolicy, Watch
from ancrage.care.rules import (
    TOLD_TO_PERSON,
    AlertState,
    EventKind,
    Level,
    Opening,
    Plan,
    ReasonKind,
    Step,
    urgency,
)
from ancrage.kernel import clock
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place

EVERYBODY_AFTER = 15  # minutes; only where no policy is signed, which doctor refuses


@dataclass(frozen=True)
class Cover:
    """Who is on duty now. `next_opening` is None when someone is, or when nobody ever is."""

    on_duty: bool
    people: tuple[User, ...] = ()
    safety_officer: User | None = None
    next_opening: datetime | None = None
    policy: CoverPolicy | None = None


@dataclass(frozen=True)
class AlertLine:
    """A line of the queue: nothing of what was said, no name of the person."""

    id: uuid.UUID
    person_code: str
    level: Level
    kind: ReasonKind
    imminent: bool
    state: AlertState
    since: datetime
    by: datetime  # the clock that runs: taken by, reached by, closed by
    left: timedelta
    taken_by: str
    mine: bool
    reached: bool

    @property
    def overdue(self) -> bool:
        """Whether the clock has run out."""
        return self.left < timedelta(0)


@dataclass(frozen=True)
class EventLine:
    """Something that happened to an alert, for the professionals who handle it."""

    at: datetime
    kind: EventKind
    who: str
    detail: dict[str, object] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Told:
    """Something the person is told of: who took the alert, who opened their identity, that it was closed."""

    at: datetime
    kind: EventKind
    who: str


# --- who is on duty ----------------------------------------------------------------------------


def policy_in_force(organisation: Organisation | None = None) -> CoverPolicy | None:
    """Return the signed policy of an organisation; without one given, of the first that has one."""
    policies = CoverPolicy.objects.filter(signed_at__isnull=False, ended_at__isnull=True)
    if organisation is not None:
        policies = policies.filter(organisation=organisation)
    return policies.select_related("organisation", "safety_officer").order_by("signed_at", "id").first()


def plan_of(organisation: Organisation) -> Plan:
    """Return the policy in force as plain data; without one, everybody bound by the organisation's secrecy."""
    policy = policy_in_force(organisation)
    if policy is None:
        people = frozenset(caring(organisation).values_list("pk", flat=True))
        return Plan(0, (Step(None, EVERYBODY_AFTER),), people, None, Opening(always=True))
    return _plan(policy)


def _plan(policy: CoverPolicy) -> Plan:
    steps = tuple(Step(step.target_id, step.delay_minutes) for step in policy.steps.order_by("order"))
    named = {step.target for step in steps if step.target is not None}
    people = frozenset(named | {policy.safety_officer_id})
    opening = Opening.from_dict(policy.opening, policy.organisation.timezone)
    return Plan(policy.version, steps, people, policy.safety_officer_id, opening)


def caring(organisation: Organisation) -> QuerySet[User]:
    """Return the active people who hold a role of care in an organisation."""
    held = _in_force().filter(organisation=organisation, role__in=CARE_ROLES)
    return User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by("username")


def cover_now(organisation: Organisation | None = None) -> Cover:
    """Return who is on duty at this moment."""
    policy = policy_in_force(organisation)
    if policy is None:
        return Cover(on_duty=False)
    plan, at = _plan(policy), clock.now()
    people = tuple(caring(policy.organisation).filter(pk__in=plan.people))
    open_now = plan.opening.is_open(at) and bool(people)
    return Cover(
        on_duty=open_now,
        people=people if open_now else (),
        safety_officer=policy.safety_officer,
        next_opening=None if open_now else plan.opening.next_after(at),
        policy=policy,
    )


def organisation_for(person: User) -> Organisation | None:
    """Return the organisation that answers for someone: the one that follows them, else the site's."""
    followed = relations().filter(person=person, kind=CareRelation.Kind.STANDING).order_by("since", "id")
    if (relation_held := followed.select_related("organisation").first()) is not None:
        return relation_held.organisation
    if (policy := policy_in_force()) is not None:
        return policy.organisation
    return Organisation.objects.filter(side=Organisation.Side.CARE).order_by("created_at", "id").first()


def _in_force() -> QuerySet[Membership]:
    return Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=clock.now()))


# --- relations ---------------------------------------------------------------------------------


def relations() -> QuerySet[CareRelation]:
    """Return the care relations in force at this moment."""
    at = clock.now()
    return CareRelation.objects.filter(Q(until__isnull=True) | Q(until__gt=at), since__lte=at)


def relation(professional: User, person: User) -> CareRelation | None:
    """Return the ground on which a professional may read of someone; the standing one first."""
    held = relations().filter(professional=professional, person=person)
    if not professional.is_active or not held.exists():
        return None
    memberships = _in_force().filter(user=professional, role__in=CARE_ROLES).values("organisation_id")
    return held.filter(organisation__in=memberships).order_by("-kind", "since", "id").first()


def has_professional(person: User) -> bool:
    """Whether someone follows the person outside any alert."""
    return relations().filter(person=person, kind=CareRelation.Kind.STANDING).exists()


# --- the queue ---------------------------------------------------------------------------------


def alerts_seen_by(user: User) -> QuerySet[Alert]:
    """Return the alerts someone may see: on the signed policy of the organisation, or taken by them."""
    roles = _in_force().filter(user=user, role__in=CARE_ROLES)
    listed = Q(safety_officer=user) | Q(steps__target=user)
    signed = CoverPolicy.objects.filter(listed, signed_at__isnull=False, ended_at__isnull=True)
    seen = Q(organisation__in=signed.values("organisation_id")) | Q(taken_by=user)
    if _unsigned(user):
        seen |= Q(organisation__in=_unsigned(user))
    alerts = Alert.objects.filter(seen, organisation__in=roles.values("organisation_id"))
    return alerts if user.is_active else alerts.none()


def _unsigned(user: User) -> list[uuid.UUID]:
    """Return the organisations of someone where no policy is signed: everybody there is told, so sees."""
    organisations = (
        _in_force()
        .filter(user=user, role__in=CARE_ROLES)
        .order_by("id")
        .values_list("organisation_id", flat=True)
    )
    signed = CoverPolicy.objects.filter(signed_at__isnull=False, ended_at__isnull=True).values(
        "organisation_id"
    )
    return list(organisations.exclude(organisation_id__in=signed))


def queue(*, of: User) -> list[AlertLine]:
    """Return what needs a human, by urgency then time left."""
    at = clock.now()
    rows = (
        alerts_seen_by(of)
        .exclude(state=AlertState.CLOSED)
        .select_related("person", "taken_by")
        .order_by("id")
    )
    lines = [_line(alert, of=of, at=at) for alert in rows]
    return sorted(
        lines,
        key=lambda line: urgency(imminent=line.imminent, level=line.level, state=line.state, by=line.by),
    )


def waiting_count(*, of: User) -> int:
    """Return how many alerts wait for someone to take them."""
    return alerts_seen_by(of).filter(state=AlertState.WAITING).count()


def _line(alert: Alert, *, of: User, at: datetime) -> AlertLine:
    state = AlertState(alert.state)
    taken = state is AlertState.TAKEN
    by = (alert.answer_by or alert.due_at or alert.take_by) if taken else alert.take_by
    return AlertLine(
        id=alert.id,
        person_code=alert.person.code,
        level=Level(alert.level),
        kind=ReasonKind(alert.kind),
        imminent=alert.imminent,
        state=state,
        since=alert.created_at,
        by=by,
        left=by - at,
        taken_by=alert.taken_by.shown_name if alert.taken_by else "",
        mine=alert.taken_by_id == of.pk,
        reached=taken and alert.answer_by is None,
    )


# --- one alert, one person -----------------------------------------------------------------------


def events(alert: Alert) -> list[EventLine]:
    """Return what happened to an alert, in order, its notes opened."""
    rows = list(alert.events.select_related("actor").order_by("created_at", "id"))
    opener = Opener(alert.person_id) if any(row.note_sealed for row in rows) else None
    return [
        EventLine(
            at=row.created_at,
            kind=EventKind(row.kind),
            who=row.actor.shown_name if row.actor else "",
            detail=row.detail,
            note=opener.open(Place("care.alertevent", "note", row.id), bytes(row.note_sealed))
            if opener and row.note_sealed
            else "",
        )
        for row in rows
    ]


def open_alerts(person: User) -> QuerySet[Alert]:
    """Return the alerts about someone that nobody has closed."""
    return Alert.objects.filter(person=person).exclude(state=AlertState.CLOSED).order_by("created_at", "id")


def crisis_of(person: User) -> str:
    """Return none, waiting or taken: where a human stands about someone. A watch (veille) counts as none."""
    rows = [alert for alert in open_alerts(person) if not alert.policy.get("stepped_down")]
    if any(alert.state == AlertState.TAKEN for alert in rows):
        return "taken"
    return "waiting" if rows else "none"


def recheck_due(person: User) -> bool:
    """Whether the next visit must ask again."""
    rechecks = Watch.objects.filter(person=person, kind=Watch.Kind.RECHECK, ended_at__isnull=True)
    return rechecks.filter(due_at__lte=clock.now()).exists()


def told_to_person(person: User) -> list[Told]:
    """Return what someone is told of the acts about them, newest first; what is marked dangerous stays silent."""
    rows = AlertEvent.objects.filter(alert__person=person, kind__in=TOLD_TO_PERSON).select_related("actor")
    shown = [row for row in rows.order_by("-created_at", "-id") if not row.detail.get("silent")]
    return [
        Told(at=row.created_at, kind=EventKind(row.kind), who=row.actor.shown_name if row.actor else "")
        for row in shown
    ]


def is_safety_officer(user: User, organisation: Organisation) -> bool:
    """Whether someone answers for the alerts of an organisation."""
    policy = policy_in_force(organisation)
    named = policy is not None and policy.safety_officer_id == user.pk
    return (
        named or _in_force().filter(user=user, organisation=organisation, role=Role.SAFETY_OFFICER).exists()
    )
