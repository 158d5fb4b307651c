"""What every template knows of the house."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest

from ancrage.plans.queries import has_plan
from ancrage.web.looks import look_of
from ancrage.web.navigation import links_for

LOCK_COOKIE = "verrou"  # set by js/lock.js where a code was chosen; the code itself never leaves the device


def house(request: HttpRequest) -> dict[str, object]:
    """Return the few facts that base templates show. `links` is asked only by pages that show it."""
    return {
        "demo": settings.DEMO,
        "exit_url": settings.EXIT_URL,
        "links": partial(links_for, request),
        "discreet": partial(is_discreet, request),
        "look": partial(look_of, request),
        "locks": partial(is_locked_by_a_code, request),
        "own_plan": partial(owns_a_plan, request),
    }


def is_discreet(request: HttpRequest) -> bool:
    """Whether whoever looks asked for a name and an icon that say nothing."""
    user = getattr(request, "user", None)
    return bool(user is not None and user.is_authenticated and user.discreet)


def is_locked_by_a_code(request: HttpRequest) -> bool:
    """Whether this device asks for a code before it shows the pages of whoever is logged in."""
    user = getattr(request, "user", None)
    return bool(LOCK_COOKIE in request.COOKIES and user is not None and user.is_authenticated)


def owns_a_plan(request: HttpRequest) -> bool:
    """Whether whoever is logged in has a plan to reopen: one look for each page, nothing is opened."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    if not hasattr(request, "_owns_a_plan"):
        request._owns_a_plan = has_plan(user)  # noqa: SLF001 - asked once, however often a page shows it
    return bool(request._owns_a_plan)  # noqa: SLF001 - as above
