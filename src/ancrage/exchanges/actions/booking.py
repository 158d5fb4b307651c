"""What a person does with an appointment: book, move, cancel, ask to be reminded. One slot holds one person, whoever clicks first."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from ancrage.accounts.models import User
from ancrage.audit.actions import record
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import agenda
from ancrage.exchanges.actions.telling import take_back, tell
from ancrage.exchanges.models import Appointment, Slot
from ancrage.exchanges.slots import Moment, change_until, overlaps, reminder_at
from ancrage.jobs.claims import claim
from ancrage.jobs.failpoints import failpoint
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.privacy.queries import paused

LEASE = timedelta(seconds=30)
OVER = "Ce rendez-vous n’est plus prévu."


class SlotTaken(Conflict):
    """Someone else was faster, or the professional took the slot back."""

    said = "Ce créneau vient d’être pris ou retiré. Voici ceux qui restent : vous pouvez en choisir un autre."


class TooLate(Refused):
    """The site's limit has passed."""

    said = (
        "Il est trop tard pour changer ce rendez-vous ici. Écrivez à la personne qui vous suit, "
        "ou demandez à être rappelé·e : mieux vaut prévenir tard que pas du tout."
    )


def book(*, person: User, slot_id: uuid.UUID, wants_reminder: bool = False) -> Appointment:
    """Hold a slot. Of two persons at the same second one gets it, the other learns it (Conflict); twice the same is once."""
    with transaction.atomic():
        slot = _free(person, slot_id)
        if (known := _own_at(person, slot)) is not None:
            return known
        _require_room(person, slot)
        row = _hold(person, slot, wants_reminder=wants_reminder)
        _journal("appointment.booked", row)
        _tell_professional(row)
        failpoint("appointment.before_commit")
    return row


def move(*, appointment: Appointment, slot_id: uuid.UUID) -> Appointment:
    """Hold another slot in the place of one: both change in one commit, or neither does."""
    with transaction.atomic():
        before = _changeable(appointment)
        slot = _free(before.person, slot_id)
        if slot.pk == before.slot_id:
            return before
        _end(before, Appointment.State.MOVED)
        _require_room(before.person, slot)
        row = _hold(before.person, slot, wants_reminder=before.wants_reminder)
        _journal("appointment.moved", row)
        _tell_professional(row)
    return row


def cancel(*, appointment: Appointment) -> Appointment:
    """Give a slot back, until the limit of the site."""
    with transaction.atomic():
        row = _changeable(appointment)
        _end(row, Appointment.State.CANCELLED)
        _journal("appointment.cancelled", row)
        _tell_professional(row)
    return row


def want_reminder(*, appointment: Appointment, wanted: bool) -> Appointment:
    """Ask for the reminder of the day before, or no longer."""
    with transaction.atomic():
        row = _locked(appointment)
        if row.state != Appointment.State.HELD:
            raise Conflict(OVER)
        row.wants_reminder, row.due_at = wanted, _reminder(row.slot) if wanted else None
        row.save(update_fields=["wants_reminder", "due_at"])
        if not wanted:
            take_back(object_id=row.pk, notice="reminder")
    return row


def remind_due() -> int:
    """Put the reminders of the day before in the outbox; return how many. The outbox takes each once, whatever dies here."""
    claimed = claim(Appointment.objects.filter(state=Appointment.State.HELD), at=clock.now(), lease=LEASE)
    failpoint("reminder.claimed")
    for pk in claimed:
        with transaction.atomic():
            row = Appointment.objects.select_for_update().select_related("person", "slot").get(pk=pk)
            if row.state != Appointment.State.HELD or not row.wants_reminder or row.due_at is None:
                continue
            row.due_at = None
            row.save(update_fields=["due_at"])
            # A worker that was down for a day does not remind of the past; whoever is in a pause is left alone.
            if row.slot.starts_at > clock.now() and not paused(row.person):
                tell(
                    about=row.person,
                    recipients=[row.person],
                    notice="reminder",
                    path=f"/mes-demandes/rendez-vous/{row.pk}/",
                    object_id=row.pk,
                )
    return len(claimed)


def _free(person: User, slot_id: uuid.UUID) -> Slot:
    known = agenda.slot_for(person, slot_id)
    if known is None:
        raise NotFound
    slot = Slot.objects.select_for_update().select_related("professional", "organisation").get(pk=known.pk)
    held = slot.appointments.filter(state__in=agenda.ACTIVE).exclude(person=person)
    if slot.withdrawn_at is not None or slot.starts_at <= clock.now() or held.exists():
        raise SlotTaken
    return slot


def _hold(person: User, slot: Slot, *, wants_reminder: bool) -> Appointment:
    row = Appointment(person=person, slot=slot, wants_reminder=wants_reminder)
    row.due_at = _reminder(slot) if wants_reminder else None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:  # the constraint is the whole lock
        raise SlotTaken from error
    return row


def _own_at(person: User, slot: Slot) -> Appointment | None:
    return Appointment.objects.filter(person=person, slot=slot, state=Appointment.State.HELD).first()


def _require_room(person: User, slot: Slot) -> None:
    held = [
        one
        for one in agenda.appointments(person)
        if one.state == Appointment.State.HELD and one.slot.starts_at > clock.now()
    ]
    wanted = Moment(slot.starts_at, slot.minutes)
    if any(overlaps(wanted, Moment(one.slot.starts_at, one.slot.minutes)) for one in held):
        raise Invalid("Vous avez déjà un rendez-vous à cette heure-là.")
    same = sum(one.slot.professional_id == slot.professional_id for one in held)
    if same >= exchange_policy().most_held:
        raise Invalid(f"Vous avez déjà {same} rendez-vous à venir : annulez-en un pour en prendre un autre.")


def _changeable(appointment: Appointment) -> Appointment:
    row = _locked(appointment)
    if row.state != Appointment.State.HELD:
        raise Conflict(OVER)
    if clock.now() > change_until(row.slot.starts_at, exchange_policy()):
        raise TooLate
    return row


def _locked(appointment: Appointment) -> Appointment:
    rows = Appointment.objects.select_for_update().select_related("person", "slot__professional")
    return rows.get(pk=appointment.pk)


def _end(row: Appointment, state: str) -> None:
    row.state, row.ended_at, row.due_at = state, clock.now(), None
    row.save(update_fields=["state", "ended_at", "due_at"])
    take_back(object_id=row.pk)


def _reminder(slot: Slot) -> datetime | None:
    return reminder_at(slot.starts_at, settings.TIME_ZONE, exchange_policy().reminder, clock.now())


def _tell_professional(row: Appointment) -> None:
    changes = Appointment.objects.filter(slot=row.slot).count()
    tell(
        about=row.person,
        recipients=[row.slot.professional],
        notice="agenda_changed",
        path="/creneaux/",
        object_id=row.pk,
        number=changes + (row.state != Appointment.State.HELD),
    )


def _journal(action: str, row: Appointment) -> None:
    record(
        action,
        actor_id=row.person_id,
        object_type="exchanges.appointment",
        object_id=row.pk,
        about_id=row.person_id,
        ground="own_file",
    )
