"""Open who and where someone is: a named professional's motivated act, under danger to life."""

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.accounts.queries import identity_of
from ancrage.care.actions.taking import owned
from ancrage.care.actions.telling import note_event
from ancrage.care.models import Alert, IdentityOpening
from ancrage.care.rules import EventKind, may_open_identity
from ancrage.kernel.errors import Invalid
from ancrage.vault.actions import seal
from ancrage.vault.rules import Place


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
        opening = IdentityOpening(alert=alert, by=by)
        opening.motive_sealed = _sealed(opening, "motive", motive[:400])
        if said := second_opinion.strip()[:200]:
            opening.second_opinion_sealed = _sealed(opening, "second_opinion", said)
        opening.save(force_insert=True)
        note_event(alert, EventKind.IDENTITY, by=by, silent=telling_is_dangerous)
        return identity_of(alert.person)


def _sealed(opening: IdentityOpening, field: str, text: str) -> bytes:
    place = Place("care.identityopening", field, opening.pk)
    return seal(owner=opening.alert.person_id, place=place, text=text)
