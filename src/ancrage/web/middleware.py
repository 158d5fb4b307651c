"""What every request goes through: headers, second factor first, facts turned into answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from ancrage.kernel.errors import AncrageError, Conflict, Invalid, NotFound, Refused
from ancrage.web.public.views.errors import fact

Respond = Callable[[HttpRequest], HttpResponse]
STATUS: dict[type[AncrageError], int] = {NotFound: 404, Refused: 403, Conflict: 409, Invalid: 422}


class Facts:
    """Turn the house's errors into answers: 404, 403, 409, 422, each with a French sentence."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an AncrageError; let everything else be a 500."""
        for kind, status in STATUS.items():
            if isinstance(error, kind):
                return fact(request, said=error.said, status=status)
        return None


class Headers:
    """Nothing of a page about someone stays in a shared cache; no sensor is ever asked for."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cache-Control", "no-store")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SecondFactorFirst:
    """Whoever holds a role sets up a passkey or TOTP before anything else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)
