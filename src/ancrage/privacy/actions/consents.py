"""Give and withdraw consent: one row each time, both gestures in the trail."""

from django.db import IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.privacy import queries
from ancrage.privacy.models import Consent
from ancrage.privacy.rules import OWN_FILE, Purpose


@transaction.atomic
def give_consent(*, person: User, purpose: Purpose | str, text_version: str, language: str = "fr") -> Consent:
    """Record that a person allows a purpose, after reading that version of its text. Giving twice is giving once."""
    purpose = Purpose(purpose)
    before = queries.in_force(person, purpose)
    if before and before.text_version == text_version:
        return before
    if before:
        _close(before)
    try:
        with transaction.atomic():
            given = Consent.objects.create(
                person=person, purpose=purpose, text_version=text_version, language=language
            )
    except IntegrityError:
        # The same click, twice at once: the first one counts.
        return Consent.objects.get(person=person, purpose=purpose, withdrawn_at__isnull=True)
    _journal("consent.given", person, given, {"purpose": purpose.value, "text_version": text_version})
    return given


@transaction.atomic
def withdraw_consent(*, person: User, purpose: Purpose | str) -> bool:
    """Withdraw a consent: the next request sees it. Return whether there was one."""
    given = queries.in_force(person, purpose)
    if given is None:
        return False
    _close(given)
    _journal("consent.withdrawn", person, given, {"purpose": given.purpose})
    return True


def _close(given: Consent) -> None:
    given.withdrawn_at = clock.now()
    given.save(update_fields=["withdrawn_at"])


def _journal(action: str, person: User, given: Consent, detail: dict[str, str]) -> None:
    record(
        action,
        actor_id=person.pk,
        object_type="privacy.consent",
        object_id=given.pk,
        about_id=person.pk,
        ground=OWN_FILE,
        detail=detail,
    )
