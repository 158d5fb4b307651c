"""What the invented professionals did with the alerts of the invented month, through the circuit's own verbs."""

from datetime import datetime, timedelta

from ancrage.accounts.models import User
from ancrage.care import actions as care
from ancrage.care.models import Alert
from ancrage.care.queries import open_alerts
from ancrage.companion import actions as companion
from ancrage.companion.models import Conversation
from ancrage.console.demo.cast import Company
from ancrage.console.demo.story import AlertPlayed
from ancrage.kernel import clock
from ancrage.vigilance import actions as vigilance
from ancrage.vigilance.models import Signal

A_WHILE = timedelta(minutes=20)  # longer than a direct question may stay unanswered


def answer_alerts(
    company: Company, conversation: Conversation, played: AlertPlayed, *, since: datetime
) -> None:
    """Let time pass, then answer whatever waits about the person, and say what was thought of each signal."""
    with clock.turned_to(since):
        care.deliver_due()
    with clock.turned_to(since + A_WHILE):
        care.watch_due()
        care.deliver_due()
    by = company.people[played.taken_by]
    taken_at = since + A_WHILE + timedelta(minutes=played.minutes)
    written = False
    for alert in open_alerts(conversation.person):
        _answer(alert, conversation, played, by=by, at=taken_at, write=not written)
        written = True


def _answer(  # noqa: PLR0913 - an answer has this many parts, each named
    alert: Alert, conversation: Conversation, played: AlertPlayed, *, by: User, at: datetime, write: bool
) -> None:
    with clock.turned_to(at):
        alert = care.take_alert(alert=alert, by=by)
    with clock.turned_to(at + timedelta(minutes=2)):
        _review(alert, by=by, verdict=played.verdict)
        if write:
            companion.write_as_professional(conversation=conversation, by=by, text=played.write)
    with clock.turned_to(at + timedelta(minutes=25)):
        care.note_contact(alert=alert, by=by, way=played.contact["way"], note=played.contact["note"])
    with clock.turned_to(at + timedelta(minutes=40)):
        care.close_alert(alert=alert, by=by, outcome=played.outcome, note=played.note)


def _review(alert: Alert, *, by: User, verdict: str) -> None:
    readings = alert.reasons.exclude(reading_id=None).values("reading_id")
    for signal in Signal.objects.filter(reading_id__in=readings).order_by("created_at", "id"):
        vigilance.review(signal=signal, by=by, verdict=verdict)
