"""The register of processing, as the code declares it; the same as a file."""

import csv
import io

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import Role
from ancrage.audit.actions import record
from ancrage.kernel import clock
from ancrage.privacy import register as declared

COLUMNS = (
    *("Traitement", "Données", "Finalité", "Base légale", "Durée", "Colonnes scellées", "Effacement"),
    "Table",
)
BOM = "\ufeff"  # spreadsheets read accents with it


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the register: what, why, on what basis, how long, what becomes of it."""
    access_role(request.user, Role.DPO)
    page = {
        "groups": list(declared.grouped().items()),
        "recipients": declared.recipients(),
        "host": declared.host(),
        "backup_days": settings.BACKUP_KEYS_DAYS,
    }
    return render(request, "staff/register.html", page)


@require_safe
def register_file(request: HttpRequest) -> HttpResponse:
    """Give the register as CSV; taking it away is in the trail."""
    access_role(request.user, Role.DPO)
    record("register.exported", actor_id=request.user.pk, ground="dpo")
    held = io.StringIO()
    rows = csv.writer(held, delimiter=";")
    rows.writerow(COLUMNS)
    for one in declared.entries():
        words = (one.group, one.what, one.purpose, one.legal_basis, one.retention)
        rows.writerow((*words, one.sealed, one.erasure, one.table))
    answer = HttpResponse(BOM + held.getvalue(), content_type="text/csv; charset=utf-8")
    today = timezone.localdate(clock.now()).isoformat()
    answer["Content-Disposition"] = f'attachment; filename="registre-{today}.csv"'
    return answer
