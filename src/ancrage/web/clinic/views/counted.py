"""What was counted about the people one follows: the list, content-free; each signal opens on its own page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES
from ancrage.vigilance.counted import SHOWN_DAYS, counted_for


@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """Show the counts that wait for a verdict, then those already given one."""
    access_role(request.user, *CARE_ROLES)
    lines = counted_for(request.user)
    facts = {
        "waiting": [line for line in lines if not line.reviewed],
        "reviewed": [line for line in lines if line.reviewed],
        "days": SHOWN_DAYS,
    }
    return render(request, "clinic/signals.html", facts)
