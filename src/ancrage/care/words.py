"""The circuit's words: levels, states, kinds, ways, outcomes. Pure."""

from enum import StrEnum


class Level(StrEnum):
    """How urgent an alert is. Order: red > orange > yellow."""

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"

    @property
    def rank(self) -> int:
        return {"red": 3, "orange": 2, "yellow": 1}[self.value]

    @property
    def label(self) -> str:
        return {"red": "Rouge", "orange": "Orange", "yellow": "Jaune"}[self.value]


class AlertState(StrEnum):
    """An alert waits, is taken, then closed with an outcome. Taken is not closed."""

    WAITING = "waiting"
    TAKEN = "taken"
    CLOSED = "closed"


class ReasonKind(StrEnum):
    """Why an alert is raised or joined."""

    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    VIOLENCE_SUFFERED = "violence_suffered"
    CHILD_IN_DANGER = "child_in_danger"
    VIOLENCE_THREATENED = "violence_threatened"
    MEDICAL_EMERGENCY = "medical_emergency"
    PSYCHOSIS = "psychosis"
    MANIA = "mania"
    OTHER_IN_DANGER = "other_in_danger"
    UNREADABLE = "unreadable"  # the reading failed twice: unknown, never calm
    UNANSWERED = "unanswered"  # left after the direct question
    HARASSMENT_WORK = "harassment_work"
    DETERIORATION = "deterioration"
    ASKED_FOR = "asked_for"  # the person asked for a human

    @property
    def label(self) -> str:
        """The words a professional reads."""
        return REASON_WORDS[self]


REASON_WORDS = {
    ReasonKind.SUICIDE: "Risque suicidaire",
    ReasonKind.SELF_HARM: "Se fait du mal",
    ReasonKind.VIOLENCE_SUFFERED: "Violences subies",
    ReasonKind.CHILD_IN_DANGER: "Enfant en danger",
    ReasonKind.VIOLENCE_THREATENED: "Danger pour quelqu’un d’autre",
    ReasonKind.MEDICAL_EMERGENCY: "Urgence médicale",
    ReasonKind.PSYCHOSIS: "Perte de contact possible avec la réalité",
    ReasonKind.MANIA: "Agitation ou exaltation inhabituelle",
    ReasonKind.OTHER_IN_DANGER: "Inquiétude pour un proche",
    ReasonKind.UNREADABLE: "Message que le programme n’a pas pu lire",
    ReasonKind.UNANSWERED: "Question directe restée sans réponse",
    ReasonKind.HARASSMENT_WORK: "Harcèlement au travail",
    ReasonKind.DETERIORATION: "Aggravation",
    ReasonKind.ASKED_FOR: "Demande à parler à quelqu’un",
}

RECHECKED = frozenset(
    {ReasonKind.SUICIDE, ReasonKind.SELF_HARM, ReasonKind.UNANSWERED, ReasonKind.UNREADABLE}
)
"""Kinds after which the talk asks again at day 1, 3, 7."""


class Outcome(StrEnum):
    """How an alert ended, said by a human."""

    REACHED_SAFE = "reached_safe"
    PLAN_REVIEWED = "plan_reviewed"
    EMERGENCY_CALLED = "emergency_called"
    HOSPITAL = "hospital"
    RELAYED = "relayed"
    NOT_REACHED = "not_reached"
    FALSE_ALARM = "false_alarm"

    @property
    def label(self) -> str:
        return OUTCOME_WORDS[self]


OUTCOME_WORDS = {
    Outcome.REACHED_SAFE: "Personne jointe, en sécurité",
    Outcome.PLAN_REVIEWED: "Plan de sécurité revu ensemble",
    Outcome.EMERGENCY_CALLED: "Secours appelés",
    Outcome.HOSPITAL: "Prise en charge à l’hôpital",
    Outcome.RELAYED: "Relais pris par un·e autre professionnel·le",
    Outcome.NOT_REACHED: "Non jointe malgré les essais",
    Outcome.FALSE_ALARM: "Fausse alerte",
}


class ContactWay(StrEnum):
    """How someone was, or was not, reached."""

    PHONE = "phone"
    TALK = "talk"
    VISIT = "visit"
    RELATIVE = "relative"
    EMERGENCY = "emergency"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        """The words a professional reads."""
        return WAY_WORDS[self]


WAY_WORDS = {
    ContactWay.PHONE: "Par téléphone",
    ContactWay.TALK: "Dans la conversation",
    ContactWay.VISIT: "De vive voix",
    ContactWay.RELATIVE: "Par un proche",
    ContactWay.EMERGENCY: "Par les secours",
    ContactWay.NO_ANSWER: "Essai sans réponse",
}


class EventKind(StrEnum):
    """What happens to an alert."""

    RAISED = "raised"
    JOINED = "joined"
    TOLD = "told"
    ESCALATED = "escalated"
    TAKEN = "taken"
    CONTACT = "contact"
    IDENTITY = "identity_opened"
    RELEASED = "released"
    REMINDED = "reminded"
    STEPPED_DOWN = "stepped_down"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The words a professional reads."""
        return EVENT_WORDS[self]


EVENT_WORDS = {
    EventKind.RAISED: "Alerte ouverte",
    EventKind.JOINED: "Nouvel élément",
    EventKind.TOLD: "Personnes prévenues",
    EventKind.ESCALATED: "Sans réponse à temps : d’autres personnes prévenues",
    EventKind.TAKEN: "Prise en charge",
    EventKind.CONTACT: "Contact",
    EventKind.IDENTITY: "Identité ouverte",
    EventKind.RELEASED: "Remise en attente : pas de contact à temps",
    EventKind.REMINDED: "Rappel : l’issue manque",
    EventKind.STEPPED_DOWN: "Passage en veille",
    EventKind.CLOSED: "Alerte close",
}

TOLD_TO_PERSON = (EventKind.TAKEN, EventKind.IDENTITY, EventKind.CLOSED)
"""What the person is told of, unless telling is marked dangerous."""
