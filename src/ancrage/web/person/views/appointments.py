"""Appointments: the free slots, book one, move it, cancel it, take it to one's own calendar."""

import uuid
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.content.exchange_policy import exchange_policy
from ancrage.exchanges import actions, agenda, routing
from ancrage.exchanges.access import access_appointment
from ancrage.exchanges.slots import Moment, calendar_file
from ancrage.kernel import clock
from ancrage.kernel.errors import Conflict, Invalid, NotFound, Refused
from ancrage.notices.channels import ways_to
from ancrage.privacy.queries import paused
from ancrage.web.person.forms import is_uuid
from ancrage.web.ui.templatetags.words import full_moment

TITLE = "Rendez-vous"
STATUS = {Conflict: 409, Invalid: 422, Refused: 403}
CHOOSE = "Choisissez un créneau."
page = require_http_methods(["GET", "HEAD", "POST"])


@page
def appointments(request: HttpRequest) -> HttpResponse:
    """Show the free slots, or book one; whoever was slower sees those that are left."""
    if request.method != "POST":
        return _free(request)
    reminder = request.POST.get("reminder") == "1"
    try:
        row = actions.book(person=request.user, slot_id=_chosen(request), wants_reminder=reminder)
    except (Conflict, Invalid) as fact:
        return _free(request, error=fact.said, status=_status(fact))
    messages.success(request, f"C’est noté : {full_moment(row.slot.starts_at)}.")
    return redirect("appointment", id=row.pk)


@page
def appointment(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show an appointment; cancel it, or change its reminder."""
    row = access_appointment(request.user, id)
    if request.method != "POST":
        return _one(request, row)
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Invalid
    try:
        said = ACTS[act](row)
    except (Conflict, Refused) as fact:
        row.refresh_from_db()
        return _one(request, row, error=fact.said, status=_status(fact))
    messages.success(request, said)
    return redirect("requests_mine") if act == "cancel" else redirect("appointment", id=id)


@page
def appointment_move(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Choose another slot in the place of one."""
    row = access_appointment(request.user, id)
    held = agenda.shown([row])[0]
    if not held.may_change:
        return _one(request, row, error=_too_late(held), status=409)
    if request.method != "POST":
        return _free(request, moving=held)
    try:
        moved = actions.move(appointment=row, slot_id=_chosen(request))
    except (Conflict, Invalid, Refused) as fact:
        return _free(request, moving=held, error=fact.said, status=_status(fact))
    messages.success(request, f"C’est déplacé : {full_moment(moved.slot.starts_at)}.")
    return redirect("appointment", id=moved.pk)


@require_safe
def appointment_ics(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Give an appointment as a calendar file: a time, a title that says nothing."""
    held = agenda.shown([access_appointment(request.user, id)])[0]
    if not held.coming:
        raise NotFound
    text = calendar_file(
        uid=str(held.id), moment=Moment(held.starts_at, held.minutes), written_at=clock.now(), title=TITLE
    )
    headers = {"Content-Disposition": 'attachment; filename="rendez-vous.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _chosen(request: HttpRequest) -> uuid.UUID:
    raw = request.POST.get("slot", "")
    if not is_uuid(raw):
        raise Invalid(CHOOSE)
    return uuid.UUID(raw)


def _free(request: HttpRequest, *, moving: Any = None, error: str = "", status: int = 200) -> HttpResponse:
    found = agenda.free_slots(request.user)
    days = [
        (key, list(some)) for key, some in groupby(found, key=lambda one: timezone.localdate(one.starts_at))
    ]
    followed = [one.professional.shown_name for one in routing.standing_relations(request.user)]
    facts = {
        "days": [(some[0].starts_at, some) for _key, some in days],
        "several": len({one.who for one in found}) > 1,
        "followed": followed,
        "moving": moving,
        "error": error,
        "cancel_hours": exchange_policy().cancel_hours,
        "may_remind": "email" in ways_to(request.user),
        "chosen": request.POST.get("slot", ""),
        "reminder": request.POST.get("reminder") == "1",
    }
    return render(request, "person/appointments.html", facts, status=status)


def _one(request: HttpRequest, row: Any, *, error: str = "", status: int = 200) -> HttpResponse:
    relation = routing.standing_relations(request.user).filter(professional=row.slot.professional).first()
    facts = {
        "held": agenda.shown([row])[0],
        "error": error,
        "thread": relation.pk if relation else None,
        "paused": paused(request.user),
        "cancel_hours": exchange_policy().cancel_hours,
        "may_remind": "email" in ways_to(request.user),
    }
    return render(request, "person/appointment.html", facts, status=status)


def _too_late(held: Any) -> str:
    return (
        ""
        if held.state != "held"
        else f"Changer ici n’est plus possible depuis {full_moment(held.change_until)}."
    )


def _status(fact: Exception) -> int:
    return next(code for kind, code in STATUS.items() if isinstance(fact, kind))


def _cancelled(row: Any) -> str:
    actions.cancel(appointment=row)
    return "Le rendez-vous est annulé. La personne qui vous attendait le sait."


def _remind(row: Any) -> str:
    actions.want_reminder(appointment=row, wanted=True)
    return "Entendu : un rappel sans contenu partira la veille."


def _do_not(row: Any) -> str:
    actions.want_reminder(appointment=row, wanted=False)
    return "Entendu : pas de rappel."


ACTS = {"cancel": _cancelled, "remind": _remind, "quiet": _do_not}
