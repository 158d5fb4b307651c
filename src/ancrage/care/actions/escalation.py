"""Nobody took the alert in time, or reached the person in time: the next people are told. It never stops."""

import logging
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from ancrage import content
from ancrage.care import queries
from ancrage.care.actions.telling import note_event, tell
from ancrage.care.models import Alert
from ancrage.care.rules import AlertState, EventKind, Level, next_route
from ancrage.content.schemas import Clock
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock

LEASE = timedelta(seconds=10)
log = logging.getLogger(__name__)


def escalate_overdue() -> int:
    """Look at every alert whose clock has run out; return how many there were. One that fails waits its lease."""
    at = clock.now()
    claimed = claim(Alert.objects.exclude(state=AlertState.CLOSED), at=at, lease=LEASE)
    failpoint("escalation.claimed")
    for pk in claimed:
        try:
            _escalate(pk, leased_until=at + LEASE)
        except Exception as error:  # noqa: BLE001 - one broken alert must not silence the others; it comes back
            log.error("escalation of alert %s failed: %s", pk, type(error).__name__)  # noqa: TRY400 - a trace may quote someone
    return len(claimed)


def _escalate(pk: uuid.UUID, *, leased_until: datetime) -> None:
    with transaction.atomic():
        alert = Alert.objects.select_for_update().get(pk=pk)
        if alert.due_at != leased_until:  # taken, closed or restarted since
            return
        deadlines = content.policy().clock(alert.level, imminent=alert.imminent)
        if alert.state == AlertState.WAITING:
            _next_people(alert, deadlines)
        elif alert.answer_by is not None:
            _give_back(alert, deadlines)
        else:
            _ask_for_outcome(alert, deadlines)
        failpoint("escalation.before_commit")


def _next_people(alert: Alert, deadlines: Clock) -> None:
    plan = queries.plan_of(alert.organisation)
    new_policy = plan.version != alert.policy.get("version")
    waited = bool(alert.policy.get("waits_opening")) or new_policy
    route = next_route(
        plan,
        step=alert.step,
        waited_opening=waited,
        level=Level(alert.level),
        clock=deadlines,
        at=clock.now(),
        take_by=alert.take_by,
    )
    alert.step, alert.due_at = route.step, route.due_at
    alert.policy = {**alert.policy, "version": plan.version, "waits_opening": False}
    alert.save(update_fields=["step", "due_at", "policy"])
    note_event(alert, EventKind.ESCALATED, step=route.step)
    tell(alert, route.recipients, notice=_notice(route.step, len(plan.steps), waited=waited))


def _notice(step: int, steps: int, *, waited: bool) -> str:
    if waited:
        return "alert_opening"
    return "alert_next" if step < steps - 1 else "alert_everybody"


def _give_back(alert: Alert, deadlines: Clock) -> None:
    plan, late = queries.plan_of(alert.organisation), alert.taken_by
    alert.state, alert.taken_by, alert.taken_at, alert.answer_by = AlertState.WAITING, None, None, None
    alert.step = len(plan.steps)
    alert.due_at = clock.now() + plan.wait(alert.step, Level(alert.level), deadlines)
    alert.save()
    note_event(alert, EventKind.RELEASED, late=str(late.pk) if late else "")
    tell(alert, plan.recipients(alert.step), notice="alert_everybody")


def _ask_for_outcome(alert: Alert, deadlines: Clock) -> None:
    again = max(deadlines.close_by - deadlines.answer_by, 60)
    alert.due_at = clock.now() + timedelta(minutes=again)
    alert.save(update_fields=["due_at"])
    plan = queries.plan_of(alert.organisation)
    taker = frozenset({alert.taken_by_id}) if alert.taken_by_id else frozenset()
    note_event(alert, EventKind.REMINDED)
    tell(alert, taker | plan.duty_of_last_resort, notice="overdue")
