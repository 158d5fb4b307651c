"""What a person does about being called back: ask, correct the number, cancel. Their own act: it needs no other consent."""

import uuid

from django.db import transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.care import queries as care
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import days, queries, routing
from ancrage.exchanges.actions.hearing import expect, hear, heard_before
from ancrage.exchanges.actions.telling import take_back, tell
from ancrage.exchanges.models import Callback, CallbackEvent
from ancrage.exchanges.rules import OPEN, CallEvent, CallState, call_clock, telephone
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused
from ancrage.vault.actions import seal
from ancrage.vault.queries import keys_in_hand
from ancrage.vault.rows import place_of
from ancrage.vigilance.rules import Heard

NOT_A_NUMBER = "Ce numéro ne se lit pas. Par exemple : 06 12 34 56 78, ou +32 470 12 34 56."
GONE = "Ce moment n’est plus proposé. Choisissez-en un autre : le reste de votre demande est encore là."
OVER = "Cette demande est déjà terminée."
ALREADY = "Vous avez déjà une demande en cours : elle n’a pas besoin d’être répétée. Vous pouvez l’annuler et en refaire une."


class NobodyToCall(Refused):
    """The site has no care organisation at all."""

    said = "Aucune équipe n’est désignée ici pour rappeler. Les numéros d’aide, eux, répondent : page Aide."


@keys_in_hand()
def ask_callback(  # noqa: PLR0913 - a request has this many parts, each named
    *, person: User, window: str, phone: str, key: uuid.UUID, subject: str = "", to: uuid.UUID | None = None
) -> tuple[Callback, Heard]:
    """Ask to be called back, once per key; what is written is read in the same commit, and a danger told at once.

    `window`: a code of `days.windows`. `to`: the professional asked for, among those who follow the person; else the first, else the team.
    """
    if (known := Callback.objects.filter(person=person, key=key).first()) is not None:
        return known, heard_before(known.pk)
    row = _drafted(person, window, to)
    row.key, subject = key, " ".join(subject.split())
    _seal_words(row, phone, subject)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=person.pk)  # two sends at once: the second sees the first
        if (known := Callback.objects.filter(person=person, key=key).first()) is not None:
            return known, heard_before(known.pk)
        if Callback.objects.filter(person=person, state__in=OPEN).exists():
            raise Conflict(ALREADY)
        row.save(force_insert=True)
        note(row, CallEvent.SENT, by=person)
        reading = expect(person=person, message_id=row.pk, text=subject) if subject else None
        tell(
            about=person,
            recipients=_first_told(row),
            notice="request_waiting",
            path=f"/demandes/{row.pk}/",
            object_id=row.pk,
        )
        failpoint("callback.before_commit")
    failpoint("callback.committed")
    return row, hear(reading)


def change_number(*, callback: Callback, phone: str) -> Callback:
    """Put another number in the place of the one that was given."""
    number = telephone(phone)
    if not number:
        raise Invalid(NOT_A_NUMBER)
    with transaction.atomic():
        row = open_row(callback)
        row.phone_sealed = seal(owner=row.person_id, place=place_of(row, "phone"), text=number)
        row.wrong_number = False
        row.save(update_fields=["phone_sealed", "wrong_number"])
        note(row, CallEvent.NUMBER_CHANGED, by=row.person)
        if row.taken_by is not None:
            count = row.events.filter(kind=CallEvent.NUMBER_CHANGED).count()
            tell(
                about=row.person,
                recipients=[row.taken_by],
                notice="request_changed",
                path=f"/demandes/{row.pk}/",
                object_id=row.pk,
                number=count,
            )
    return row


def cancel_callback(*, callback: Callback) -> Callback:
    """Take a request back; nobody calls any more."""
    with transaction.atomic():
        row = open_row(callback)
        end(row, CallState.CANCELLED)
        note(row, CallEvent.CANCELLED, by=row.person)
    return row


def open_row(callback: Callback) -> Callback:
    """Return the request fresh and locked; Conflict when it is over."""
    row = Callback.objects.select_for_update().select_related("person", "organisation").get(pk=callback.pk)
    if row.state not in OPEN:
        raise Conflict(OVER)
    return row


def end(row: Callback, state: CallState) -> None:
    """Put an end to a request, and take back what has not left."""
    row.state, row.ended_at, row.due_at = state, clock.now(), None
    row.save(update_fields=["state", "ended_at", "due_at"])
    take_back(object_id=row.pk)


def note(
    row: Callback, kind: CallEvent, *, by: User | None = None, to: User | None = None, ground: str = ""
) -> None:
    """Write what happened to a request, and its trace."""
    CallbackEvent.objects.create(callback=row, kind=kind, actor=by, to=to)
    record(
        f"callback.{kind}",
        actor_id=by.pk if by else None,
        object_type="exchanges.callback",
        object_id=row.pk,
        about_id=row.person_id,
        ground=ground or ("own_file" if by and by.pk == row.person_id else ""),
    )


def _drafted(person: User, window: str, to: uuid.UUID | None) -> Callback:
    relations = {one.professional_id: one for one in routing.standing_relations(person)}
    asked = relations.get(to) if to else None
    chosen = asked or next(iter(relations.values()), None)
    organisation = chosen.organisation if chosen else care.organisation_for(person)
    if organisation is None:
        raise NobodyToCall
    at, policy = clock.now(), exchange_policy()
    opening = routing.opening_of(organisation)
    found = next((one for one in days.windows(opening, at, policy) if one.code == window), None)
    if found is None:
        raise Invalid(GONE)
    deadlines = call_clock(opening, found, at, policy)
    return Callback(
        person=person,
        organisation=organisation,
        addressed_to=chosen.professional if chosen else None,
        day=found.day,
        part=found.part,
        starts_at=found.start,
        ends_at=found.end,
        take_by=deadlines.take_by,
        expires_at=deadlines.expires_at,
        due_at=deadlines.take_by,
    )


def _seal_words(row: Callback, phone: str, subject: str) -> None:
    number, longest = telephone(phone), exchange_policy().longest_subject
    if not number:
        raise Invalid(NOT_A_NUMBER)
    if len(subject) > longest:
        raise Invalid(f"C’est un peu long : {longest} caractères au plus. Votre texte est encore là.")
    row.phone_sealed = seal(owner=row.person_id, place=place_of(row, "phone"), text=number)
    if subject:
        row.subject_sealed = seal(owner=row.person_id, place=place_of(row, "subject"), text=subject)


def _first_told(row: Callback) -> list[User]:
    return [row.addressed_to] if row.addressed_to else queries.team_of(row.organisation)
