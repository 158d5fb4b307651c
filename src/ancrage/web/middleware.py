"""What every request goes through: headers, second factor first, facts turned into answers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from ancrage.accounts.queries import must_set_second_factor
from ancrage.kernel.errors import AncrageError, Conflict, Invalid, NotFound, Refused
from ancrage.web.public.views.demo import on_loopback
from ancrage.web.public.views.errors import fact

FOUND = 302
Respond = Callable[[HttpRequest], HttpResponse]
STATUS: dict[type[AncrageError], int] = {NotFound: 404, Refused: 403, Conflict: 409, Invalid: 422}
WITHOUT_SECOND_FACTOR = frozenset(
    {
        *(
            "help",
            "finding",
            "sessions",
            "nearby",
            "how",
            "offline",
            "quick_exit",
            "device",
            "health",
            "service_worker",
            "manifest",
            "demo_enter",
        ),
        *("account_login", "account_logout", "account_reauthenticate", "account_change_password"),
        *("mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_authenticate", "mfa_login_webauthn"),
        *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    }
)
"""What stays open to whoever has a role and no second factor: help, the way out, and the setting up itself."""

ENDED = "Votre session est terminée. Ce que vous avez écrit est encore dans le champ : copiez-le, puis reconnectez-vous."

ASKED_BY_PAGES = frozenset({"alerts_count", "requests_count", "threads_count"})
"""What a page asks for by itself, again and again: nothing to show yet, and nobody to lead anywhere."""


class Facts:
    """Turn the house's errors into answers: 404, 403, 409, 422, each with a French sentence."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return fact(request, said=ENDED, status=403) if _asks_to_log_in(request, response) else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an AncrageError; let everything else be a 500."""
        for kind, status in STATUS.items():
            if isinstance(error, kind):
                return fact(request, said=error.said, status=status)
        return None


def _asks_to_log_in(request: HttpRequest, response: HttpResponse) -> bool:
    # A fragment cannot become the log-in page: what was typed would be lost with the page around it.
    htmx = getattr(request, "htmx", False)
    return (
        bool(htmx)
        and response.status_code == FOUND
        and response["Location"].startswith(reverse(settings.LOGIN_URL))
    )


class Compressed(GZipMiddleware):
    """Make the pages of a stranger light on a bad network.

    Never a page of whoever is logged in, nor an answer to what someone wrote: the length of what is compressed tells of
    its words (the BREACH attack). A form's token is masked anew in each page.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress an answer to a GET that carries no session."""
        if request.method != "GET" or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        return super().process_response(request, response)


class Headers:
    """Nothing of a page about someone stays in a shared cache; no sensor is ever asked for."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SecondFactorFirst:
    """Whoever holds a role sets up a passkey or TOTP before anything else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Lead to the second factor, unless the page is one that must stay open."""
        user, name = request.user, request.resolver_match.url_name
        if not user.is_authenticated or name in WITHOUT_SECOND_FACTOR or came_by_the_demo(request):
            return None
        if not must_set_second_factor(user):
            return None
        if name in ASKED_BY_PAGES:
            return HttpResponse(status=204)
        if getattr(request, "htmx", False):
            return HttpResponseClientRedirect(reverse("mfa_index"))
        return redirect("mfa_index")


def came_by_the_demo(request: HttpRequest) -> bool:
    """Whether this visit began by a button of the demonstration; the mark counts there only, on loopback only."""
    return settings.DEMO and on_loopback(request) and request.session.get("demo_entry") is True
