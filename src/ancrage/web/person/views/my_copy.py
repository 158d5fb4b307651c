"""A copy of my file: ask, wait, download for some days."""

import uuid

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.privacy import actions, queries
from ancrage.privacy.access import access_copy


@require_http_methods(["GET", "HEAD", "POST"])
def my_copy(request: HttpRequest) -> HttpResponse:
    """Say what a copy holds and where the last one stands; ask for one."""
    if request.method == "POST":
        actions.ask_copy(person=request.user)
        messages.success(request, "C’est demandé. La copie se prépare, vous pouvez quitter cette page.")
        return redirect("my_copy")
    last = queries.copies(request.user).first()
    page = {
        "ready": list(queries.ready_copies(request.user)),
        "making": last is not None and last.ready_at is None and last.failed_at is None,
        "failed": last is not None and last.failed_at is not None,
        "days": settings.COPY_DAYS,
    }
    return render(request, "person/my_copy.html", page)


@require_safe
@reauthentication_required
def copy_download(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Give the archive, once the passphrase was just given. Its name says nothing of whose it is."""
    copy = access_copy(request.user, id)
    answer = HttpResponse(actions.opened_copy(copy=copy), content_type="application/zip")
    made = timezone.localdate(copy.ready_at)
    answer["Content-Disposition"] = f'attachment; filename="dossier-{made.isoformat()}.zip"'
    return answer
