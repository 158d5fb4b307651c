"""Erase someone: the key, the rows, and a proof that names nobody."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError

from ancrage.accounts.models import Membership, User
from ancrage.audit.actions import record
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Refused
from ancrage.privacy import queries, telling
from ancrage.privacy.models import AskedErasure, Erasure
from ancrage.privacy.rules import OWN_FILE, forgotten_by_backups_at
from ancrage.privacy.scrubbing import scrub
from ancrage.vault.actions import destroy_key

LEASE = timedelta(minutes=5)
PROFESSIONAL_STAYS = (
    "Un compte professionnel se ferme, il ne s’efface pas : ce qui a été fait pour d’autres reste signé de son nom. "
    "Demandez sa fermeture à la coordination."
)


class ErasureRefused(Refused):
    """The account carries acts about other people."""

    said = PROFESSIONAL_STAYS


@transaction.atomic
def ask_erasure(*, person: User) -> AskedErasure:
    """Ask for one's erasure: it is done when its days are over, unless called off. Asking twice is asking once."""
    _refuse_professionals(person)
    at = clock.now() + timedelta(days=settings.ERASURE_DAYS)
    row, made = AskedErasure.objects.get_or_create(person=person, defaults={"erase_at": at, "due_at": at})
    if made:
        _journal_asked("erasure.asked", row)
    return row


@transaction.atomic
def call_off_erasure(*, person: User) -> bool:
    """Call off an erasure that waits: nothing was erased, nothing will be. Return whether there was one."""
    row = AskedErasure.objects.select_for_update().filter(person=person).first()
    if row is None:
        return False
    row_id = row.pk
    row.delete()
    row.pk = row_id
    _journal_asked("erasure.called_off", row)
    return True


def erase_due() -> int:
    """Erase whoever asked for it and whose days are over; return how many. What a dead process left is done again."""
    claimed = claim(AskedErasure.objects.all(), at=clock.now(), lease=LEASE, limit=5)
    return sum(_erased_on_its_day(row_id) for row_id in claimed)


def _erased_on_its_day(row_id: uuid.UUID) -> bool:
    with transaction.atomic():
        # Locked, so that an erasure called off at this very moment is either called off or done, never both.
        row = AskedErasure.objects.select_for_update().filter(pk=row_id).first()
        if row is None:
            return False
        person = User.objects.get(pk=row.person_id)
        try:
            with transaction.atomic():
                proof = erase_person(person=person, asked_by=person)
        except ErasureRefused:
            _journal_asked("erasure.refused", row)
            AskedErasure.objects.filter(pk=row_id).delete()
            return False
        failpoint("erasure.before_commit")
        transaction.on_commit(lambda: telling.tell_erased(person, proof.pk))
    return True


@transaction.atomic
def erase_person(*, person: User, asked_by: User | None) -> Erasure:
    """Destroy the person's key, then every row, and leave a proof without a name. One commit: all of it or nothing.

    The proof bears the reference of the request that waited, when there is one: whoever noted it finds the proof.
    """
    _refuse_professionals(person)
    person_id, asked = person.pk, queries.asked_erasure(person)
    key = destroy_key(owner=person_id)
    proof = Erasure.objects.create(
        id=asked.pk if asked else uuid.uuid4(),
        person_id=person_id,
        asked_by_id=asked_by.pk if asked_by else None,
        asked_at=asked.created_at if asked else clock.now(),
        key_destroyed_at=key.destroyed_at,
        backups_forget_at=forgotten_by_backups_at(clock.now(), keys_kept_days=settings.BACKUP_KEYS_DAYS),
        rows=_erase_rows(person),
        kept=_kept(person_id),
    )
    transaction.on_commit(scrub)
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


def _kept(person_id: uuid.UUID) -> dict[str, int]:
    """Return how many rows stay, by holding: what the proof says has to be counted, not supposed."""
    left = User(pk=person_id)
    return {one.name: count for one in queries.holdings() if one.kept and (count := len(one.export(left)))}


def _journal_asked(action: str, row: AskedErasure) -> None:
    record(
        action,
        actor_id=row.person_id,
        object_type="privacy.askederasure",
        object_id=row.pk,
        about_id=row.person_id,
        ground=OWN_FILE,
    )


def _erase_rows(person: User) -> dict[str, int]:
    # From the roof down: what points at something goes before what it points at; the account goes last.
    try:
        return {holding.name: holding.erase(person) for holding in reversed(queries.holdings())}
    except ProtectedError as error:
        raise ErasureRefused from error


def _refuse_professionals(person: User) -> None:
    if Membership.objects.filter(user=person).exists():
        raise ErasureRefused
