"""The faces of the mood journal, as tabs."""

from dataclasses import dataclass

from django.urls import reverse

FACES = (
    ("mood", "Noter"),
    ("mood_month", "Mois"),
    ("mood_year", "Année"),
    ("mood_patterns", "Ce qui revient"),
)


@dataclass(frozen=True)
class Tab:
    """One face: its word, where it lives, whether one is on it."""

    label: str
    url: str
    current: bool
    count: int = 0


def tabs(here: str) -> tuple[Tab, ...]:
    """Return the tabs, the one of that URL name marked."""
    return tuple(Tab(label, reverse(name), name == here) for name, label in FACES)
