"""Raise an alert: join the open one, or open it."""

import uuid
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from ancrage import content
from ancrage.accounts.models import Organisation, User
from ancrage.care import queries
from ancrage.care.actions.telling import note_event, tell
from ancrage.care.models import Alert, AlertReason
from ancrage.care.rules import (
    AlertState,
    EventKind,
    Level,
    Reason,
    ReasonKind,
    Route,
    first_route,
    highest,
    restarts,
)
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Refused


class NobodyToTell(Refused):
    """The site has no care organisation at all: doctor refuses to run its care side."""

    said = "Aucune équipe n’est désignée ici pour recevoir cette demande."


def raise_alert(*, about: User, because: Reason, organisation: Organisation | None = None) -> Alert:
    """Open an alert, or join the open one of the same kind (a higher level, or a taken one, restarts the clock).

    The same reading joins once: calling again changes nothing.
    """
    answering = organisation or queries.organisation_for(about)
    if answering is None:
        raise NobodyToTell
    with transaction.atomic():
        alert = _open_one(about, because.kind)
        if alert is None:
            alert = _opened(about, because, answering)
        if alert is None:  # another process opened it between the two looks
            alert = _open_one(about, because.kind)
            assert alert is not None
        if _joined(alert, because):
            _restart_if_needed(alert, because)
        failpoint("alert.raised")
    return alert


def call_human(*, person: User, conversation_id: uuid.UUID | None) -> Alert | None:
    """Tell the people on duty that someone asks for a human; None when the site has nobody to tell."""
    level = content.policy().level_for(kind=ReasonKind.ASKED_FOR) or Level.ORANGE
    levels = [Level(level), *(Level(alert.level) for alert in queries.open_alerts(person))]
    imminent = queries.open_alerts(person).filter(imminent=True).exists()
    because = Reason(
        kind=ReasonKind.ASKED_FOR, level=highest(levels), conversation_id=conversation_id, imminent=imminent
    )
    try:
        return raise_alert(about=person, because=because)
    except NobodyToTell:
        return None


def start_clock(alert: Alert, *, joined: bool = False) -> Route:
    """Set the alert at its first step by the policy in force, and its deadlines; the caller saves it."""
    plan, at = queries.plan_of(alert.organisation), clock.now()
    deadlines = content.policy().clock(alert.level, imminent=alert.imminent)
    route = first_route(plan, level=Level(alert.level), clock=deadlines, at=at)
    alert.clock_started_at, alert.step = at, route.step
    alert.take_by, alert.due_at = route.take_by, route.due_at
    alert.policy = {
        "version": plan.version,
        "table": content.policy().version,
        "waits_opening": route.waits_opening,
    }
    if joined and alert.state == AlertState.TAKEN:
        alert.answer_by = alert.due_at = at + timedelta(minutes=deadlines.answer_by)
    return route


def _open_one(about: User, kind: ReasonKind) -> Alert | None:
    rows = Alert.objects.select_for_update().filter(person=about, kind=kind).exclude(state=AlertState.CLOSED)
    return rows.order_by("created_at", "id").first()


def _opened(about: User, because: Reason, organisation: Organisation) -> Alert | None:
    alert = Alert(
        person=about,
        organisation=organisation,
        level=because.level,
        kind=because.kind,
        imminent=because.imminent,
        conversation_id=because.conversation_id,
    )
    route = start_clock(alert)
    try:
        with transaction.atomic():
            alert.save(force_insert=True)
    except IntegrityError:
        return None
    note_event(alert, EventKind.RAISED, level=alert.level, reason=because.kind)
    tell(alert, route.recipients, notice="alert_opening" if route.waits_opening else "alert")
    return alert


def _joined(alert: Alert, because: Reason) -> bool:
    facts: dict[str, Any] = {"level": because.level, "subject": because.subject, "note": because.note}
    if because.reading_id is None:
        AlertReason.objects.create(alert=alert, kind=because.kind, **facts)
        return True
    _row, made = AlertReason.objects.get_or_create(
        alert=alert, kind=because.kind, reading_id=because.reading_id, defaults=facts
    )
    return made


def _restart_if_needed(alert: Alert, because: Reason) -> None:
    level, state = Level(alert.level), AlertState(alert.state)
    newly_imminent = because.imminent and not alert.imminent
    again = restarts(
        state=state,
        level=level,
        joining=because.level,
        newly_imminent=newly_imminent,
        stepped_down="stepped_down" in alert.policy,
    )
    if not again:
        return
    higher = newly_imminent or because.level.rank > level.rank
    alert.level, alert.imminent = highest((level, because.level)), alert.imminent or because.imminent
    alert.conversation_id = because.conversation_id or alert.conversation_id
    route = start_clock(alert, joined=True)
    alert.save()
    note_event(alert, EventKind.JOINED, level=alert.level, reason=because.kind)
    taker = {alert.taken_by_id} if alert.taken_by_id else set()
    tell(alert, taker | route.recipients if higher or not taker else taker, notice="alert_higher")
