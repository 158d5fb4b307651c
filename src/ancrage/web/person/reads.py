"""Who read my file, in sentences: each act said to the person it is about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
    "thread.opened": "a ouvert vos messages",
    "thread.written_in": "vous a écrit un message",
    "callback.opened": "a ouvert votre demande de rappel",
    "callback.taken": "a pris votre demande de rappel",
    "callback.handed_over": "a confié votre demande de rappel à quelqu’un d’autre de l’équipe",
    "callback.no_answer": "vous a appelé·e, sans réponse",
    "callback.wrong_number": "vous a appelé·e, sur un numéro qui n’était pas le bon",
    "callback.reached": "vous a rappelé·e",
    "callback.not_reached": "a cessé d’appeler, sans vous joindre",
    "trail.searched": "a consulté la liste des accès à votre dossier",
}
OTHERWISE = "a fait une action sur votre dossier"
GROUNDS = {
    "standing": "parce que cette personne vous suit",
    "care": "parce que cette personne vous suit ou a pris votre alerte",
    "alert_only": "parce que cette personne a pris votre alerte",
    "taken": "parce que cette personne a pris votre alerte",
    "the person asked": "parce que vous l’avez demandé",
    "cover policy": "parce que cette personne est sur la liste de garde",
    "dpo": "parce que cette personne veille à la protection des données",
}
SAID_ELSEWHERE = ("alert.",)
"""Acts of the circuit are told apart, in its own words: an opening that would be dangerous to tell is not told here."""


@dataclass
class Read:
    """Someone's acts of one kind on one day, as one sentence."""

    at: datetime
    who: str
    what: str
    why: str
    times: int = 1


def reads(entries: Iterable[Any], names: Mapping[Any, str]) -> list[Read]:
    """Return what others did with a file, newest first, the same act on the same day said once."""
    said: dict[tuple[Any, str, str, date], Read] = {}
    for entry in entries:
        if not is_a_read(entry.action) or entry.actor_id is None:
            continue
        key = (entry.actor_id, entry.action, entry.ground, timezone.localdate(entry.at))
        if key in said:
            said[key].times += 1
        else:
            who = names.get(entry.actor_id, "Un compte fermé depuis")
            said[key] = Read(entry.at, who, READS.get(entry.action, OTHERWISE), why(entry.ground))
    return list(said.values())


def is_a_read(action: str) -> bool:
    """Whether an act belongs to the list of who read a file."""
    return action in READS or not action.startswith(SAID_ELSEWHERE)


def why(ground: str) -> str:
    """Return on what right, as said to the person."""
    return GROUNDS.get(ground.removesuffix(" relation"), "")
