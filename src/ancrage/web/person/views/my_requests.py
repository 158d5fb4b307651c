"""What I asked of my data, and what was answered; correcting it; asking that nothing be done with it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ancrage.kernel.errors import Invalid, NotFound
from ancrage.privacy import actions, queries
from ancrage.privacy.access import access_own_request
from ancrage.privacy.rules import Asked
from ancrage.web.person.forms import RequestForm

TITLES = {
    Asked.READ: "Une lecture que je ne comprends pas",
    Asked.RECTIFY: "Faire corriger ce que d’autres ont écrit",
    Asked.LIMIT: "Limiter ce qui est fait de mes données",
}
SLUGS = {"corriger": Asked.RECTIFY, "limiter": Asked.LIMIT}
SENT = "Votre demande est partie. La réponse viendra ici, sous un mois au plus."


@require_safe
def my_requests(request: HttpRequest) -> HttpResponse:
    """List what was asked, the latest first."""
    rows = [(row, TITLES[Asked(row.kind)]) for row in queries.requests_of(request.user)]
    return render(request, "person/my_requests.html", {"requests": rows})


@require_safe
def my_request(request: HttpRequest, id: uuid.UUID) -> HttpResponse:  # noqa: A002 - the name in the URL
    """Show one request and its answer."""
    row = access_own_request(request.user, id)
    asked, answered = queries.words_of(row)
    page = {"row": row, "title": TITLES[Asked(row.kind)], "asked": asked, "answered": answered}
    return render(request, "person/my_request.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def ask_about_data(request: HttpRequest, what: str) -> HttpResponse:
    """Ask for a correction of what others wrote, or for a limit: the limit counts at once."""
    if what not in SLUGS:
        raise NotFound
    kind, form = SLUGS[what], RequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.ask(person=request.user, kind=kind, words=form.cleaned_data["words"])
        except Invalid as error:
            form.add_error("words", error.said)
        else:
            messages.success(request, SENT)
            return redirect("my_requests")
    page = {"form": form, "title": TITLES[kind], "limit": kind is Asked.LIMIT}
    return render(request, "person/ask_about_data.html", page, status=422 if form.errors else 200)
