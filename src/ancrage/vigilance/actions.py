"""Expect a reading, read, and let professionals say what they think of it."""

import json
import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

import vigie
from ancrage import content
from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care.actions import raise_alert
from ancrage.care.actions.raising import NobodyToTell
from ancrage.care.queries import relation
from ancrage.care.rules import Level, Reason, ReasonKind
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Invalid, Refused
from ancrage.privacy.queries import withdrew
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal
from ancrage.vault.queries import unseal
from ancrage.vault.rules import Place
from ancrage.vigilance import queries
from ancrage.vigilance.models import Reading, Review, Signal
from ancrage.vigilance.rules import (
    RISKS,
    UNKNOWN,
    Heard,
    HeardFinding,
    Said,
    alert_reasons,
    leans_on_the_past,
)

TRIES = 2  # a reading that fails twice is unknown, and a human is told
AT_ONCE = 100
WHY_LENGTH = 300
FAILED = "reading_failed"  # what vigie notes when it could not read: it never raises
log = logging.getLogger(__name__)


class ReadingFailed(Exception):
    """The reader failed inside: not calm, and not merely unclear either."""


def expect_reading(  # noqa: PLR0913 - what is to be read, of whom, said where and when
    *,
    person: User,
    message_id: uuid.UUID,
    conversation_id: uuid.UUID | None,
    text: str,
    context: Sequence[Said | Mapping[str, Any]] = (),
    written_at: datetime | None = None,
) -> Reading:
    """Keep what is to be read, sealed, in the caller's transaction. The same message is expected once.

    The row is born leased to the process that writes it (which reads it next): if that process dies, the
    lease ends and a worker reads it. `written_at`: when it was written, if well before it was received.
    """
    if (known := Reading.objects.filter(message_id=message_id).first()) is not None:
        return known
    reading = Reading(person=person, message_id=message_id, conversation_id=conversation_id, attempts=1)
    reading.written_at = written_at
    reading.due_at = clock.now() + timedelta(seconds=settings.READING_LEASE_SECONDS)
    turns = [asdict(turn) if is_dataclass(turn) else dict(turn) for turn in context]
    to_read = json.dumps({"text": text, "context": turns})
    reading.to_read_sealed = seal(owner=person.pk, place=_place(reading), text=to_read)
    reading.save(force_insert=True)
    return reading


def read_now(*, reading_id: uuid.UUID) -> Heard:
    """Read one message, keep what was heard and raise what it asks for, in one commit. Reading twice changes nothing."""
    reading = Reading.objects.select_related("person").get(pk=reading_id)
    if reading.state != Reading.State.DUE:
        return queries.heard(reading)
    if reading.attempts > TRIES:  # whoever tried before died while reading it
        return _give_up(reading)
    try:
        failpoint("reading.started")
        return _keep(reading, _read(reading))
    except Exception as error:  # noqa: BLE001 - whatever fails in a reading, unknown is never calm
        log.error("reading %s failed: %s", reading.pk, type(error).__name__)  # noqa: TRY400 - a trace may quote someone
        return _try_again(reading)


def read_before_answering(*, message_id: uuid.UUID) -> Heard:
    """Return what was heard in a message; one that a dead process left is read first, and the try is counted."""
    reading = Reading.objects.filter(message_id=message_id).first()
    if reading is None:
        return UNKNOWN
    if reading.state != Reading.State.DUE:
        return queries.heard(reading)
    until = clock.now() + timedelta(seconds=settings.READING_LEASE_SECONDS)
    Reading.objects.filter(pk=reading.pk, state=Reading.State.DUE).update(
        attempts=F("attempts") + 1, due_at=until
    )
    return read_now(reading_id=reading.pk)


def read_due() -> int:
    """Read what a dead process left, or what failed once; return how many messages."""
    lease, tried = timedelta(seconds=settings.READING_LEASE_SECONDS), 0
    rows = Reading.objects.filter(state=Reading.State.DUE)
    while tried < AT_ONCE and (claimed := claim(rows, at=clock.now(), lease=lease, limit=1)):
        failpoint("reading.claimed")
        read_now(reading_id=claimed[0])
        tried += 1
    return tried


def read_in_memory(text: str, context: Sequence[Said | Mapping[str, Any]] = ()) -> Heard:
    """Read without keeping anything and without telling anyone: an ephemeral talk."""
    try:
        turns = [asdict(turn) if is_dataclass(turn) else dict(turn) for turn in context]
        return _heard(
            vigie.read(text, context=[vigie.Turn(**turn) for turn in turns], point=settings.READING_POINT)
        )
    except Exception as error:  # noqa: BLE001 - unknown is never calm
        log.error("a reading in memory failed: %s", type(error).__name__)  # noqa: TRY400 - a trace may quote someone
        return UNKNOWN


def review(*, signal: Signal, by: User, verdict: str, corrected_level: str = "", reason: str = "") -> Review:
    """Say that a signal is right, of another level, or wrong. One verdict each; saying it again replaces one's own."""
    if verdict not in Review.Verdict.values:
        raise Invalid("Dites si ce signal est juste, d’un autre niveau, ou une erreur.")
    if verdict == Review.Verdict.OTHER and corrected_level not in {*RISKS, *Level}:
        raise Invalid("Choisissez le niveau qui convient.")
    person = signal.reading.person
    if relation(by, person) is None:
        raise Refused
    facts = {
        "verdict": verdict,
        "corrected_level": corrected_level if verdict == Review.Verdict.OTHER else "",
        "reason": reason[:30],
    }
    with transaction.atomic():
        row, _made = Review.objects.update_or_create(signal=signal, by=by, defaults=facts)
        record(
            "signal.reviewed",
            actor_id=by.pk,
            object_type="vigilance.signal",
            object_id=signal.pk,
            about_id=person.pk,
            ground="care relation",
            detail={"verdict": verdict},
        )
    return row


def _place(reading: Reading) -> Place:
    return Place("vigilance.reading", "to_read", reading.pk)


def _read(reading: Reading) -> vigie.Reading:
    assert reading.to_read_sealed is not None
    to_read = json.loads(
        unseal(owner=reading.person_id, place=_place(reading), sealed=bytes(reading.to_read_sealed))
    )
    context = [vigie.Turn(**turn) for turn in to_read["context"]]
    read = vigie.read(to_read["text"], context=context, point=settings.READING_POINT)
    if FAILED in read.quality.notes:
        raise ReadingFailed
    return read


def _heard(read: vigie.Reading) -> Heard:
    findings = tuple(
        HeardFinding(
            one.kind,
            one.level,
            one.subject,
            one.quote,
            one.outcome,
            tuple(one.qualifiers),
            by_rule=one.source != "model",
        )
        for one in read.findings
    )
    return Heard(
        outcome=read.outcome,
        risk=read.risk,
        subject=read.subject,
        flags=frozenset(read.flags),
        labels=tuple(read.labels),
        language=read.quality.language,
        readable=read.quality.readable,
        findings=findings,
    )


def _keep(reading: Reading, read: vigie.Reading) -> Heard:
    # All that can be prepared is, before the transaction: it holds the lock for its writes only.
    heard = _heard(read)
    signals = [_signal(reading, finding) for finding in read.findings]
    reasons = _reasons(reading, heard)
    with transaction.atomic():
        row = Reading.objects.select_for_update().select_related("person").get(pk=reading.pk)
        if row.state != Reading.State.DUE:  # another process was faster: what it kept is the truth
            return queries.heard(row)
        _fill(row, read)
        if withdrew(row.person, Purpose.KEEP):  # since it was said: only what a human must see is kept
            signals = signals if reasons else []
            Reading.objects.filter(pk=row.pk).update(labels=[])
        Signal.objects.bulk_create(signals)
        for reason in reasons:
            _raise(row, reason)
        failpoint("reading.before_commit")
    failpoint("reading.committed")
    return heard


def _reasons(reading: Reading, heard: Heard) -> tuple[Reason, ...]:
    return alert_reasons(
        heard,
        policy=content.policy(),
        recent=queries.recent_readings(reading.person, before=reading) if leans_on_the_past(heard) else (),
        at=clock.now(),
        minor=reading.person.minor,
        reading_id=reading.pk,
        conversation_id=reading.conversation_id,
    )


def _fill(row: Reading, read: vigie.Reading) -> None:
    row.state, row.due_at, row.to_read_sealed, row.read_at = Reading.State.READ, None, None, clock.now()
    row.version, row.outcome, row.risk, row.subject = read.version, read.outcome, read.risk, read.subject
    row.flags, row.labels, row.quality = list(read.flags), list(read.labels), asdict(read.quality)
    row.save()


def _signal(row: Reading, finding: vigie.Finding) -> Signal:
    signal = Signal(
        reading=row,
        kind=finding.kind,
        level=finding.level,
        subject=finding.subject,
        outcome=finding.outcome,
        rule=finding.rule,
        source=finding.source,
        qualifiers=list(finding.qualifiers),
        start=finding.start,
        end=finding.end,
        why=finding.why[:WHY_LENGTH],
    )
    place = Place("vigilance.signal", "quote", signal.pk)
    signal.quote_sealed = seal(owner=row.person_id, place=place, text=finding.quote)
    return signal


def _raise(row: Reading, reason: Reason) -> None:
    try:
        raise_alert(about=row.person, because=reason)
    except NobodyToTell:
        log.critical("reading %s asks for a human and this site names none: run `ancrage doctor`", row.pk)


def _try_again(reading: Reading) -> Heard:
    if reading.attempts >= TRIES:
        return _give_up(reading)
    Reading.objects.filter(pk=reading.pk, state=Reading.State.DUE).update(due_at=clock.now())
    return UNKNOWN


def _give_up(reading: Reading) -> Heard:
    level = Level(content.policy().level_for(kind=ReasonKind.UNREADABLE) or Level.ORANGE)
    with transaction.atomic():
        row = Reading.objects.select_for_update().select_related("person").get(pk=reading.pk)
        if row.state != Reading.State.DUE:
            return queries.heard(row)
        row.state, row.due_at, row.to_read_sealed, row.read_at = (
            Reading.State.UNKNOWN,
            None,
            None,
            clock.now(),
        )
        row.outcome = "unknown"
        row.save()
        because = Reason(
            kind=ReasonKind.UNREADABLE, level=level, reading_id=row.pk, conversation_id=row.conversation_id
        )
        _raise(row, because)
    return UNKNOWN
