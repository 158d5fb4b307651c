"""The direct questions of the companion, and what each answer to them says."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from vigie.reading import Outcome, Risk, Subject


class Meaning(NamedTuple):
    """What an answer says: how grave, what it asks for, and why in words."""

    level: Risk
    outcome: Outcome
    why: str


_OPEN, _ASK = Outcome.OPEN, Outcome.ASK
_EVADES = "répond à côté de la question"

# question -> answer -> meaning; an answer that is not there says nothing
MEANINGS: Mapping[str, Mapping[str, Meaning]] = MappingProxyType(
    {
        "suicide_direct": {
            "yes": Meaning(Risk.ACTIVE, _OPEN, "répond oui à la question directe sur le suicide"),
            "told": Meaning(
                Risk.PLAN, _OPEN, "répond par un moyen ou un moment à la question sur le suicide"
            ),
            "unsure": Meaning(Risk.PASSIVE, _OPEN, "n’écarte pas la question directe sur le suicide"),
            "no_but_thinks": Meaning(Risk.ACTIVE, _OPEN, "dit non, et y pense, à la question sur le suicide"),
            "no_but": Meaning(
                Risk.PASSIVE, _ASK, "dit un non qui laisse un doute à la question sur le suicide"
            ),
            "not_yet": Meaning(Risk.PASSIVE, _ASK, "répond « pas encore » à la question sur le suicide"),
            "evasive": Meaning(Risk.PASSIVE, _ASK, f"{_EVADES} directe sur le suicide"),
        },
        "suicide_plan": {
            "yes": Meaning(Risk.PLAN, _OPEN, "dit savoir comment ou quand"),
            "told": Meaning(Risk.PLAN, _OPEN, "dit comment ou quand, à la question sur un plan"),
            "unsure": Meaning(Risk.ACTIVE, _OPEN, "n’écarte pas l’idée d’un moyen"),
            "no_but_thinks": Meaning(Risk.ACTIVE, _OPEN, "dit non, et y pense, à la question sur un plan"),
            "no_but": Meaning(Risk.ACTIVE, _ASK, "dit un non qui laisse un doute à la question sur un plan"),
            "not_yet": Meaning(Risk.ACTIVE, _OPEN, "répond « pas encore » à la question sur un plan"),
            "evasive": Meaning(Risk.ACTIVE, _ASK, f"{_EVADES} sur un plan"),
        },
        "suicide_means": {
            "yes": Meaning(Risk.PLAN, _OPEN, "dit avoir un moyen à portée de main"),
            "told": Meaning(
                Risk.PLAN, _OPEN, "nomme un moyen, à la question sur ce qui est à portée de main"
            ),
            "unsure": Meaning(Risk.ACTIVE, _OPEN, "n’écarte pas d’avoir un moyen à portée de main"),
            "no_but_thinks": Meaning(Risk.ACTIVE, _OPEN, "dit non, et y pense, à la question sur un moyen"),
            "no_but": Meaning(Risk.ACTIVE, _ASK, "dit un non qui laisse un doute à la question sur un moyen"),
            "not_yet": Meaning(Risk.PLAN, _OPEN, "répond « pas encore » à la question sur un moyen"),
            "evasive": Meaning(Risk.ACTIVE, _ASK, f"{_EVADES} sur ce qui est à portée de main"),
        },
        "already_done": {
            "yes": Meaning(Risk.IMMINENT, _OPEN, "dit avoir déjà fait quelque chose pour mourir"),
            "told": Meaning(Risk.IMMINENT, _OPEN, "nomme ce qui a été pris ou fait pour mourir"),
            "unsure": Meaning(
                Risk.IMMINENT, _OPEN, "n’écarte pas d’avoir déjà fait quelque chose pour mourir"
            ),
            "no_but_thinks": Meaning(Risk.ACTIVE, _OPEN, "n’a rien fait encore, et y pense"),
            "no_but": Meaning(
                Risk.PLAN, _ASK, "dit un non qui laisse un doute : a-t-elle déjà fait quelque chose"
            ),
            "not_yet": Meaning(Risk.PLAN, _OPEN, "répond « pas encore » à : avoir déjà fait quelque chose"),
            "evasive": Meaning(Risk.PLAN, _ASK, f"{_EVADES} : avoir déjà fait quelque chose"),
        },
        "safety_now": {
            "no": Meaning(Risk.IMMINENT, _OPEN, "dit ne pas être à l’abri maintenant"),
            "not_yet": Meaning(Risk.IMMINENT, _OPEN, "dit ne pas être encore à l’abri"),
            "no_but": Meaning(Risk.IMMINENT, _OPEN, "dit ne pas être à l’abri maintenant"),
            "no_but_thinks": Meaning(Risk.IMMINENT, _OPEN, "dit ne pas être à l’abri maintenant"),
            "unsure": Meaning(Risk.PLAN, _OPEN, "ne sait pas si sa vie est à l’abri maintenant"),
            "yes_but": Meaning(Risk.PLAN, _ASK, "dit un oui qui laisse un doute à : êtes-vous à l’abri"),
            "evasive": Meaning(Risk.PLAN, _ASK, f"{_EVADES} : êtes-vous à l’abri maintenant"),
        },
        "means_away": {
            "no": Meaning(Risk.PLAN, _OPEN, "ne peut pas s’éloigner de ce qui pourrait tuer"),
            "not_yet": Meaning(Risk.PLAN, _OPEN, "ne s’éloigne pas encore de ce qui pourrait tuer"),
            "no_but": Meaning(Risk.PLAN, _OPEN, "ne peut pas s’éloigner de ce qui pourrait tuer"),
            "unsure": Meaning(Risk.PLAN, _ASK, "ne sait pas s’éloigner de ce qui pourrait tuer"),
            "evasive": Meaning(Risk.PLAN, _ASK, f"{_EVADES} : s’éloigner de ce qui pourrait tuer"),
        },
        "hold": {
            "no": Meaning(Risk.PASSIVE, _ASK, "dit que rien ne tient plus"),
        },
        "other_suicide": {
            "yes": Meaning(Risk.IMMINENT, _OPEN, "dit l’autre personne en danger de mort maintenant"),
            "told": Meaning(Risk.PLAN, _OPEN, "dit comment ou quand, pour l’autre personne"),
            "unsure": Meaning(Risk.ACTIVE, _OPEN, "n’écarte pas que l’autre personne soit en danger de mort"),
            "evasive": Meaning(Risk.ACTIVE, _ASK, f"{_EVADES} sur l’autre personne"),
        },
    }
)
ABOUT_SOMEONE_ELSE = frozenset({"other_suicide"})
ABOUT_DYING = frozenset({"suicide_direct", "suicide_plan", "suicide_means", "already_done"})
# questions that propose something to do: « je vais le faire » answers them
PROPOSALS = frozenset(
    {
        *("call_try", "call_hard", "means_away", "near", "medical_called", "other_where"),
        *("exercise_permission", "exercise_choice", "orient_permission", "small_step", "review"),
        *("others", "support", "need", "tried"),
    }
)


def subject_of(question: str) -> Subject:
    """Return whom a question is about."""
    return Subject.OTHER if question in ABOUT_SOMEONE_ELSE else Subject.SELF
