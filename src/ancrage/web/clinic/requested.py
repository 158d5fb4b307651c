"""Requests in words, for those who answer them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.exchanges import queries
from ancrage.exchanges.days import PART_WORDS, Day, Part
from ancrage.exchanges.rules import CallState
from ancrage.web.ui.templatetags.words import hour, on_day

EVENTS = {
    "sent": "Demande reçue",
    "seen": "Première ouverture par l’équipe",
    "taken": "Prise par {who}",
    "handed_over": "{who} l’a confiée à {to}",
    "no_answer": "{who} a appelé : pas de réponse",
    "wrong_number": "{who} a appelé : mauvais numéro",
    "number_changed": "La personne a donné un autre numéro",
    "escalated": "Délai passé : la coordination est prévenue",
    "reached": "{who} a eu la personne au téléphone",
    "not_reached": "{who} a clos sans avoir joint la personne",
    "cancelled": "Annulée par la personne",
    "expired": "Éteinte : personne ne l’a prise",
}
STATES = {
    CallState.WAITING: "Personne ne l’a encore prise",
    CallState.REACHED: "Personne jointe",
    CallState.NOT_REACHED: "Close sans avoir joint la personne",
    CallState.CANCELLED: "Annulée par la personne",
    CallState.EXPIRED: "Éteinte sans preneur",
}


@dataclass(frozen=True)
class Shown:
    """A request, ready for the list and for its page."""

    line: Any
    when: str
    state: str


@dataclass(frozen=True)
class Passage:
    """One line of what happened."""

    at: datetime
    words: str


def shown(line: Any) -> Shown:
    """Return a line in words."""
    return Shown(line=line, when=when_words(line), state=state_words(line))


def when_words(line: Any) -> str:
    """Say when the person would like to be called."""
    if line.day == Day.WEEK:
        return f"d’ici {on_day(line.ends_at)}, plutôt {PART_WORDS[Part(line.part)]}"
    return f"{on_day(line.starts_at)}, de {hour(line.starts_at)} à {hour(line.ends_at)}"


def state_words(line: Any) -> str:
    """Say where it stands."""
    if line.state is not CallState.TAKEN:
        return STATES[line.state]
    taken = "Prise par vous" if line.mine else f"Prise par {line.taken_by}"
    if line.wrong_number:
        return f"{taken}, mauvais numéro"
    return f"{taken}, {line.tries} essai{'s' if line.tries > 1 else ''}" if line.tries else taken


def passages(row: Any) -> list[Passage]:
    """Return what happened, in sentences."""
    return [Passage(one.at, EVENTS[one.kind].format(who=one.who, to=one.to)) for one in queries.passages(row)]
