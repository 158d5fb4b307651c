"""A professional's agenda: open slots, take them back, cancel, mark who did not come."""

import uuid
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES
from ancrage.exchanges import actions, agenda
from ancrage.exchanges.access import access_booked, access_slot
from ancrage.kernel.errors import Conflict, Invalid
from ancrage.web.clinic.slot_forms import SlotForm

UNUSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def slots(request: HttpRequest) -> HttpResponse:
    """Show the agenda, or open slots."""
    access_role(request.user, *CARE_ROLES)
    if request.method != "POST":
        return _page(request, SlotForm())
    form = SlotForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=UNUSABLE)
    said = {name: form.cleaned_data[name] for name in ("minutes", "where", "place", "weeks")}
    try:
        opened = actions.open_slots(by=request.user, local=form.local(), **said)
    except Invalid as fact:
        form.add_error(None, fact.said)
        return _page(request, form, status=UNUSABLE)
    messages.success(request, _opened_words(len(opened.slots), opened.left_out))
    return redirect("slots")


@require_POST
def slot_withdraw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Take a free slot back, or the rest of its series."""
    slot = access_slot(request.user, id)
    try:
        count = actions.withdraw_slot(slot=slot, by=request.user, series=request.POST.get("series") == "1")
    except Conflict as fact:
        return _page(request, SlotForm(), status=409, refused=fact.said)
    messages.success(request, f"{count} créneau{'x' if count > 1 else ''} retiré{'s' if count > 1 else ''}.")
    return redirect("slots")


@require_POST
def slot_appointment(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - as above
    """Cancel an appointment, mark that the person did not come, or take the mark back."""
    row = access_booked(request.user, id)
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Invalid
    try:
        said = ACTS[act](row, request.user)
    except (Conflict, Invalid) as fact:
        status = 409 if isinstance(fact, Conflict) else UNUSABLE
        return _page(request, SlotForm(), status=status, refused=fact.said)
    messages.success(request, said)
    return redirect("slots")


def _page(request: HttpRequest, form: SlotForm, *, status: int = 200, refused: str = "") -> HttpResponse:
    lines = agenda.agenda(request.user)
    coming = [line for line in lines if not line.past]
    days = groupby(coming, key=lambda line: timezone.localdate(line.starts_at))
    facts = {
        "form": form,
        "refused": refused,
        "days": [(some[0].starts_at, some) for some in (list(group) for _day, group in days)],
        "past": [line for line in reversed(lines) if line.past],
    }
    return render(request, "clinic/slots.html", facts, status=status)


def _opened_words(opened: int, left_out: int) -> str:
    said = f"{opened} créneaux ouverts." if opened > 1 else "Le créneau est ouvert."
    return (
        f"{said} {left_out} laissé{'s' if left_out > 1 else ''} de côté : férié, passé, ou déjà occupé."
        if left_out
        else said
    )


def _cancelled(row: Any, by: Any) -> str:
    actions.cancel_as_professional(appointment=row, by=by)
    return "Le rendez-vous est annulé. La personne le lit dans ses demandes ; un courriel sans contenu la prévient si elle a laissé une adresse."


def _missed(row: Any, by: Any) -> str:
    actions.mark_missed(appointment=row, by=by)
    return "C’est noté : la personne n’est pas venue."


def _came(row: Any, by: Any) -> str:
    actions.mark_missed(appointment=row, by=by, missed=False)
    return "C’est corrigé : la personne est venue."


ACTS = {"cancel": _cancelled, "missed": _missed, "came": _came}
