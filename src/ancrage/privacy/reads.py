"""Who read my file, in sentences: each act said to the person it is about. Pure words; the trail is read elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

READS = {
    "person.opened": "a ouvert votre dossier",
    "talk.opened": "a ouvert une de vos conversations",
    "talk.written_in": "vous a écrit",
    "talk.report_opened": "a lu une réponse que vous aviez signalée",
    "alert.opened": "a ouvert une alerte à votre sujet",
    "evidence.opened": "a lu les messages qui ont fait ouvrir une alerte",
    "signal.opened": "a regardé ce que la machine avait remarqué",
    "signal.reviewed": "a donné son avis sur ce que la machine avait remarqué",
    "appointment.cancelled": "a annulé un rendez-vous avec vous",
    "appointment.missed": "a noté que vous n’étiez pas venu·e",
    "appointment.not_missed": "a corrigé : vous étiez venu·e",
    "thread.opened": "a ouvert vos messages",
    "thread.written_in": "vous a écrit un message",
    "callback.opened": "a ouvert votre demande de rappel",
    "callback.taken": "a pris votre demande de rappel",
    "callback.handed_over": "a confié votre demande de rappel à quelqu’un d’autre de l’équipe",
    "callback.no_answer": "vous a appelé·e, sans réponse",
    "callback.wrong_number": "vous a appelé·e, sur un numéro qui n’était pas le bon",
    "callback.reached": "vous a rappelé·e",
    "callback.not_reached": "a cessé d’appeler, sans vous joindre",
    "plan.opened": "a lu votre plan",
    "plan.code_opened": "a lu votre plan, une fois",
    "trail.searched": "a consulté la liste des accès à votre dossier",
    "request.opened": "a lu votre demande",
    "request.answered": "a répondu à votre demande",
    "request.closed": "a clos votre demande",
}
OTHERWISE = "a fait une action sur votre dossier"
KINDS = {
    "dossier": ("Mon dossier", ("person.", "plan.")),
    "mots": ("Mes conversations et ce qui y est remarqué", ("talk.", "signal.", "evidence.")),
    "alertes": ("Les alertes", ("alert.",)),
    "donnees": ("La protection des données", ("trail.", "request.")),
}
"""What a list of reads may be narrowed to: its words, and how the acts of the trail begin."""
GROUNDS = {
    "standing": "parce que cette personne vous suit",
    "care": "parce que cette personne vous suit ou a pris votre alerte",
    "alert_only": "parce que cette personne a pris votre alerte",
    "taken": "parce que cette personne a pris votre alerte",
    "own agenda": "dans son agenda",
    "the person asked": "parce que vous l’avez demandé",
    "cover policy": "parce que cette personne est sur la liste de garde",
    "code": "avec le code que vous aviez donné",
    "dpo": "parce que cette personne veille à la protection des données",
    "operator": "parce que vous l’avez demandé par écrit",
    "shared": "parce que vous avez partagé cela avec cette personne",
}
WITHOUT_ACCOUNT = {"plan.code_opened": "Un proche"}
"""Acts that need no account: who did them is told as well as it is known."""
SAID_ELSEWHERE = ("alert.",)
"""Acts of the circuit are told apart, in its own words: an opening that would be dangerous to tell is not told here."""
REFUSED = "refused"
"""An attempt that was refused read nothing: it is for the data protection officer, not for this list."""


@dataclass
class Read:
    """Someone's acts of one kind on one day, as one sentence. `entry`: the latest line of the trail behind it."""

    at: datetime
    who: str
    what: str
    why: str
    times: int = 1
    entry: UUID | None = None


def reads(entries: Iterable[Any], names: Mapping[Any, str]) -> list[Read]:
    """Return what others did with a file, newest first, the same act on the same day said once."""
    said: dict[tuple[Any, str, str, date], Read] = {}
    for entry in entries:
        if not is_a_read(entry):
            continue
        key = (entry.actor_id, entry.action, entry.ground, timezone.localdate(entry.at))
        if key in said:
            said[key].times += 1
        else:
            said[key] = sentence(entry, names)
    return list(said.values())


def sentence(entry: Any, names: Mapping[Any, str]) -> Read:
    """Return one line of the trail as a sentence: who, what, why."""
    who = WITHOUT_ACCOUNT.get(entry.action) or names.get(entry.actor_id, "Un compte fermé depuis")
    return Read(entry.at, who, READS.get(entry.action, OTHERWISE), why(entry.ground), entry=entry.pk)


def is_a_read(entry: Any) -> bool:
    """Whether a line of the trail belongs to the list of who read a file: an act of someone, not refused, told here."""
    someone = entry.actor_id is not None or entry.action in WITHOUT_ACCOUNT
    if not someone or REFUSED in entry.action or entry.detail.get(REFUSED):
        return False
    return entry.action in READS or not entry.action.startswith(SAID_ELSEWHERE)


def why(ground: str) -> str:
    """Return on what right, as said to the person."""
    return GROUNDS.get(ground.removesuffix(" relation"), "")
