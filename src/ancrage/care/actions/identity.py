"""Open who and where someone is: a named professional's motivated act, under danger to life."""

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.accounts.queries import identity_of
from ancrage.care.actions.taking import owned
from ancrage.care.actions.telling import note_event
from ancrage.care.models import Alert, IdentityOpening
from ancrage.care.rules import EventKind, may_open_identity
from ancrage.kernel.errors import Invalid


def open_identity(
    *, alert: Alert, by: User, motive: str, second_opinion: str = "", telling_is_dangerous: bool = False
) -> dict[str, str]:
    """Return what the person had left for this case, by name; empty where nothing was left.

    The motive is written down; a second opinion is asked for, never required; the person is told afterwards,
    unless telling them is marked as dangerous. Only whoever has taken the alert may do it.
    """
    motive = motive.strip()
    if not may_open_identity(motive):
        raise Invalid("Écrivez en une phrase pourquoi l’identité doit être ouverte maintenant.")
    with transaction.atomic():
        alert = owned(alert, by)
        IdentityOpening.objects.create(
            alert=alert, by=by, motive=motive[:400], second_opinion=second_opinion.strip()[:200]
        )
        note_event(alert, EventKind.IDENTITY, by=by, silent=telling_is_dangerous)
        return identity_of(alert.person)
