"""Read what people said of replies: their own; counted for the team; word for word where sharing was accepted."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, QuerySet

from ancrage.accounts.models import User
from ancrage.care.queries import relation
from ancrage.companion.models import Conversation, Feedback
from ancrage.companion.opinions import Fault, Verdict
from ancrage.companion.queries import text_place
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place


@dataclass(frozen=True)
class Opinion:
    """What the person said of one reply, in clear for them."""

    verdict: Verdict
    fault: Fault | None = None
    words: str = ""


@dataclass(frozen=True)
class Tally:
    """How many replies were said useful, not useful, reported, and for which fault (None: not said)."""

    useful: int = 0
    not_useful: int = 0
    reported: int = 0
    faults: dict[Fault | None, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """A reported reply. `text`, `words` and `about` are empty unless the person shares with whoever reads."""

    id: uuid.UUID
    at: datetime
    fault: Fault | None
    shared: bool = False
    about: uuid.UUID | None = None
    text: str = ""
    words: str = ""


def opinions(conversation: Conversation, message_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Opinion]:
    """Return what the person said of these messages of a talk of theirs, by message; opened for them."""
    rows = list(Feedback.objects.filter(message__conversation=conversation, message_id__in=message_ids))
    opener = Opener(conversation.person_id) if any(row.words_sealed for row in rows) else None
    return {row.message_id: _opinion(row, opener) for row in rows}


def tally(*, since: datetime) -> Tally:
    """Count what was said of replies since a moment, on the whole site. Counts only: no one, no word."""
    rows = Feedback.objects.filter(said_at__gte=since).values("verdict", "fault").annotate(n=Count("id"))
    counted = {(row["verdict"], row["fault"]): row["n"] for row in rows.order_by("verdict", "fault")}
    faults = {
        Fault(fault) if fault else None: count
        for (verdict, fault), count in counted.items()
        if verdict == Verdict.REPORTED
    }
    return Tally(
        useful=counted.get((Verdict.USEFUL, ""), 0),
        not_useful=counted.get((Verdict.NOT_USEFUL, ""), 0),
        reported=sum(faults.values()),
        faults=faults,
    )


def reported(*, since: datetime) -> QuerySet[Feedback]:
    """Return the reports made since a moment, the latest first, with what `as_report` needs."""
    rows = Feedback.objects.filter(verdict=Verdict.REPORTED, said_at__gte=since)
    return rows.select_related("message__conversation__person").order_by("-said_at", "id")


def as_report(row: Feedback, *, reader: User) -> Report:
    """Return a report as `reader` may see it: its words only when the person shares and `reader` looks after them."""
    person, fault = row.message.conversation.person, Fault(row.fault) if row.fault else None
    if not allows(person, Purpose.SHARE) or relation(reader, person) is None:
        return Report(row.pk, row.said_at, fault)
    opener = Opener(person.pk)
    return Report(
        id=row.pk,
        at=row.said_at,
        fault=fault,
        shared=True,
        about=person.pk,
        text=opener.open(text_place(row.message_id), row.message.text_sealed),
        words=opener.open(words_place(row.pk), row.words_sealed) if row.words_sealed else "",
    )


def words_place(feedback_id: uuid.UUID) -> Place:
    """Return where the words added to a report are sealed."""
    return Place("companion.feedback", "words", feedback_id)


def _opinion(row: Feedback, opener: Opener | None) -> Opinion:
    words = opener.open(words_place(row.pk), row.words_sealed) if opener and row.words_sealed else ""
    return Opinion(Verdict(row.verdict), Fault(row.fault) if row.fault else None, words)
