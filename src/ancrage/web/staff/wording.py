"""The words of these pages for codes. Pure."""

from collections.abc import Mapping
from typing import Any

ACTS = {
    "login": "s’est connecté·e",
    "login.refused": "connexion refusée",
    "logout": "s’est déconnecté·e",
    "account.opened": "a ouvert son compte",
    "recovery_codes.made": "a fait des codes de secours",
    "recovery_code.used": "a retrouvé son compte par un code",
    "email.set": "a changé son adresse électronique",
    "identity.set": "a changé ses coordonnées scellées",
    "role.granted": "a donné un rôle",
    "role.ended": "a retiré un rôle",
    "consent.given": "a donné un accord",
    "consent.withdrawn": "a retiré un accord",
    "person.opened": "a ouvert un dossier",
    "person.erased": "effacement d’un dossier",
    "person.erased_again": "effacement refait après une restauration",
    "talk.opened": "a ouvert une conversation",
    "talk.report_opened": "a lu une réponse signalée",
    "talk.erased": "a effacé une de ses conversations",
    "talk.written_in": "a écrit dans une conversation",
    "evidence.opened": "a lu les preuves d’une alerte",
    "signal.opened": "a ouvert un signal",
    "signal.reviewed": "a donné un avis sur un signal",
    "thread.opened": "a ouvert un fil de messages",
    "thread.read": "a lu ses messages",
    "thread.written_in": "a écrit dans un fil de messages",
    "slots.opened": "a ouvert des créneaux",
    "slots.withdrawn": "a retiré des créneaux",
    "appointment.booked": "a pris un rendez-vous",
    "appointment.moved": "a déplacé un rendez-vous",
    "appointment.cancelled": "a annulé un rendez-vous",
    "appointment.missed": "a noté une absence",
    "appointment.not_missed": "a corrigé une absence",
    "callback.sent": "a demandé un rappel",
    "callback.opened": "a ouvert une demande de rappel",
    "callback.taken": "a pris une demande de rappel",
    "callback.handed_over": "a confié une demande de rappel",
    "callback.no_answer": "a appelé, sans réponse",
    "callback.wrong_number": "a appelé, mauvais numéro",
    "callback.number_changed": "a changé son numéro dans une demande",
    "callback.escalated": "demande de rappel portée à la coordination",
    "callback.reached": "a rappelé la personne",
    "callback.not_reached": "a clos une demande sans joindre la personne",
    "callback.cancelled": "a annulé sa demande de rappel",
    "callback.expired": "demande de rappel éteinte sans preneur",
    "alert.raised": "alerte ouverte",
    "alert.joined": "élément ajouté à une alerte",
    "alert.opened": "a ouvert une alerte",
    "alert.told": "personnes prévenues d’une alerte",
    "alert.escalated": "alerte passée à l’étape suivante",
    "alert.taken": "a pris une alerte",
    "alert.contact": "a noté un contact",
    "alert.identity_opened": "a ouvert une identité",
    "alert.released": "alerte remise en attente",
    "alert.reminded": "rappel d’une issue manquante",
    "alert.stepped_down": "alerte passée en veille",
    "alert.closed": "a clos une alerte",
    "cover.drafted": "a écrit un brouillon de couverture",
    "cover.signed": "a signé la couverture",
    "free_talk.stopped": "a arrêté la conversation libre",
    "free_talk.resumed": "a rouvert la conversation libre",
    "contact.added": "a ajouté un contact de l’organisation",
    "contact.written": "a revérifié un contact de l’organisation",
    "contact.ended": "a retiré un contact de l’organisation",
    "contact.word_made": "a fait le mot qui ouvre les contacts",
    "places.imported": "liste des lieux de soin mise en service",
    "places.list_chosen": "autre liste des lieux de soin choisie",
    "plan.opened": "a ouvert un plan",
    "plan.shared": "a partagé son plan",
    "plan.unshared": "a cessé de partager son plan",
    "plan.code_made": "a fait un code pour son plan",
    "plan.code_opened": "plan ouvert par un code",
    "plan.code_revoked": "a retiré un code de son plan",
    "request.made": "a fait une demande sur ses données",
    "request.opened": "a ouvert une demande sur des données",
    "request.answered": "a répondu à une demande sur des données",
    "request.closed": "a clos une demande sur des données",
    "copy.asked": "a demandé une copie de son dossier",
    "copy.made": "copie d’un dossier préparée",
    "copy.failed": "copie d’un dossier qui n’a pas pu être préparée",
    "copy.downloaded": "a téléchargé une copie de son dossier",
    "copy.written": "copie d’un dossier écrite par l’exploitant",
    "copy.expired": "copie d’un dossier effacée, son délai passé",
    "pause.begun": "a commencé une pause",
    "pause.ended": "a fini sa pause",
    "limit.begun": "a limité ce qui est fait de ses données",
    "limit.ended": "a levé la limitation",
    "erasure.asked": "a demandé l’effacement de son dossier",
    "erasure.refused": "effacement refusé : un rôle professionnel est tenu",
    "erasure.called_off": "a annulé l’effacement de son dossier",
    "register.exported": "a exporté le registre des traitements",
    "trail.searched": "a cherché dans le journal",
    "keys.added": "clé de chiffrement ajoutée",
    "keys.retired": "clé de chiffrement retirée",
    "keys.rewrapped": "clés de données réenveloppées",
    "backup.made": "sauvegarde faite",
    "backup.restored": "sauvegarde restaurée",
}
"""Acts as the trail's reader reads them; one that is not here shows its code."""

FAMILIES = [
    ("person.", "Dossiers"),
    ("talk.", "Conversations"),
    ("evidence.", "Preuves lues"),
    ("signal.", "Signaux"),
    ("alert.", "Alertes"),
    ("alert.identity_opened", "Identités ouvertes"),
    ("consent.", "Accords"),
    ("request.", "Demandes sur les données"),
    ("copy.", "Copies de dossiers"),
    ("erasure.", "Effacements demandés"),
    ("role.", "Rôles"),
    ("cover.", "Couverture"),
    ("free_talk.", "Arrêt de la conversation"),
    ("log", "Connexions"),
    ("trail.", "Lectures du journal"),
    ("keys.", "Clés"),
    ("backup.", "Sauvegardes"),
]

ASKED = {
    "read": "Une lecture incomprise",
    "rectify": "Rectification",
    "limit": "Limitation",
}
"""What people ask of their data."""

FINDINGS = {
    "edited": "une ligne a été modifiée",
    "deleted": "une ligne a disparu",
    "reordered": "des lignes ont changé de place",
    "rewritten": "la chaîne a été refaite",
    "tail_cut": "la fin du journal a été coupée",
    "forged_head": "une tête signée n’est pas de cette maison",
    "unsealed": "des lignes attendent leur maillon depuis trop longtemps",
    "outside": "une ligne est restée hors de la chaîne",
    "unguarded": "la base accepterait une modification : ses garde-fous manquent",
}

GROUNDS = {
    "cover policy": "sur la couverture signée",
    "taken": "alerte prise",
    "care relation": "suit la personne, ou a pris son alerte",
    "standing relation": "suit la personne",
    "alert_only relation": "le temps d’une alerte",
    "standing": "suit la personne",
    "alert_only": "le temps d’une alerte",
    "own_file": "son propre dossier",
    "own_account": "son propre compte",
    "coordination": "coordination",
    "console": "console du site",
    "dpo": "protection des données",
    "own agenda": "son propre agenda",
    "the person asked": "la personne l’a demandé",
    "operator": "hébergement",
    "restore": "restauration",
}

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def act_words(action: str) -> str:
    """Return an act in words."""
    return ACTS.get(action, action)


def ground_words(ground: str) -> str:
    """Return on what right, in words."""
    return GROUNDS.get(ground, ground)


def opening_words(opening: Mapping[str, Any]) -> str:
    """Say when someone is on duty.

    >>> opening_words({"days": [0, 1], "from": "09:00", "to": "18:30"})
    'lundi et mardi, de 9 h à 18 h 30'
    """
    if opening.get("always"):
        return "jour et nuit, tous les jours"
    days = [DAYS[day] for day in opening.get("days", ())]
    if not days:
        return "jamais"
    said = " et ".join([", ".join(days[:-1]), days[-1]]) if len(days) > 1 else days[0]
    return f"{said}, de {_hour(str(opening['from']))} à {_hour(str(opening['to']))}"


def _hour(written: str) -> str:
    hour, minute = written.split(":")[:2]
    return f"{int(hour)} h" if minute == "00" else f"{int(hour)} h {minute}"
