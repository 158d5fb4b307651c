"""Which pages a visitor is offered: by what they are, never more than they may open."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from ancrage.accounts import queries
from ancrage.accounts.rules import CARE_ROLES, Role


@dataclass(frozen=True)
class Place:
    """A page in the navigation: its URL name, its word, and the URL name of what counts what waits there."""

    name: str
    label: str
    counter: str = ""


@dataclass(frozen=True)
class Link:
    """A place, as the template shows it."""

    url: str
    label: str
    current: bool
    counter: str = ""


VISITOR = (
    Place("talk_start", "Parler"),
    Place("exercises", "Exercices"),
    Place("how", "Comment ça marche"),
)
PERSON = (
    Place("my_space", "Mon espace"),
    Place("talk_start", "Parler"),
    Place("exercises", "Exercices"),
    Place("requests_mine", "Mes demandes"),
    Place("my_data", "Mes données"),
)
CARE = (
    Place("alerts", "Alertes", counter="alerts_count"),
    Place("requests", "Demandes", counter="requests_count"),
    Place("threads", "Messages", counter="threads_count"),
    Place("slots", "Créneaux"),
    Place("signals", "Signaux"),
    Place("readings_quality", "Lectures"),
    Place("team", "Équipe"),
)
CONTACTS = (Place("contacts_own", "Contacts"),)
TRAIL = (Place("trail", "Journal"), Place("data_requests", "Demandes"), Place("register", "Registre"))
ACCOUNT = (Place("mfa_index", "Sécurité"),)


def places_for(roles: Iterable[Role] | None) -> tuple[Place, ...]:
    """Return the places of a visitor (None), of a person (no role), or of whoever holds these roles."""
    if roles is None:
        return VISITOR
    held = frozenset(roles)
    if not held:
        return PERSON
    places = CARE if held & CARE_ROLES else ()
    places += CONTACTS if Role.PREVENTION_LEAD in held else ()
    return places + (TRAIL if Role.DPO in held else ()) + ACCOUNT


def links_for(request: HttpRequest) -> list[Link]:
    """Return the navigation of whoever asks, with the page they are on marked."""
    return [link_to(place, request.path) for place in places_for(roles_behind(request))]


def roles_behind(request: HttpRequest) -> frozenset[Role] | None:
    """Return the roles in force of whoever asks; None for an anonymous visitor."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return queries.roles_of(user)


def link_to(place: Place, here: str) -> Link:
    """Return the link to a place."""
    url = reverse(place.name)
    counter = reverse(place.counter) if place.counter else ""
    return Link(url, place.label, current=here.startswith(url), counter=counter)
