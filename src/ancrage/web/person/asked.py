"""What someone asked, in sentences: where each request stands, and what happened, with dates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ancrage.exchanges import queries
from ancrage.exchanges.days import PART_WORDS, Day, Part
from ancrage.exchanges.rules import CallState
from ancrage.web.ui.templatetags.words import hour, on_day

EVENTS = {
    "sent": "Demande envoyée{to}",
    "seen": "Vue par l’équipe",
    "taken": "Prise par {who}, qui va vous rappeler",
    "handed_over": "{who} l’a confiée à {to_name}",
    "no_answer": "{who} a appelé, sans réponse",
    "wrong_number": "{who} a appelé : ce n’était pas le bon numéro",
    "number_changed": "Vous avez changé le numéro",
    "escalated": "Personne ne l’a prise à temps : la coordination est prévenue",
    "reached": "{who} vous a eu·e au téléphone",
    "not_reached": "{who} a cessé d’appeler",
    "cancelled": "Vous l’avez annulée",
    "expired": "Le moment est passé sans que personne ne la prenne",
}
TONES = {CallState.REACHED: "good", CallState.NOT_REACHED: "warn", CallState.EXPIRED: "warn"}


@dataclass(frozen=True)
class Passage:
    """One line of what happened."""

    at: datetime
    words: str


@dataclass(frozen=True)
class Asked:
    """A request to be called back, ready for a page."""

    id: Any
    when: str
    at: datetime
    state: str
    tone: str
    open: bool
    wrong_number: bool
    take_by: datetime
    waiting: bool


def asked(row: Any) -> Asked:
    """Return a request as its line shows it."""
    state = CallState(row.state)
    return Asked(
        id=row.pk,
        when=moment_words(row),
        at=row.created_at,
        state=state_words(row),
        tone=TONES.get(state, "info"),
        open=state in (CallState.WAITING, CallState.TAKEN),
        wrong_number=row.wrong_number,
        take_by=row.take_by,
        waiting=state is CallState.WAITING,
    )


def moment_words(row: Any) -> str:
    """Say the moment that was asked for: its day does not move as days pass."""
    if row.day == Day.WEEK:
        return f"D’ici {on_day(row.ends_at)}, plutôt {PART_WORDS[Part(row.part)]}"
    return f"{on_day(row.starts_at).capitalize()}, de {hour(row.starts_at)} à {hour(row.ends_at)}"


def state_words(row: Any) -> str:
    """Say where a request stands, in a few words."""
    taker = row.taken_by.shown_name if row.taken_by else ""
    tried = f", {row.tries} essai{'s' if row.tries > 1 else ''} sans vous joindre" if row.tries else ""
    if row.state == CallState.WAITING:
        return "Vue, pas encore prise" if queries.seen_at(row) else "Envoyée"
    return {
        CallState.TAKEN: f"Prise par {taker}{tried}",
        CallState.REACHED: f"Rappel fait par {taker}",
        CallState.NOT_REACHED: f"Pas joint·e{tried}",
        CallState.CANCELLED: "Annulée",
        CallState.EXPIRED: "Expirée",
    }[CallState(row.state)]


def passages(row: Any) -> list[Passage]:
    """Return what happened to a request, in sentences."""
    to = f" à {row.addressed_to.shown_name}" if row.addressed_to else " à l’équipe"
    return [
        Passage(one.at, EVENTS[one.kind].format(who=one.who or "L’équipe", to=to, to_name=one.to))
        for one in queries.passages(row)
    ]
