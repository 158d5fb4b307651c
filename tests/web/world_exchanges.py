"""What Amina asked of the people who look after her, for the table of roles."""

import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone

from ancrage.care.models import CareRelation
from ancrage.exchanges.actions import ask_callback, book, open_slots
from ancrage.exchanges.models import Appointment, Callback
from ancrage.kernel import clock
from tests.cast import Cast

OF_A_CALLBACK = (
    "callback",
    "request",
    "request_take",
    "request_try",
    "request_hand_over",
    "request_close",
)
OF_A_RELATION = ("letters", "thread")
OF_AN_APPOINTMENT = ("appointment", "appointment_move", "appointment_ics", "slot_appointment")
OF_A_SLOT = ("slot_withdraw",)
NAMES = frozenset(OF_A_CALLBACK + OF_A_RELATION + OF_AN_APPOINTMENT + OF_A_SLOT)


def ask(cast: Cast) -> None:
    """Let Amina ask for one thing of each kind."""
    ask_callback(person=cast.amina, window="week.morning", phone="0612345678", key=uuid.uuid4())
    opened = open_slots(
        by=cast.claire,
        local=datetime.combine(timezone.localdate(clock.now()) + timedelta(days=7), time(14, 30)),
        minutes=45,
        where="phone",
    )
    book(person=cast.amina, slot_id=opened.slots[0].pk)


def arguments(cast: Cast, name: str) -> dict[str, object]:
    """Return what the URL of that name is about."""
    if name in OF_A_RELATION:
        return {"id": CareRelation.objects.get(person=cast.amina, kind="standing").pk}
    if name in OF_AN_APPOINTMENT + OF_A_SLOT:
        held = Appointment.objects.get(person=cast.amina)
        return {"id": held.slot_id if name in OF_A_SLOT else held.pk}
    return {"id": Callback.objects.get(person=cast.amina).pk}
