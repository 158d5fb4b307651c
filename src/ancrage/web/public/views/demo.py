"""The demonstration's side door: enter as one of the invented people. Exists only there, on loopback only."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ancrage.accounts import queries
from ancrage.kernel.errors import NotFound

LOOPBACK = frozenset({"127.0.0.1", "::1"})


@dataclass(frozen=True)
class Guest:
    """A button: whom to enter as, who that is, and where it leads."""

    name: str
    label: str
    who: str
    leads_to: str


GUESTS = (
    Guest("amina", "Amina", "personne suivie", "talk_start"),
    Guest("basile", "Basile", "salarié, sans suivi", "talk_start"),
    Guest("claire", "Claire", "psychologue, d’astreinte", "alerts"),
    Guest("denis", "Denis", "psychologue sans relation avec Amina", "alerts"),
    Guest("solene", "Solène", "responsable de la sécurité des alertes", "team"),
    Guest("farid", "Farid", "protection des données", "trail"),
)


def on_loopback(request: HttpRequest) -> bool:
    """Whether the request comes from this machine itself, and through no proxy."""
    forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not forwarded


def guests(request: HttpRequest) -> tuple[Guest, ...]:
    """Return the buttons to show: none outside the demonstration."""
    return GUESTS if settings.DEMO and on_loopback(request) else ()


@login_not_required
@require_POST
def demo_enter(request: HttpRequest, name: str) -> HttpResponse:
    """Enter as one of the invented people; NotFound anywhere but in the demonstration on loopback."""
    guest = next((guest for guest in guests(request) if guest.name == name), None)
    person = queries.user_named(name) if guest else None
    if guest is None or person is None:
        raise NotFound
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session["demo_entry"] = True
    return redirect(guest.leads_to)
