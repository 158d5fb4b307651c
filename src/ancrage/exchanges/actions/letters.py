"""Write in a thread. Safety before speech: what the person writes is kept with its pending reading, then read at once."""

import uuid

from django.db import transaction
from django.db.models import Max

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care.models import CareRelation
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import routing, threads
from ancrage.exchanges.actions.hearing import expect, hear, heard_before
from ancrage.exchanges.actions.telling import tell
from ancrage.exchanges.models import SecureMessage
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel.errors import Invalid, Refused
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance.rules import Heard, Said

CONTEXT = 4  # messages before, given to the reading
EMPTY = "Il n’y a encore rien d’écrit."


class ThreadClosed(Refused):
    """The relation ended: one reads, one no longer writes."""

    said = (
        "Ce fil est fermé : cette personne ne vous suit plus. Votre texte est encore là. "
        "Vous pouvez demander à être rappelé·e par l’équipe, ou appeler le 3114, jour et nuit."
    )


@keys_in_hand()
def write_to_professional(
    *, relation: CareRelation, text: str, key: uuid.UUID
) -> tuple[SecureMessage, Heard]:
    """Keep what the person writes with its pending reading, in one commit, then read it. The same key says it once."""
    if (known := _known(relation, key, by=None)) is not None:
        return known, heard_before(known.pk)
    text = _tidy(text)
    with transaction.atomic():
        locked = _locked(relation)
        if (known := _known(locked, key, by=None)) is not None:
            return known, heard_before(known.pk)
        if not routing.standing_relations(locked.person).filter(pk=locked.pk).exists():
            raise ThreadClosed
        context, waits = _context(locked), threads.has_unread(locked, by_person=True)
        row = _append(locked, text=text, key=key, by=None)
        reading = expect(person=locked.person, message_id=row.pk, text=text, context=context)
        if not waits:  # one mail for what waits together
            _tell(locked, locked.professional, row, path=f"/demandes/messages/{locked.pk}/")
        failpoint("letter.before_commit")
    failpoint("letter.committed")
    return row, hear(reading)


@keys_in_hand()
def answer(*, relation: CareRelation, by: User, text: str, key: uuid.UUID) -> SecureMessage:
    """Let the professional of a relation write to the person. The same key says it once."""
    text = _tidy(text)
    with transaction.atomic():
        locked = _locked(relation)
        if not routing.caseload(by).filter(pk=locked.pk).exists():
            raise Refused
        if (known := _known(locked, key, by=by)) is not None:
            return known
        waits = threads.has_unread(locked, by_person=False)
        row = _append(locked, text=text, key=key, by=by)
        record(
            "thread.written_in",
            actor_id=by.pk,
            object_type="care.carerelation",
            object_id=locked.pk,
            about_id=locked.person_id,
            ground="standing relation",
        )
        if not waits:
            _tell(locked, locked.person, row, path=f"/mes-demandes/messages/{locked.pk}/")
    return row


def _locked(relation: CareRelation) -> CareRelation:
    rows = CareRelation.objects.select_for_update().select_related("person", "professional")
    return rows.get(pk=relation.pk)


def _tidy(text: str) -> str:
    text, longest = text.replace("\r\n", "\n").replace("\x00", "").strip(), exchange_policy().longest
    if not text:
        raise Invalid(EMPTY)
    if len(text) > longest:
        raise Invalid(
            f"C’est trop long pour un message : {longest} caractères au plus. Votre texte est encore là."
        )
    return text


def _known(relation: CareRelation, key: uuid.UUID, *, by: User | None) -> SecureMessage | None:
    return SecureMessage.objects.filter(relation=relation, key=_own(key, by)).first()


def _own(key: uuid.UUID, by: User | None) -> uuid.UUID:
    # Each end has its own keys: what one browser sends never meets what the other sent.
    return uuid.uuid5(key, str(by.pk) if by else "person")


def _append(relation: CareRelation, *, text: str, key: uuid.UUID, by: User | None) -> SecureMessage:
    last = SecureMessage.objects.filter(relation=relation).aggregate(last=Max("position"))["last"] or 0
    row = SecureMessage(relation=relation, position=last + 1, by=by, key=_own(key, by))
    row.text_sealed = seal(owner=relation.person_id, place=place_of(row, "text"), text=text)
    row.save(force_insert=True)
    return row


def _context(relation: CareRelation) -> list[Said]:
    return [
        Said("person" if one.by_person else "professional", one.text, one.at.isoformat())
        for one in threads.messages(relation)[-CONTEXT:]
    ]


def _tell(relation: CareRelation, to: User, row: SecureMessage, *, path: str) -> None:
    tell(
        about=relation.person,
        recipients=[to],
        notice="message",
        path=path,
        object_id=relation.pk,
        number=row.position,
    )
