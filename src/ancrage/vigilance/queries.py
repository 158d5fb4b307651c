"""What was heard: of a message, behind an alert, and how far professionals agree with it."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

import vigie
from ancrage.accounts.models import User
from ancrage.care.grounds import reading_ground
from ancrage.care.models import Alert
from ancrage.care.rules import Level, ReasonKind
from ancrage.kernel import clock
from ancrage.kernel.errors import Refused
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place
from ancrage.vigilance.models import Reading, Review, Signal
from ancrage.vigilance.rules import UNKNOWN, Heard, HeardFinding, Past

RECENT_READINGS = 200
RECENT_DAYS = 28


@dataclass(frozen=True)
class VerdictLine:
    """What one professional said of a signal."""

    who: str
    verdict: str
    corrected_level: str
    reason: str
    mine: bool


@dataclass(frozen=True)
class SignalLine:
    """A signal with the person's words, its rule and why, and what was said of it."""

    id: uuid.UUID
    kind: str
    level: str
    subject: str
    outcome: str
    quote: str
    rule: str
    source: str
    version: str
    why: str
    qualifiers: tuple[str, ...]
    verdicts: tuple[VerdictLine, ...]

    @property
    def my_verdict(self) -> VerdictLine | None:
        """What the reader said of it."""
        return next((line for line in self.verdicts if line.mine), None)


@dataclass(frozen=True)
class Evidence:
    """A reason of an alert and the signals it rests on (none when nothing was read)."""

    at: datetime
    kind: ReasonKind
    level: Level
    subject: str
    note: str
    quality: dict[str, object]
    signals: tuple[SignalLine, ...]
    message_id: uuid.UUID | None = None  # what was read
    written_at: datetime | None = None  # when it was written, if it waited on a device without a network


Read = tuple[dict[str, object], tuple[SignalLine, ...], uuid.UUID | None, datetime | None]
"""Of a reading: its input's quality, its signals, its message, when that was written if it waited."""


@dataclass(frozen=True)
class RuleAgreement:
    """What professionals said of one rule's signals. `precision`: right or other level, over all."""

    rule: str
    kind: str
    found: int
    reviewed: int
    right: int
    other: int
    wrong: int

    @property
    def precision(self) -> float | None:
        """Share of reviewed signals where there was something; None when nobody reviewed any."""
        return (self.right + self.other) / self.reviewed if self.reviewed else None

    @property
    def level_right(self) -> float | None:
        """Share of reviewed signals whose level was right too."""
        return self.right / self.reviewed if self.reviewed else None


def heard(reading: Reading) -> Heard:
    """Return what was heard, its quotes opened; unknown while nothing was."""
    if reading.state != Reading.State.READ:
        return UNKNOWN
    rows = list(reading.signals.order_by("start", "id"))
    opener = Opener(reading.person_id) if rows else None
    return Heard(
        outcome=reading.outcome,
        risk=reading.risk,
        subject=reading.subject,
        flags=frozenset(reading.flags),
        labels=tuple(reading.labels),
        language=str(reading.quality.get("language", "fr")),
        readable=bool(reading.quality.get("readable", True)),
        findings=tuple(
            HeardFinding(
                row.kind,
                row.level,
                row.subject,
                quote(opener, row),
                row.outcome,
                tuple(row.qualifiers),
                by_rule=row.source != "model",
            )
            for row in rows
            if opener is not None
        ),
    )


def heard_of_message(message_id: uuid.UUID) -> Heard | None:
    """Return what was heard in a message; None when no reading was asked for."""
    reading = Reading.objects.filter(message_id=message_id).first()
    return None if reading is None else heard(reading)


def quote(opener: Opener, signal: Signal) -> str:
    """Open the words a signal rests on."""
    return opener.open(Place("vigilance.signal", "quote", signal.pk), bytes(signal.quote_sealed))


def recent_readings(person: User, *, before: Reading | None = None) -> tuple[Past, ...]:
    """Return what was heard of someone lately, newest first."""
    rows = Reading.objects.filter(
        person=person, state=Reading.State.READ, created_at__gte=clock.now() - timedelta(days=RECENT_DAYS)
    )
    if before is not None:
        rows = rows.exclude(pk=before.pk)
    facts = rows.order_by("-created_at", "-id").values_list("created_at", "risk", "subject", "labels")
    return tuple(
        Past(at, risk, subject, tuple(labels)) for at, risk, subject, labels in facts[:RECENT_READINGS]
    )


def evidence(alert: Alert, *, opener: User) -> list[Evidence]:
    """Return what an alert rests on, newest first, opened for whoever looks after the person.

    Refused to the others, and to whoever follows a person who does not share: an alert is a line without words until it is taken.
    """
    if reading_ground(opener, alert.person) is None:
        raise Refused("Prenez d’abord cette alerte : les mots ne s’ouvrent qu’à qui s’en charge.")
    reasons = list(alert.reasons.order_by("-created_at", "-id"))
    readings = _readings([reason.reading_id for reason in reasons if reason.reading_id], reader=opener)
    nothing: Read = ({}, (), None, None)
    return [
        Evidence(
            reason.created_at,
            ReasonKind(reason.kind),
            Level(reason.level),
            reason.subject,
            reason.note,
            *readings.get(reason.reading_id, nothing),
        )
        for reason in reasons
    ]


def signal_line(signal: Signal, *, reader: User) -> SignalLine:
    """Return one signal (through its door: `access_signal`) as a professional reads it, its words opened."""
    return next(line for line in _lines(signal.reading, reader=reader) if line.id == signal.pk)


def words_that_weigh(line: SignalLine) -> vigie.Explained | None:
    """Return the words of a quote that weighed most, None when a rule found it: a rule shows its own words.

    Slow (some hundred milliseconds), on demand only.
    """
    if line.source != "model" or not line.quote:
        return None
    return vigie.words_that_weigh(line.quote, line.rule.removeprefix("learned."))


def operating_points() -> tuple[str, ...]:
    """Return the validated operating points of the learned reader, the most sparing first."""
    return vigie.operating_points()


def reader_works() -> bool:
    """Whether the reader answers, lexicons and weights loaded, and hears an explicit message."""
    read = vigie.read("je veux mourir ce soir")
    return read.outcome == vigie.Outcome.OPEN and "learned_reader_failed" not in read.quality.notes


def agreement(*, rules: Collection[str] | None = None) -> list[RuleAgreement]:
    """Return, rule by rule (all, or these), what professionals said of its signals; the most reviewed first."""
    signals = Signal.objects.all() if rules is None else Signal.objects.filter(rule__in=rules)
    rows = (
        signals.values("rule", "kind")
        .annotate(
            found=Count("id", distinct=True),
            reviewed=Count("reviews"),
            right=Count("reviews", filter=Q(reviews__verdict=Review.Verdict.RIGHT)),
            other=Count("reviews", filter=Q(reviews__verdict=Review.Verdict.OTHER)),
            wrong=Count("reviews", filter=Q(reviews__verdict=Review.Verdict.WRONG)),
        )
        .order_by("-reviewed", "rule", "kind")
    )
    return [RuleAgreement(**row) for row in rows]


def _readings(ids: Sequence[uuid.UUID], *, reader: User) -> dict[uuid.UUID | None, Read]:
    rows = (
        Reading.objects.filter(pk__in=ids)
        .order_by("created_at", "id")
        .prefetch_related("signals__reviews__by")
    )
    return {row.pk: (row.quality, _lines(row, reader=reader), row.message_id, row.written_at) for row in rows}


def _lines(reading: Reading, *, reader: User) -> tuple[SignalLine, ...]:
    signals = list(reading.signals.all())
    opener = Opener(reading.person_id) if signals else None
    return tuple(
        SignalLine(
            id=signal.pk,
            kind=signal.kind,
            level=signal.level,
            subject=signal.subject,
            outcome=signal.outcome,
            quote=quote(opener, signal),
            rule=signal.rule,
            source=signal.source,
            version=reading.version,
            why=signal.why,
            qualifiers=tuple(signal.qualifiers),
            verdicts=_verdicts(signal.reviews.all(), reader=reader),
        )
        for signal in signals
        if opener is not None
    )


def _verdicts(reviews: Iterable[Review], *, reader: User) -> tuple[VerdictLine, ...]:
    return tuple(
        VerdictLine(
            review.by.shown_name,
            review.verdict,
            review.corrected_level,
            review.reason,
            review.by_id == reader.pk,
        )
        for review in reviews
    )
