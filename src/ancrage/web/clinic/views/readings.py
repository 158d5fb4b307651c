"""How well the machine reads, as professionals see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import CARE_ROLES, Role
from ancrage.web.clinic.agreement import agreement_page


@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Show agreement and precision by rule: counts and codes, nobody's words."""
    access_role(request.user, *CARE_ROLES, Role.DPO)
    return render(request, "clinic/readings.html", agreement_page())
