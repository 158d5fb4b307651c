"""Sentences that say what the arithmetic found: numbers, and nothing more than they bear. Pure."""

from ancrage.content.journal_reading import mood_words
from ancrage.journal.patterns import Found, Moment, Pattern, Tagged
from ancrage.journal.rules import Part

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
PARTS = {Part.MORNING: "matins", Part.AFTERNOON: "après-midi", Part.EVENING: "soirs"}


def sentence(pattern: Pattern) -> str:
    """Say one thing that comes back: `Les dimanches soirs : 2,1 en moyenne, contre 3,4 …, sur 9 semaines.`"""
    among = "le reste de la semaine" if isinstance(pattern.about, Moment) else "les autres jours"
    name = name_of(pattern.about)
    return (
        f"{name[0].upper()}{name[1:]} : {number(pattern.mean)} en moyenne, "
        f"contre {number(pattern.other_mean)} {among}, {_on(pattern)}."
    )


def name_of(about: Moment | Tagged) -> str:
    """Name a moment of the week, or days that bear a word of the list."""
    if isinstance(about, Tagged):
        known = next((tag for tag in mood_words().tags if tag.id == about.tag), None)
        return known.days if known else "les jours qui portent un mot retiré de la liste"
    day, next_day = WEEKDAYS[about.weekday], WEEKDAYS[(about.weekday + 1) % 7]
    if about.part is Part.NIGHT:
        return f"les nuits du {day} au {next_day}"
    return f"les {day}s {PARTS[about.part]}"


def number(value: float) -> str:
    """Write a mean as one does in French: `2,1`."""
    return f"{value:.1f}".replace(".", ",")


def what_was_seen(found: Found) -> str:
    """Say on how much this rests: `152 notes, sur 20 semaines`."""
    notes = f"{found.notes} note{'s' * (found.notes > 1)}"
    return f"{notes}, sur {found.weeks} semaine{'s' * (found.weeks > 1)}"


def _on(pattern: Pattern) -> str:
    weeks = f"{pattern.weeks} semaines"
    return f"sur {weeks}" if isinstance(pattern.about, Moment) else f"sur {pattern.noted} jours, {weeks}"
