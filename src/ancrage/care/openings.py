"""Identities opened under danger, as the person they belong to may read them: by whom, when, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ancrage.accounts.models import User
from ancrage.care.models import Alert, AlertEvent, IdentityOpening
from ancrage.care.rules import EventKind
from ancrage.vault.queries import Opener
from ancrage.vault.rules import Place


@dataclass(frozen=True)
class OpenedIdentity:
    """One opening."""

    at: datetime
    who: str
    motive: str
    second_opinion: str = ""


def identity_openings(person: User) -> list[OpenedIdentity]:
    """Return the openings that someone may be told of, newest first; one marked dangerous to tell stays silent."""
    alerts = Alert.objects.filter(person=person).order_by("created_at", "id")
    told = [one for alert in alerts for one in _told(alert)]
    return sorted(told, key=lambda one: one.at, reverse=True)


def _told(alert: Alert) -> Iterator[OpenedIdentity]:
    # Each act writes one opening and one event, in one transaction: both lists follow each other.
    openings = IdentityOpening.objects.filter(alert=alert).select_related("by").order_by("created_at", "id")
    events = AlertEvent.objects.filter(alert=alert, kind=EventKind.IDENTITY).order_by("created_at", "id")
    for opening, event in zip(openings, events, strict=True):
        if not event.detail.get("silent"):
            yield OpenedIdentity(opening.created_at, opening.by.shown_name, *_words(opening, alert))


def _words(opening: IdentityOpening, alert: Alert) -> tuple[str, str]:
    opener, table = Opener(alert.person_id), "care.identityopening"
    motive = opener.open(Place(table, "motive", opening.pk), opening.motive_sealed)
    second = opening.second_opinion_sealed
    return motive, opener.open(Place(table, "second_opinion", opening.pk), second) if second else ""
