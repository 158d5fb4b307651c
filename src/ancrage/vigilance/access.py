"""The only doors from a URL to a signal. They raise NotFound and never say why; each opening leaves a trace."""

import uuid

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care.grounds import reading_ground
from ancrage.care.models import Alert, CareRelation
from ancrage.kernel.errors import NotFound
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vigilance import queries
from ancrage.vigilance.models import Reading, Signal
from ancrage.vigilance.queries import Evidence


def access_signal(user: User, id: uuid.UUID) -> Signal:  # noqa: A002 - the row's own name
    """Return a signal about someone whose words the user may read: their alert is in hand, or they share."""
    signal = Signal.objects.select_related("reading__person").filter(pk=id).first()
    held = _ground(user, signal.reading) if signal is not None else None
    if signal is None or held is None:
        raise NotFound
    record(
        "signal.opened",
        actor_id=user.pk,
        object_type="vigilance.signal",
        object_id=signal.pk,
        about_id=signal.reading.person_id,
        ground=f"{held.kind} relation",
    )
    return signal


def _ground(user: User, reading: Reading) -> CareRelation | None:
    """Return the ground on which a reading's signals open. What was counted is no danger: an alert alone does not open it."""
    if reading.of == Reading.Of.HABIT and not allows(reading.person, Purpose.SHARE):
        return None
    return reading_ground(user, reading.person)


def access_evidence(user: User, alert: Alert) -> list[Evidence]:
    """Return what an alert rests on, opened; Refused to whoever has not taken it and does not follow the person."""
    found = queries.evidence(alert, opener=user)
    record(
        "evidence.opened",
        actor_id=user.pk,
        object_type="care.alert",
        object_id=alert.pk,
        about_id=alert.person_id,
        ground="care relation",
    )
    return found
