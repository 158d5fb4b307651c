"""Erase someone: the key, the rows, and a proof that names nobody."""

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from ancrage.accounts.models import Membership, User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.kernel.errors import Refused
from ancrage.privacy import queries
from ancrage.privacy.models import Erasure
from ancrage.privacy.rules import OWN_FILE, forgotten_by_backups_at
from ancrage.vault.actions import destroy_key

PROFESSIONAL_STAYS = (
    "Un compte professionnel se ferme, il ne s’efface pas : ce qui a été fait pour d’autres reste signé de son nom. "
    "Demandez sa fermeture à la coordination."
)


class ErasureRefused(Refused):
    """The account carries acts about other people."""

    said = PROFESSIONAL_STAYS


@transaction.atomic
def erase_person(*, person: User, asked_by: User | None) -> Erasure:
    """Destroy the person's key, then every row, and leave a proof without a name. One commit: all of it or nothing."""
    _refuse_professionals(person)
    person_id = person.pk
    key = destroy_key(owner=person_id)
    proof = Erasure.objects.create(
        person_id=person_id,
        asked_by_id=asked_by.pk if asked_by else None,
        key_destroyed_at=key.destroyed_at,
        backups_forget_at=forgotten_by_backups_at(clock.now(), keys_kept_days=settings.BACKUP_KEYS_DAYS),
        rows=_erase_rows(person),
    )
    record(
        "person.erased",
        actor_id=proof.asked_by_id,
        object_type="privacy.erasure",
        object_id=proof.pk,
        about_id=person_id,
        ground=OWN_FILE if proof.asked_by_id == person_id else "operator",
    )
    return proof


@transaction.atomic
def erase_again(*, person_id: uuid.UUID) -> bool:
    """Erase someone whom a restored backup brought back. Return whether there was something to remove."""
    destroy_key(owner=person_id)
    person = User.objects.filter(pk=person_id).first()
    if person is None:
        return False
    _erase_rows(person)
    record("person.erased_again", actor_id=None, about_id=person_id, ground="restore")
    return True


def _erase_rows(person: User) -> dict[str, int]:
    # From the roof down: what points at something goes before what it points at; the account goes last.
    try:
        return {holding.name: holding.erase(person) for holding in reversed(queries.holdings())}
    except ProtectedError as error:
        raise ErasureRefused from error


def _refuse_professionals(person: User) -> None:
    if Membership.objects.filter(user=person).exists():
        raise ErasureRefused
