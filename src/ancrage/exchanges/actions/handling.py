"""What professionals do about a request: take it, call, hand it over, stop trying. Each act is told to the person."""

import uuid

from django.db import transaction
from django.db.models import F

from ancrage.accounts.models import User
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import queries, routing
from ancrage.exchanges.actions.callbacks import OVER, end, note, open_row
from ancrage.exchanges.actions.telling import take_back, tell
from ancrage.exchanges.days import after_opening
from ancrage.exchanges.models import Callback
from ancrage.exchanges.rules import OPEN, CallEvent, CallState, TryResult, may_close_unreached, next_look
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused

ASKED = "the person asked"
TAKE_FIRST = "Prenez d’abord cette demande : une seule personne rappelle à la fois."


class AlreadyTaken(Conflict):
    """Someone else was faster; `said` names them."""


def take_callback(*, callback: Callback, by: User) -> Callback:
    """Take a request: whoever takes it will call. Of two professionals at once one wins; the other learns who."""
    if not queries.callbacks_seen_by(by).filter(pk=callback.pk).exists():
        raise Refused
    at, opening = clock.now(), routing.opening_of(callback.organisation)
    follow = max(callback.ends_at, after_opening(opening, at, exchange_policy().take_open_minutes))
    with transaction.atomic():
        # The conditional update is the whole lock.
        won = Callback.objects.filter(pk=callback.pk, state=CallState.WAITING).update(
            state=CallState.TAKEN, taken_by=by, taken_at=at, due_at=follow
        )
        callback.refresh_from_db()
        if not won:
            return _taken_by_same(callback, by)
        take_back(object_id=callback.pk)
        note(callback, CallEvent.TAKEN, by=by, ground=ASKED)
    return callback


def note_try(*, callback: Callback, by: User, result: str) -> Callback:
    """Write how a call went. Reached: it is over. Otherwise the person sees that it was tried, and when."""
    if result not in set(TryResult):
        raise Invalid("Dites comment l’appel s’est passé.")
    with transaction.atomic():
        row = _owned(callback, by)
        if result == TryResult.REACHED:
            end(row, CallState.REACHED)
            note(row, CallEvent.REACHED, by=by, ground=ASKED)
            return row
        row.tries = F("tries") + 1
        row.wrong_number = result == TryResult.WRONG_NUMBER
        row.due_at = after_opening(
            routing.opening_of(row.organisation), clock.now(), exchange_policy().take_open_minutes
        )
        row.save(update_fields=["tries", "wrong_number", "due_at"])
        note(row, CallEvent(result), by=by, ground=ASKED)
        _tell_person(row, number=row.events.count())
    row.refresh_from_db()
    return row


def hand_over(*, callback: Callback, by: User, to: User) -> Callback:
    """Give a request to a colleague bound by the same secrecy; it waits for them, its delay starting again."""
    with transaction.atomic():
        row = open_row(callback)
        if not queries.may_hand_over(row, by=by):
            raise Refused(TAKE_FIRST)
        if to.pk == by.pk or not queries.colleagues(row, of=by).filter(pk=to.pk).exists():
            raise Invalid("Choisissez une personne de l’équipe.")
        _wait_again(row, to)
        note(row, CallEvent.HANDED_OVER, by=by, to=to, ground=ASKED)
        tell(
            about=row.person,
            recipients=[to],
            notice="request_waiting",
            path=f"/demandes/{row.pk}/",
            object_id=row.pk,
            number=row.events.count(),
        )
    return row


def close_unreached(*, callback: Callback, by: User) -> Callback:
    """Stop trying, after as many calls as the site says, or a wrong number; the person is told, and may ask again."""
    with transaction.atomic():
        row = _owned(callback, by)
        tries = exchange_policy().tries
        if not row.wrong_number and not may_close_unreached(row.tries, exchange_policy()):
            raise Invalid(
                f"Il faut {tries} essais sans réponse avant de clore, ou un numéro qui n’est pas le bon."
            )
        end(row, CallState.NOT_REACHED)
        note(row, CallEvent.NOT_REACHED, by=by, ground=ASKED)
        _tell_person(row, number=row.events.count())
    return row


def person_of(user_id: uuid.UUID | str) -> User:
    """Return the account that a form names; Invalid when it names nobody."""
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise Invalid("Choisissez une personne de l’équipe.")
    return found


def _wait_again(row: Callback, to: User) -> None:
    opening, at = routing.opening_of(row.organisation), clock.now()
    row.state, row.addressed_to, row.taken_by, row.taken_at = CallState.WAITING, to, None, None
    row.take_by = after_opening(opening, at, exchange_policy().take_open_minutes)
    row.due_at = next_look(opening, at, row.expires_at, exchange_policy())
    row.save()
    take_back(object_id=row.pk)


def _owned(callback: Callback, by: User) -> Callback:
    row = open_row(callback)
    if row.taken_by_id != by.pk:
        raise Refused(TAKE_FIRST)
    return row


def _taken_by_same(callback: Callback, by: User) -> Callback:
    if callback.state not in OPEN:
        raise Conflict(OVER)
    if callback.taken_by_id == by.pk:
        return callback
    assert callback.taken_by is not None
    raise AlreadyTaken(f"{callback.taken_by.shown_name} a déjà pris cette demande.")


def _tell_person(row: Callback, *, number: int) -> None:
    tell(
        about=row.person,
        recipients=[row.person],
        notice="message",
        path=f"/mes-demandes/rappel/{row.pk}/",
        object_id=row.pk,
        number=number,
    )
