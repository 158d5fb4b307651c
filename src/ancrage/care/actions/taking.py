"""Take an alert, and say how the person was reached."""

from datetime import datetime, timedelta

from django.db import transaction

from ancrage import content
from ancrage.accounts.models import User
from ancrage.care import queries
from ancrage.care.actions.telling import note_event
from ancrage.care.models import Alert, CareRelation, Delivery
from ancrage.care.rules import AlertState, ContactWay, EventKind, answer_by, close_by
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused


class AlreadyTaken(Conflict):
    """Someone else was faster; `said` names them."""


class AlertAlreadyClosed(Conflict):
    """The alert was closed."""

    said = "Cette alerte est déjà close."


def take_alert(*, alert: Alert, by: User) -> Alert:
    """Take a waiting alert. Of two professionals at once one wins; the other learns who (Conflict)."""
    if not queries.alerts_seen_by(by).filter(pk=alert.pk).exists():
        raise Refused
    at = clock.now()
    deadlines = content.policy().clock(alert.level, imminent=alert.imminent)
    reach_by = answer_by(deadlines, started=alert.clock_started_at, taken=at)
    with transaction.atomic():
        # The conditional update is the whole lock.
        won = Alert.objects.filter(pk=alert.pk, state=AlertState.WAITING).update(
            state=AlertState.TAKEN, taken_by=by, taken_at=at, answer_by=reach_by, due_at=reach_by
        )
        alert.refresh_from_db()
        if not won:
            return _taken_by_same(alert, by)
        note_event(alert, EventKind.TAKEN, by=by)
        open_relation(alert, by, at=at)
        drop_notices(alert)
    return alert


def note_contact(*, alert: Alert, by: User, way: str, note: str = "") -> Alert:
    """Write how the person was reached, or that they were not; reaching them stops the second clock."""
    if way not in set(ContactWay):
        raise Invalid("Choisissez comment le contact s’est fait.")
    with transaction.atomic():
        alert = owned(alert, by)
        if way != ContactWay.NO_ANSWER:
            _stop_second_clock(alert)
        open_relation(alert, by, at=clock.now())
        note_event(alert, EventKind.CONTACT, by=by, note=note, way=way)
    return alert


def owned(alert: Alert, by: User) -> Alert:
    """Return the alert fresh and locked, when `by` has taken it (or answers for the site's alerts)."""
    fresh = Alert.objects.select_for_update().get(pk=alert.pk)
    if fresh.state == AlertState.CLOSED:
        raise AlertAlreadyClosed
    officer = queries.is_safety_officer(by, fresh.organisation)
    if fresh.taken_by_id != by.pk and not (officer and fresh.taken_by_id):
        raise Refused("Prenez d’abord cette alerte : une seule personne répond à la fois.")
    return fresh


def open_relation(alert: Alert, by: User, *, at: datetime) -> None:
    """Open, or prolong, the alert-only relation; a standing one is ground enough."""
    until = at + timedelta(hours=content.policy().relation_hours)
    held = queries.relation(by, alert.person)
    if held is not None and held.kind == CareRelation.Kind.STANDING:
        return
    CareRelation.objects.update_or_create(
        person=alert.person,
        professional=by,
        alert_id=alert.pk,
        kind=CareRelation.Kind.ALERT_ONLY,
        defaults={"until": until},
        create_defaults={"until": until, "organisation": alert.organisation, "since": at},
    )


def drop_notices(alert: Alert) -> None:
    """Take back the notices that have not left: someone is there."""
    Delivery.objects.filter(alert=alert, sent_at__isnull=True, due_at__isnull=False).update(
        due_at=None, failure="no longer needed"
    )


def _taken_by_same(alert: Alert, by: User) -> Alert:
    if alert.state == AlertState.CLOSED:
        raise AlertAlreadyClosed
    if alert.taken_by_id == by.pk:
        return alert
    assert alert.taken_by is not None
    raise AlreadyTaken(f"{alert.taken_by.shown_name} a déjà pris cette alerte.")


def _stop_second_clock(alert: Alert) -> None:
    deadlines = content.policy().clock(alert.level, imminent=alert.imminent)
    alert.answer_by = None
    alert.due_at = close_by(deadlines, started=alert.clock_started_at, reached=clock.now())
    alert.save(update_fields=["answer_by", "due_at"])
