"""Say what one thinks of a reply, change one's mind, take it back."""

from django.db import transaction

from ancrage.companion.models import Feedback, Message
from ancrage.companion.opinions import Fault, Verdict, tidy_words
from ancrage.companion.reports import words_place
from ancrage.kernel import clock
from ancrage.kernel.errors import Refused
from ancrage.privacy.queries import allows
from ancrage.privacy.rules import Purpose
from ancrage.vault.actions import seal


class NothingKept(Refused):
    """The person no longer allows keeping anything: an opinion is not kept either."""

    said = "Vous avez retiré l’accord de garder vos échanges : cet avis ne peut pas être gardé non plus."


def rate(*, reply: Message, useful: bool) -> Feedback:
    """Say that a reply is useful, or not. What was said of it before is replaced. NothingKept without consent."""
    return _said(reply, verdict=Verdict.USEFUL if useful else Verdict.NOT_USEFUL)


def report(*, reply: Message, fault: Fault | None = None, words: str = "") -> Feedback:
    """Say that a reply is wrong: why and in which words if the person wishes, sealed. Saying it again replaces it.

    Invalid when the words are too long; NothingKept without consent.
    """
    return _said(reply, verdict=Verdict.REPORTED, fault=fault.value if fault else "", words=tidy_words(words))


def take_back(*, reply: Message) -> bool:
    """Forget what was said of a reply; it needs no consent. Return whether there was something to forget."""
    return bool(Feedback.objects.filter(message=reply).delete()[0])


def _said(reply: Message, *, verdict: Verdict, fault: str = "", words: str = "") -> Feedback:
    if not allows(reply.conversation.person, Purpose.KEEP):
        raise NothingKept
    with transaction.atomic():
        row, _made = Feedback.objects.get_or_create(message=reply, defaults={"verdict": verdict.value})
        row.verdict, row.fault, row.said_at = verdict.value, fault, clock.now()
        row.words_sealed = _sealed(reply, row, words) if words else None
        row.save(update_fields=["verdict", "fault", "said_at", "words_sealed"])
    return row


def _sealed(reply: Message, row: Feedback, words: str) -> bytes:
    return seal(owner=reply.conversation.person_id, place=words_place(row.pk), text=words)
