"""A professional's verdict on one thing the machine noticed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.vigilance.access import access_signal
from ancrage.vigilance.actions import review as say_verdict
from ancrage.vigilance.queries import signal_line, words_that_weigh
from ancrage.web.clinic.evidence import found
from ancrage.web.clinic.forms import ReviewForm
from ancrage.web.clinic.verdicts import choices_for

UNUSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Say right, other level or wrong; the card alone comes back to a script, the alert's page to everyone else."""
    signal = access_signal(request.user, id)
    if request.method != "POST":
        return _card(request, signal, "clinic/signal.html")
    form = ReviewForm(request.POST, levels={choice.value for choice in choices_for(signal.kind)})
    if not form.is_valid():
        return _card(request, signal, _template(request), form=form, status=UNUSABLE)
    said = form.cleaned_data
    alert = said.pop("alert")
    say_verdict(signal=signal, by=request.user, **said)
    if request.htmx:
        return _card(request, signal, _template(request), alert=alert)
    messages.success(request, "Votre avis est noté.")
    return redirect(
        f"{reverse('alert', args=[alert])}#signal-{id}" if alert else reverse("signal_review", args=[id])
    )


@require_safe
def words(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the row's own name
    """Show which words weighed most in what the learned reader heard: computed when asked, never kept."""
    signal = access_signal(request.user, id)
    line = signal_line(signal, reader=request.user)
    page = {"signal": found(line), "told": words_that_weigh(line), "back": None, "errors": []}
    return render(request, "clinic/_words.html" if request.htmx else "clinic/words.html", page)


def _template(request: HttpRequest) -> str:
    return "clinic/_signal.html" if request.htmx else "clinic/signal.html"


def _card(  # noqa: PLR0913 - what a card may show
    request: HttpRequest,
    signal: Any,
    template: str,
    *,
    form: ReviewForm | None = None,
    alert: uuid.UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    back = alert or (form.cleaned_data.get("alert") if form else None)
    page = {
        "signal": found(signal_line(signal, reader=request.user)),
        "errors": [said for errors in form.errors.values() for said in errors] if form else [],
        "back": back,
    }
    return render(request, template, page, status=status)
