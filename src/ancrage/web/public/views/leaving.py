"""Quitting fast: a neutral page in the place of this one, logged out, nothing of the site left in the browser."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ancrage.content import texts

FORGET = (
    '"cookies", "storage"'  # not "cache": browsers take seconds over it, and no page of ours is ever cached
)
OURS = ("none", "same-origin")  # typed by hand or followed from one of our pages


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Answer with a neutral page and make the browser forget; a POST also ends the session on the server."""
    if request.method == "POST":
        logout(request)
    if settings.EXIT_URL:
        return forgetting(request, redirect(settings.EXIT_URL))
    return forgetting(request, render(request, "public/quick_exit.html", {"remains": texts("quick_exit")}))


def forgetting(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Drop the site's cookies and storage from the browser, unless another site sent it here."""
    if request.headers.get("Sec-Fetch-Site", "none") in OURS:
        response["Clear-Site-Data"] = FORGET
        response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite=settings.SESSION_COOKIE_SAMESITE)
    return response
