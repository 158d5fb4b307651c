"""What a professional does with their agenda: open slots, once or each week, take them back, cancel, mark who did not come."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from ancrage.accounts.models import Organisation, User
from ancrage.audit.actions import record
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import agenda, routing
from ancrage.exchanges.actions.telling import take_back, tell
from ancrage.exchanges.models import Appointment, Slot
from ancrage.exchanges.slots import LONGEST, SHORTEST, Moment, overlaps, weekly
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, Refused
from ancrage.orientation.hours import is_holiday

LONGEST_SPAN = timedelta(minutes=LONGEST)
NOT_HELD = "Ce rendez-vous n’est plus prévu."


@dataclass(frozen=True)
class Opened:
    """What came of opening slots: how many, and how many were left out (a holiday, another slot there)."""

    slots: tuple[Slot, ...]
    left_out: int


def open_slots(  # noqa: PLR0913 - a slot has this many parts, each named
    *, by: User, local: datetime, minutes: int, where: str, place: str = "", weeks: int = 1
) -> Opened:
    """Open a slot at `local` (naive, the site's clock on the wall), or the same each week; holidays are left out of a series."""
    organisation = _organisation_of(by)
    place = _checked(minutes, where, place, weeks)
    at = clock.now()
    moments = [one for one in weekly(local, settings.TIME_ZONE, weeks) if one > at]
    if not moments:
        raise Invalid("Ce moment est déjà passé.")
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # two openings at once: the second sees the first
        free = [one for one in moments if weeks == 1 or not _is_holiday(one)]
        taken = _held_already(by, free[0] if free else moments[0])
        kept = [one for one in free if not any(overlaps(Moment(one, minutes), other) for other in taken)]
        if not kept:
            raise Invalid("Vous avez déjà un créneau à cette heure-là.")
        series = uuid.uuid4() if weeks > 1 else None
        rows = [
            Slot(
                professional=by,
                organisation=organisation,
                starts_at=one,
                minutes=minutes,
                where=where,
                place=place,
                series=series,
            )
            for one in kept
        ]
        Slot.objects.bulk_create(rows)
        record(
            "slots.opened",
            actor_id=by.pk,
            object_type="exchanges.slot",
            object_id=rows[0].pk,
            detail={"count": len(rows)},
        )
    return Opened(tuple(rows), weeks - len(rows))


def withdraw_slot(*, slot: Slot, by: User, series: bool = False) -> int:
    """Take a free slot back, or every free one of its series from then on; return how many. A held one stays."""
    rows = agenda.own_slots(by).filter(withdrawn_at__isnull=True, starts_at__gt=clock.now())
    rows = (
        rows.filter(series=slot.series, starts_at__gte=slot.starts_at)
        if series and slot.series
        else rows.filter(pk=slot.pk)
    )
    with transaction.atomic():
        wanted = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
        held = Appointment.objects.filter(slot__in=wanted, state=Appointment.State.HELD)
        free = set(wanted) - set(held.values_list("slot_id", flat=True))
        if not free:
            raise Conflict("Ce créneau est pris, ou passé : annulez d’abord le rendez-vous.")
        count = Slot.objects.filter(pk__in=free).update(withdrawn_at=clock.now())
        record(
            "slots.withdrawn",
            actor_id=by.pk,
            object_type="exchanges.slot",
            object_id=slot.pk,
            detail={"count": count},
        )
    return count


def cancel_as_professional(*, appointment: Appointment, by: User) -> Appointment:
    """Cancel an appointment to come: the slot closes, the person gets a notice that says nothing of it."""
    with transaction.atomic():
        row = _own(appointment, by)
        if row.state != Appointment.State.HELD or row.slot.starts_at <= clock.now():
            raise Conflict(NOT_HELD)
        _end(row, Appointment.State.WITHDRAWN)
        Slot.objects.filter(pk=row.slot_id).update(withdrawn_at=clock.now())
        _journal("appointment.cancelled", row, by)
        tell(
            about=row.person,
            recipients=[row.person],
            notice="message",
            path=f"/mes-demandes/rendez-vous/{row.pk}/",
            object_id=row.pk,
            number=1,
        )
    return row


def mark_missed(*, appointment: Appointment, by: User, missed: bool = True) -> Appointment:
    """Note that the person did not come, or take the note back."""
    with transaction.atomic():
        row = _own(appointment, by)
        if row.slot.starts_at > clock.now():
            raise Invalid("Ce rendez-vous n’a pas encore eu lieu.")
        if row.state not in agenda.ACTIVE:
            raise Conflict(NOT_HELD)
        row.state = Appointment.State.MISSED if missed else Appointment.State.HELD
        row.ended_at = clock.now() if missed else None
        row.save(update_fields=["state", "ended_at"])
        _journal("appointment.missed" if missed else "appointment.not_missed", row, by)
    return row


def _organisation_of(by: User) -> Organisation:
    organisation = routing.cares_in(by).first()
    if organisation is None:
        raise Refused
    return organisation


def _is_holiday(at: datetime) -> bool:
    return is_holiday(at.astimezone(ZoneInfo(settings.TIME_ZONE)).date())


def _checked(minutes: int, where: str, place: str, weeks: int) -> str:
    if not SHORTEST <= minutes <= LONGEST:
        raise Invalid(f"Une durée de {SHORTEST} à {LONGEST} minutes.")
    if where not in Slot.Where.values:
        raise Invalid("Dites où cela se passe.")
    if not 1 <= weeks <= exchange_policy().most_weeks:
        raise Invalid(f"De 1 à {exchange_policy().most_weeks} semaines.")
    place = " ".join(place.split())[:200]
    if where == Slot.Where.VIDEO:
        try:
            URLValidator(schemes=["https"])(place)
        except ValidationError as error:
            raise Invalid("Donnez le lien de la visio, qui commence par https://.") from error
    return place


def _held_already(by: User, since: datetime) -> list[Moment]:
    rows = Slot.objects.filter(
        professional=by, withdrawn_at__isnull=True, starts_at__gte=since - LONGEST_SPAN
    )
    return [Moment(row.starts_at, row.minutes) for row in rows.order_by("starts_at", "id")]


def _own(appointment: Appointment, by: User) -> Appointment:
    rows = Appointment.objects.select_for_update().select_related("slot", "person")
    row = rows.get(pk=appointment.pk)
    if row.slot.professional_id != by.pk:
        raise Refused
    return row


def _end(row: Appointment, state: str) -> None:
    row.state, row.ended_at, row.due_at = state, clock.now(), None
    row.save(update_fields=["state", "ended_at", "due_at"])
    take_back(object_id=row.pk)


def _journal(action: str, row: Appointment, by: User) -> None:
    record(
        action,
        actor_id=by.pk,
        object_type="exchanges.appointment",
        object_id=row.pk,
        about_id=row.person_id,
        ground="own agenda",
    )
