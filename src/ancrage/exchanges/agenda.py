"""Slots and appointments: what is free for someone, what they hold, what a professional opened and who comes."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from ancrage.accounts.models import User
from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import routing
from ancrage.exchanges.models import Appointment, Slot
from ancrage.exchanges.slots import change_until
from ancrage.kernel import clock

ACTIVE = (Appointment.State.HELD, Appointment.State.MISSED)
LOOKED_BACK = timedelta(
    days=14
)  # past appointments still shown to the professional, to mark who did not come


@dataclass(frozen=True)
class FreeSlot:
    """A moment that may be booked."""

    id: uuid.UUID
    who: str
    starts_at: datetime
    minutes: int
    where: str


@dataclass(frozen=True)
class Held:
    """An appointment of the person's own. `place`: an address, or the link of a video room, while it is held."""

    id: uuid.UUID
    who: str
    starts_at: datetime
    minutes: int
    where: str
    where_words: str
    place: str
    state: str
    change_until: datetime
    may_change: bool
    wants_reminder: bool
    ended_at: datetime | None

    @property
    def coming(self) -> bool:
        """Whether it is held and not over."""
        return self.state == Appointment.State.HELD and self.ends_at > clock.now()

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class AgendaLine:
    """A slot as its professional sees it; `who` is "" while nobody holds it."""

    slot_id: uuid.UUID
    appointment_id: uuid.UUID | None
    starts_at: datetime
    minutes: int
    where_words: str
    who: str
    state: str
    series: bool
    past: bool


def free_slots(person: User) -> list[FreeSlot]:
    """Return what someone may book: slots of those who follow them, to come, that nobody holds."""
    rows = _open_slots(person).exclude(appointments__state__in=ACTIVE)
    return [
        FreeSlot(row.pk, row.professional.shown_name, row.starts_at, row.minutes, row.get_where_display())
        for row in rows.select_related("professional").order_by("starts_at", "id")
    ]


def slot_for(person: User, slot_id: uuid.UUID) -> Slot | None:
    """Return a slot of someone who follows the person, free or not; None for every other."""
    rows = Slot.objects.filter(_of_followers(person), pk=slot_id)
    return rows.select_related("professional", "organisation").first()


def appointments(person: User) -> QuerySet[Appointment]:
    """Return every appointment of someone, the next first."""
    rows = Appointment.objects.filter(person=person).select_related(
        "slot__professional", "slot__organisation"
    )
    return rows.order_by("slot__starts_at", "id")


def shown(rows: Iterable[Appointment]) -> list[Held]:
    """Return appointments as their person reads them."""
    return [_held(row) for row in rows]


def coming(person: User) -> list[Held]:
    """Return the appointments that someone holds and that are not over, the next first."""
    since = clock.now() - timedelta(hours=4)
    rows = appointments(person).filter(state=Appointment.State.HELD, slot__starts_at__gte=since)
    return [one for one in shown(rows) if one.coming]


def past(person: User, *, limit: int) -> list[Held]:
    """Return the latest of those that are over, moved or cancelled."""
    rows = appointments(person).order_by("-slot__starts_at", "id")
    return [one for one in shown(rows[: limit * 2]) if not one.coming][:limit]


def own_slots(professional: User) -> QuerySet[Slot]:
    """Return the slots that a professional opened where they still care."""
    return Slot.objects.filter(professional=professional, organisation__in=routing.cares_in(professional))


def booked_with(professional: User) -> QuerySet[Appointment]:
    """Return the appointments in a professional's slots."""
    rows = Appointment.objects.filter(slot__in=own_slots(professional))
    return rows.select_related("slot", "slot__professional", "person")


def agenda(professional: User) -> list[AgendaLine]:
    """Return what a professional opened: the days before (to mark who did not come), then what comes."""
    at = clock.now()
    rows = own_slots(professional).filter(starts_at__gte=at - LOOKED_BACK, withdrawn_at__isnull=True)
    held = {one.slot_id: one for one in booked_with(professional).filter(slot__in=rows, state__in=ACTIVE)}
    known = set(routing.caseload(professional).values_list("person_id", flat=True))
    lines = [
        _agenda_line(row, held.get(row.pk), known=known, at=at) for row in rows.order_by("starts_at", "id")
    ]
    return [line for line in lines if line.who or not line.past]


def _open_slots(person: User) -> QuerySet[Slot]:
    at = clock.now()
    until = at + timedelta(days=exchange_policy().shown_days)
    rows = Slot.objects.filter(withdrawn_at__isnull=True, starts_at__gt=at, starts_at__lte=until)
    return rows.filter(_of_followers(person))


def _of_followers(person: User) -> Q:
    wanted = Q(pk__in=())
    for one in routing.standing_relations(person):
        wanted |= Q(professional_id=one.professional_id, organisation_id=one.organisation_id)
    return wanted


def _held(row: Appointment) -> Held:
    until, held = change_until(row.slot.starts_at, exchange_policy()), row.state == Appointment.State.HELD
    return Held(
        id=row.pk,
        who=row.slot.professional.shown_name,
        starts_at=row.slot.starts_at,
        minutes=row.slot.minutes,
        where=row.slot.where,
        where_words=row.slot.get_where_display(),
        place=row.slot.place if held else "",
        state=row.state,
        change_until=until,
        may_change=held and clock.now() <= until,
        wants_reminder=row.wants_reminder,
        ended_at=row.ended_at,
    )


def _agenda_line(row: Slot, held: Appointment | None, *, known: set[uuid.UUID], at: datetime) -> AgendaLine:
    who = ""
    if held is not None:
        who = held.person.shown_name if held.person_id in known else held.person.code
    return AgendaLine(
        slot_id=row.pk,
        appointment_id=held.pk if held else None,
        starts_at=row.starts_at,
        minutes=row.minutes,
        where_words=row.get_where_display(),
        who=who,
        state=held.state if held else "",
        series=row.series is not None,
        past=row.starts_at <= at,
    )
