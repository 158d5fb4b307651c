"""Dated looks at someone: an unanswered question, the re-checks, the step down to a watch."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from ancrage import content
from ancrage.accounts.models import User
from ancrage.care import queries
from ancrage.care.actions.raising import NobodyToTell, raise_alert
from ancrage.care.actions.telling import note_event
from ancrage.care.models import Alert, Watch
from ancrage.care.rules import AlertState, EventKind, Level, Reason, ReasonKind, steps_down
from ancrage.jobs.claims import claim
from ancrage.kernel import clock

LEASE = timedelta(seconds=20)
ANSWERED, DENIED, RAISED, ASKED = "answered", "denied", "raised", "asked"


def start_watch(
    *, person: User, kind: str, conversation_id: uuid.UUID | None = None, due_at: datetime | None = None
) -> Watch:
    """Watch someone from now on. One unanswered question is watched at a time in a talk: the last one."""
    due = due_at or clock.now() + timedelta(minutes=content.policy().unanswered_minutes)
    with transaction.atomic():
        if kind == Watch.Kind.UNANSWERED:
            _end(_running(person, kind, conversation_id), by=ASKED)
        return Watch.objects.create(person=person, kind=kind, conversation_id=conversation_id, due_at=due)


def end_watch(*, person: User, ended_by: str, kind: str | None = None) -> int:
    """End the watches that an answer settles: unanswered questions and re-checks whose day has come.

    `ended_by`: answered, or denied when the direct question was answered no (a crisis that nobody follows
    may then step down to a watch, as the policy says).
    """
    with transaction.atomic():
        ended = (
            0 if kind == Watch.Kind.RECHECK else _end(_running(person, Watch.Kind.UNANSWERED), by=ended_by)
        )
        if kind != Watch.Kind.UNANSWERED:
            due = _running(person, Watch.Kind.RECHECK).filter(due_at__lte=clock.now())
            ended += _end(due, by=ended_by)
        if ended_by == DENIED:
            _step_down(person)
    return ended


def watch_due() -> int:
    """Raise an alert for each direct question left unanswered, and let the next visit ask again."""
    rows = Watch.objects.filter(kind=Watch.Kind.UNANSWERED, ended_at__isnull=True)
    claimed = claim(rows, at=clock.now(), lease=LEASE)
    for pk in claimed:
        _raise_unanswered(pk)
    return len(claimed)


def start_rechecks(alert: Alert) -> None:
    """Let the talk ask again at the days the policy says; the series that ran before ends."""
    at = clock.now()
    _end(_running(alert.person, Watch.Kind.RECHECK), by="restarted")
    Watch.objects.bulk_create(
        Watch(
            person=alert.person,
            kind=Watch.Kind.RECHECK,
            conversation_id=alert.conversation_id,
            alert_id=alert.pk,
            due_at=at + timedelta(days=days),
        )
        for days in content.policy().recheck_days
    )


def _running(person: User, kind: str, conversation_id: uuid.UUID | None = None) -> QuerySet[Watch]:
    rows = Watch.objects.filter(person=person, kind=kind, ended_at__isnull=True)
    return rows.filter(conversation_id=conversation_id) if conversation_id else rows


def _end(rows: QuerySet[Watch], *, by: str) -> int:
    return rows.update(ended_at=clock.now(), ended_by=by, due_at=None)


def _raise_unanswered(pk: uuid.UUID) -> None:
    level = Level(content.policy().level_for(kind=ReasonKind.UNANSWERED) or Level.ORANGE)
    with transaction.atomic():
        watch = Watch.objects.select_for_update().select_related("person").get(pk=pk)
        if watch.ended_at is not None:
            return
        because = Reason(kind=ReasonKind.UNANSWERED, level=level, conversation_id=watch.conversation_id)
        try:
            alert = raise_alert(about=watch.person, because=because)
        except NobodyToTell:
            return  # due again when the lease ends: doctor says that nobody is named
        _end(Watch.objects.filter(pk=pk), by=RAISED)
        Watch.objects.create(
            person=watch.person,
            kind=Watch.Kind.RECHECK,
            conversation_id=watch.conversation_id,
            alert_id=alert.pk,
            due_at=clock.now(),
        )


def _step_down(person: User) -> None:
    policy, at = content.policy(), clock.now()
    for alert in queries.open_alerts(person).filter(state=AlertState.WAITING):
        may = steps_down(
            waiting_since=alert.clock_started_at,
            at=at,
            watch_hours=policy.watch_hours,
            has_professional=queries.has_professional(person),
            denied=True,
        )
        if may and not alert.policy.get("stepped_down"):
            alert.policy = {**alert.policy, "stepped_down": at.isoformat()}
            alert.save(update_fields=["policy"])
            note_event(alert, EventKind.STEPPED_DOWN)
            start_rechecks(alert)
