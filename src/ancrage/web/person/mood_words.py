"""Sentences that say what the arithmetic found: numbers, and nothing more than they bear. Pure."""

from ancrage.content.journal_reading import mood_words
from ancrage.journal.change import Change, Standing, Window
from ancrage.journal.patterns import Found, Moment, Pattern, Tagged
from ancrage.journal.rules import Part

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
STANDINGS = {
    Standing.UNKNOWN: "Pas assez de jours notés, ces temps-ci ou avant, pour comparer. Cela ne dit rien de comment vous allez.",
    Standing.STEADY: "Ces deux dernières semaines ressemblent à vos semaines d’avant.",
    Standing.UNSURE: "Une des deux dernières semaines est plus basse que vos semaines d’avant. Une seule ne suffit pas pour parler d’un changement.",
    Standing.LOWER: "Ces deux dernières semaines sont plus basses que vos semaines d’avant.",
    Standing.HIGHER: "Ces deux dernières semaines sont plus hautes que vos semaines d’avant.",
}
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


def change_sentence(change: Change) -> str:
    """Say a lasting change with its numbers: `2,1 et 1,9 en moyenne ces deux dernières semaines, contre 3,6 …`."""
    habit, earlier, later = change.habit, change.earlier, change.later
    return (
        f"{_mean(earlier)}, puis {_mean(later)} en moyenne ces deux dernières semaines "
        f"({earlier.noted} et {later.noted} jours notés), contre {_mean(habit)} les semaines d’avant "
        f"({habit.noted} jours notés)."
    )


def standing_words(change: Change) -> str:
    """Say where someone stands against their own habit, when nothing more needs to be said."""
    return STANDINGS[change.standing]


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


def _mean(window: Window) -> str:
    return "–" if window.level is None else number(window.level)
