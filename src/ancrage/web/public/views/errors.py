"""Pages for what went wrong: a French sentence, a way on, and help always in reach."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reswap, retarget


def fact(request: HttpRequest, *, said: str, status: int) -> HttpResponse:
    """Render `said` with its HTTP status: a page, or for htmx a fragment that goes above the content."""
    if not getattr(request, "htmx", False):
        return render(request, "public/fact.html", {"said": said, "status": status}, status=status)
    response = render(request, "public/fact_fragment.html", {"said": said, "status": status}, status=status)
    return reswap(retarget(response, "#said"), "innerHTML")


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here, without saying why."""
    del exception
    return fact(request, said="Cette page n’existe pas, ou elle n’est pas pour vous.", status=404)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Say that we failed, and what to do meanwhile. Uses no database and no context of the house."""
    del request
    return render(None, "public/server_error.html", status=500)  # type: ignore[arg-type]


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form had expired; what was typed stays in the page one goes back to."""
    del reason
    return fact(
        request,
        said="Ce formulaire avait expiré. Revenez en arrière et renvoyez-le : votre texte y est encore.",
        status=403,
    )
