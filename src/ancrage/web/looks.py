"""How pages look on this device: by day or by night, words set closer or wider. A choice kept in a cookie, without an account.

The cookie says nothing of anyone: `affichage=<scheme>.<reading>`. The script reads it too (js/house.js), for pages that
were kept for the day without a network.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ancrage.kernel import clock

COOKIE = "affichage"
LASTS = 365 * 24 * 3600
NIGHT_FROM, NIGHT_UNTIL = 21, 7  # local hours


class Scheme(StrEnum):
    """Day or night."""

    DEVICE = "device"
    LIGHT = "light"
    DARK = "dark"
    NIGHT = "night"  # dark from NIGHT_FROM to NIGHT_UNTIL


class Reading(StrEnum):
    """How words are set."""

    USUAL = "usual"
    SPACED = "spaced"


@dataclass(frozen=True)
class Look:
    """The choice of this device."""

    scheme: Scheme = Scheme.DEVICE
    reading: Reading = Reading.USUAL

    @property
    def now(self) -> str:
        """The scheme of the page at this hour: light, dark, or "" when the device decides."""
        if self.scheme is Scheme.DEVICE:
            return ""
        return ("dark" if is_night() else "light") if self.scheme is Scheme.NIGHT else self.scheme.value


def is_night() -> bool:
    """Whether it is night here."""
    hour = timezone.localtime(clock.now()).hour
    return hour >= NIGHT_FROM or hour < NIGHT_UNTIL


def look_of(request: HttpRequest) -> Look:
    """Return the choice of the device that asks; the usual look when it has none, or an unknown one."""
    scheme, _, reading = request.COOKIES.get(COOKIE, "").partition(".")
    try:
        return Look(Scheme(scheme), Reading(reading))
    except ValueError:
        return Look()


def keep(response: HttpResponse, look: Look, *, secure: bool) -> None:
    """Keep a choice on the device that gets this answer; the usual look needs no cookie."""
    if look == Look():
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    value = f"{look.scheme}.{look.reading}"
    response.set_cookie(COOKIE, value, max_age=LASTS, secure=secure, samesite="Lax", httponly=False)
