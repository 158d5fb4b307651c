"""Quitting fast: a neutral page in the place of this one, logged out, nothing of the site left in the browser."""

from functools import wraps

from allauth.account import views as account
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
CHOSEN_HERE = ("plan_here",)  # what was chosen on this device by whoever was logged in
OURS = ("none", "same-origin")  # typed by hand or followed from one of our pages


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Answer with a neutral page and make the browser forget; a POST also ends the session on the server."""
    if request.method == "POST":
        logout(request)
    if settings.EXIT_URL and opens_a_page(request):
        return forgetting(request, redirect(settings.EXIT_URL))
    return forgetting(request, render(request, "public/quick_exit.html", {"remains": texts("quick_exit")}))


@wraps(account.logout)
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session, and with it what was chosen on this device."""
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        for name in CHOSEN_HERE:
            response.delete_cookie(name)
    return response


def forgetting(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Drop the site's cookies and storage from the browser, unless another site sent it here.

    What a service worker fetches (to keep this page for the day without a network) drops the cookie only.
    """
    if request.headers.get("Sec-Fetch-Site", "none") in OURS:
        if opens_a_page(request):
            response["Clear-Site-Data"] = FORGET
        response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite=settings.SESSION_COOKIE_SAMESITE)
    return response


def opens_a_page(request: HttpRequest) -> bool:
    """Whether this is someone leaving (a page that opens, or the beacon sent with it), not a copy being made."""
    return request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
