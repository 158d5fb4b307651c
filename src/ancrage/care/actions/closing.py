"""Close an alert: a human says how it ended; the talk asks again at day 1, 3, 7."""

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.care.actions.taking import drop_notices, owned
from ancrage.care.actions.telling import note_event
from ancrage.care.actions.watches import start_rechecks
from ancrage.care.models import Alert, CareRelation, Watch
from ancrage.care.rules import RECHECKED, AlertState, EventKind, Outcome, ReasonKind
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place


def close_alert(*, alert: Alert, by: User, outcome: str, note: str = "") -> Alert:
    """Close an alert that one has taken, with its outcome. Taken is not closed, and nothing closes by itself."""
    if outcome not in set(Outcome):
        raise Invalid("Choisissez l’issue de cette alerte.")
    with transaction.atomic():
        alert = owned(alert, by)
        _close(alert, by, Outcome(outcome), note)
        drop_notices(alert)
        CareRelation.objects.filter(alert_id=alert.pk).update(until=alert.closed_at)
        _watch_after(alert)
        note_event(alert, EventKind.CLOSED, by=by, outcome=outcome)
    return alert


def _close(alert: Alert, by: User, outcome: Outcome, note: str) -> None:
    alert.state, alert.outcome = AlertState.CLOSED, outcome
    alert.closed_by, alert.closed_at = by, clock.now()
    alert.due_at = alert.answer_by = None
    if note:
        place = Place("care.alert", "closing_note", alert.pk)
        alert.closing_note_sealed = seal(owner=alert.person_id, place=place, text=note)
    alert.save()


def _watch_after(alert: Alert) -> None:
    if alert.outcome == Outcome.FALSE_ALARM or ReasonKind(alert.kind) not in RECHECKED:
        return
    Watch.objects.filter(person=alert.person, kind=Watch.Kind.UNANSWERED, ended_at__isnull=True).update(
        ended_at=clock.now(), ended_by="closed", due_at=None
    )
    start_rechecks(alert)
