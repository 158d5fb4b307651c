"""Words for who answers and when: `Ouvert jusqu’à 23 h`, `Fermé, ouvre demain à 9 h`, `vérifié en septembre 2023`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import template

from ancrage.content import Resource, country
from ancrage.kernel import clock
from ancrage.orientation.hours import State
from ancrage.web.ui.templatetags.words import MONTHS, day_words, hour_words

register = template.Library()

WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
HOME = ZoneInfo("Europe/Paris")
WAYS = {
    "chat": "chat",
    "email": "courrier électronique",
    "app": "application",
    "video": "visio",
    "lsf": "langue des signes",
}


@register.filter
def opening_words(state: State | None, resource: Resource | None = None) -> str:
    """Say whether someone answers, until when or from when; "" when it is not known. A far clock names its city."""
    if state is None or state.open is None:
        return ""
    doubt = "" if state.sure else ", horaires à confirmer"
    if state.open and state.until is None:
        return f"Ouvert jour et nuit{doubt}"
    at = state.until if state.open else state.opens
    if at is None:
        return f"Fermé en ce moment{doubt}"
    said = f"Ouvert jusqu’à {hour_words(at)}" if state.open else f"Fermé, ouvre {next_words(at)}"
    return f"{said}{_whose_hour(at, resource)}{doubt}"


def next_words(at: datetime) -> str:
    """Say when a place opens, in its own time: `à 21 h`, `demain à 9 h`, `lundi à 9 h`, `le 5 mai à 9 h`."""
    today = clock.now().astimezone(at.tzinfo).date()
    ahead = (at.date() - today).days
    hour = f"à {hour_words(at)}"
    if ahead < 2:
        return f"demain {hour}" if ahead else hour
    return f"{WEEK[at.weekday()]} {hour}" if ahead < 7 else f"le {day_words(at.date(), today)} {hour}"


def _whose_hour(at: datetime, resource: Resource | None) -> str:
    if resource is None or at.utcoffset() == at.astimezone(HOME).utcoffset():
        return ""
    return f" (heure de {country(resource.country).hour_of})"


@register.filter
def checked_words(resource: Resource) -> str:
    """Say when a resource was last checked: `vérifié le 7 novembre 2025`, `vérifié en septembre 2023`, `vérifié en 2018`."""
    parts = [int(part) for part in resource.verified.split("-")] if resource.verified else []
    if not parts:
        return "pas encore vérifié"
    if len(parts) == 1:
        return f"vérifié en {parts[0]}"
    if len(parts) == 2:
        return f"vérifié en {MONTHS[parts[1] - 1]} {parts[0]}"
    return f"vérifié le {_full(date(*parts))}"


def _full(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def ways_words(resource: Resource) -> list[str]:
    """Return the other ways to reach someone, in words."""
    return [WAYS[way] for way in resource.ways]
