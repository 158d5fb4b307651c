"""The plan on one device, without a network: the choice lives in a cookie of that device, bound to one account.

The contract with the service worker is written at the top of `templates/person/plan_offline.html`.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = "plan_here"
KEEP_HEADER = "X-Ancrage-Keep"
YEAR = 365 * 24 * 3600


def here(request: HttpRequest) -> bool:
    """Whether whoever is logged in asked to read their plan without a network on this device."""
    return constant_time_compare(request.COOKIES.get(COOKIE, ""), _mark(request))


def choose(request: HttpRequest, response: HttpResponse, *, on: bool) -> HttpResponse:
    """Write the choice on this device, or take it away."""
    if on:
        response.set_cookie(
            COOKIE, _mark(request), max_age=YEAR, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _mark(request: HttpRequest) -> str:
    return salted_hmac("ancrage.plan_here", str(request.user.pk)).hexdigest()
