"""Ask something about one's data; answer it. Words on both sides are sealed with the person's key; each act is in the trail."""

import uuid

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid
from ancrage.privacy import queries, telling
from ancrage.privacy.actions.standing import stand_still
from ancrage.privacy.models import DataRequest
from ancrage.privacy.rules import ANSWER_WITHIN, LONGEST_REQUEST, MOST_REQUESTS, OWN_FILE, Asked, Still
from ancrage.vault.actions import seal
from ancrage.vault.rows import place_of

EMPTY = "Écrivez ce que vous voulez demander, même en quelques mots."
LONG = f"C’est un peu long : {LONGEST_REQUEST} caractères au plus. Votre texte est encore là."
MANY = "Plusieurs de vos demandes attendent déjà une réponse. Vous pourrez en faire d’autres ensuite."
ANSWERED = "Cette demande est déjà close."


def ask(*, person: User, kind: Asked, words: str, entry_id: uuid.UUID | None = None) -> DataRequest:
    """Ask the data protection officer something. A limit counts at once, before anyone has answered (RGPD art. 18)."""
    words = tidy(words)
    if queries.requests_of(person).filter(closed_at__isnull=True).count() >= MOST_REQUESTS:
        raise Invalid(MANY)
    row = DataRequest(person=person, kind=kind, entry_id=entry_id, answer_by=clock.now() + ANSWER_WITHIN)
    with transaction.atomic():
        row.words_sealed = seal(owner=person.pk, place=place_of(row, "words"), text=words)
        row.save(force_insert=True)
        _journal("request.made", row, actor_id=person.pk, ground=OWN_FILE)
        if kind is Asked.LIMIT:
            stand_still(person=person, kind=Still.LIMIT)
        transaction.on_commit(lambda: telling.tell_officers(row))
    return row


def answer(*, request: DataRequest, by: User, words: str, close: bool) -> DataRequest:
    """Answer a request, and close it or not; what was answered before is replaced. Conflict once it is closed."""
    words = tidy(words)
    with transaction.atomic():
        row = DataRequest.objects.select_for_update().get(pk=request.pk)
        if row.closed_at is not None:
            raise Conflict(ANSWERED)
        row.answer_sealed = seal(owner=row.person_id, place=place_of(row, "answer"), text=words)
        row.answered_at, row.answered_by_id = clock.now(), by.pk
        row.closed_at = clock.now() if close else None
        row.save()
        _journal("request.answered", row, actor_id=by.pk, ground="dpo")
        if close:
            _journal("request.closed", row, actor_id=by.pk, ground="dpo")
        transaction.on_commit(lambda: telling.tell_person(row.person_id, "message", telling.REQUESTS, row.pk))
    return row


def tidy(words: str) -> str:
    """Return words that can be sent; Invalid when there are none, or too many."""
    words = words.strip().replace("\r\n", "\n")
    if not words:
        raise Invalid(EMPTY)
    if len(words) > LONGEST_REQUEST:
        raise Invalid(LONG)
    return words


def _journal(action: str, row: DataRequest, *, actor_id: uuid.UUID, ground: str) -> None:
    record(
        action,
        actor_id=actor_id,
        object_type="privacy.datarequest",
        object_id=row.pk,
        about_id=row.person_id,
        ground=ground,
        detail={"kind": row.kind},
    )
