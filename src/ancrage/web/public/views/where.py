"""Where my data is, who reads it, for how long: in words for everyone, from what the code declares."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ancrage import content
from ancrage.privacy import register
from ancrage.privacy.copying.archive import SCHEMA


@login_not_required
@require_safe
def where_is_my_data(request: HttpRequest) -> HttpResponse:
    """Say where, who, how long."""
    page = {
        "where": content.texts("where_data"),
        "who": content.texts("who_reads_data"),
        "host": register.host(),
        "recipients": register.recipients(),
        "groups": [(name, lines) for name, lines in register.grouped().items()],
        "backup_days": settings.BACKUP_KEYS_DAYS,
        "erasure_days": settings.ERASURE_DAYS,
    }
    return render(request, "public/where_is_my_data.html", page)


@login_not_required
@require_safe
def copy_schema(request: HttpRequest) -> HttpResponse:
    """Give the JSON Schema of a copy of one's file."""
    del request
    return HttpResponse(SCHEMA.read_text(encoding="utf-8"), content_type="application/schema+json")
