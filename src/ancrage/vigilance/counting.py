"""A signal that rests on numbers rather than on words: counted by an app above, checked by a professional like any other.

Nothing was read: its reading says so (`of` habit), has no message behind it and no text to read. What it rests on is sealed with the
person's key; in clear there is only that something was counted, by which rule.
"""

import uuid
from dataclasses import dataclass

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.kernel import clock
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of
from ancrage.vigilance.models import Reading, Signal

ASK = "ask"  # to be checked with the person: arithmetic never opens anything by itself
SOURCE = "count"


@dataclass(frozen=True)
class Counted:
    """What was counted. `evidence`: the numbers, as a sentence (sealed). `why`: the rule, without any of them (in clear)."""

    kind: str
    rule: str
    version: str
    evidence: str
    why: str
    measures: int


@transaction.atomic
def signal_count(*, person: User, count_id: uuid.UUID, counted: Counted) -> Signal:
    """Keep a signal that rests on numbers; the same count signals once. The caller has the consents to keep and to share."""
    reading, made = Reading.objects.get_or_create(
        message_id=count_id,
        defaults={
            "person": person,
            "of": Reading.Of.HABIT,
            "state": Reading.State.READ,
            "read_at": clock.now(),
            "version": counted.version,
            "outcome": ASK,
            "risk": "none",
            "subject": "self",
            "quality": {"measures": counted.measures},
        },
    )
    if not made:
        return reading.signals.get()
    signal = Signal(
        reading=reading,
        kind=counted.kind,
        subject="self",
        outcome=ASK,
        rule=counted.rule,
        source=SOURCE,
        start=0,
        end=0,
        why=counted.why,
    )
    signal.quote_sealed = seal(owner=person.pk, place=place_of(signal, "quote"), text=counted.evidence)
    signal.save(force_insert=True)
    return signal
