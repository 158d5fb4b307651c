"""The queue, its counter, and one alert."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES
from ancrage.care import queries
from ancrage.care.access import access_alert
from ancrage.web.clinic.pages import alert_page, queue_page


@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """Show what needs a human, the most urgent first; the list alone when the page asks for it again."""
    access_role(request.user, *CARE_ROLES)
    template = "clinic/alerts.html#queue" if request.htmx else "clinic/alerts.html"
    return render(request, template, queue_page(request.user))


@require_safe
def count(request: HttpRequest) -> HttpResponse:
    """Say how many alerts wait: a fragment for the navigation, asked for again and again."""
    access_role(request.user, *CARE_ROLES)
    return render(request, "clinic/count.html", {"waiting": queries.waiting_count(of=request.user)})


@require_safe
def alert(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Show one alert: its clock, what may be done, and its evidence to whoever has a ground to read it."""
    row = access_alert(request.user, id)
    return render(request, "clinic/alert.html", alert_page(request.user, row))
