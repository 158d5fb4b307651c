"""The emergency stop: free talk turns into resources only, everywhere, at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.accounts.access import access_role
from ancrage.accounts.rules import GIVES_ROLES
from ancrage.companion import actions, queries
from ancrage.web.staff.forms import StopForm


@require_http_methods(["GET", "HEAD", "POST"])
def free_talk_stop(request: HttpRequest) -> HttpResponse:
    """Show whether free talk is stopped; stop it with a reason, or let it go on."""
    access_role(request.user, *GIVES_ROLES)
    stop = queries.free_talk_stop()
    form = StopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and "resume" in request.POST:
        if stop is not None:
            actions.resume_free_talk(stop=stop, by=request.user)
            messages.success(request, "La conversation libre est rouverte, en votre nom.")
        return redirect("free_talk_stop")
    if request.method == "POST" and form.is_valid():
        actions.stop_free_talk(by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "La conversation libre est arrêtée, en votre nom.")
        return redirect("free_talk_stop")
    return render(
        request, "staff/stop.html", {"stop": stop, "form": form}, status=422 if form.errors else 200
    )
