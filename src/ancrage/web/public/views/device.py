"""This device: how pages look on it, a code to open them, installing, what it keeps."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.web import looks
from ancrage.web.public.device_forms import LookForm


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest) -> HttpResponse:
    """Show what this device keeps and how pages look on it; take another look. Nothing of it is kept on the server."""
    now = looks.look_of(request)
    form = LookForm(
        request.POST if request.method == "POST" else None,
        initial={"scheme": now.scheme.value, "reading": now.reading.value},
    )
    if request.method == "POST" and form.is_valid():
        response = redirect("device")
        looks.keep(response, form.look, secure=settings.HTTPS)
        messages.success(request, "C’est enregistré sur cet appareil.")
        return response
    return render(request, "public/device.html", {"form": form}, status=422 if form.errors else 200)
