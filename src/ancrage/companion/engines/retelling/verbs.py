"""What a verb said by "je", "nous" or "on" becomes when it is said to the person. None when that would be guessing."""

import re

from ancrage import content

FROM_ON = {
    "a": "avez",
    "est": "êtes",
    "avait": "aviez",
    "était": "étiez",
    "va": "allez",
    "vit": "vivez",
    "habite": "habitez",
}
"""What "on" does when it means us; anything else may be people in general."""
FROM_NOUS = {"sommes": "êtes", "faisons": "faites", "disons": "dites"}
IMPERFECT = re.compile(r"[a-zà-ÿ]{2,}ais$")
PRESENT_ENDING_IN_AIS = frozenset({"vais", "sais", "fais", "plais", "tais", "hais", "connais", "parais", "reconnais", "disparais", "nais"})  # fmt: skip
FUTURE = re.compile(r"[a-zà-ÿ]{2,}rai$")
DOUBLED = re.compile(r"(?:ell|enn|epp)e$|è[a-zà-ÿ]{1,2}e$")
"""Present forms whose stem changes with vous: "appelle", "achète"; only the table knows them."""


def of_je(verb: str, address: str) -> str | None:
    """Return the form that goes with vous or tu, for the form that goes with je."""
    known = content.verbs().forms.get(verb)
    if known:
        return known[0] if address == "vous" else known[1]
    if IMPERFECT.search(verb) and verb not in PRESENT_ENDING_IN_AIS:
        return _of_vous_imperfect(verb) if address == "vous" else verb
    if FUTURE.search(verb):
        return verb[:-2] + ("ez" if address == "vous" else "as")
    if verb.endswith("e") and len(verb) > 3 and not DOUBLED.search(verb) and verb in content.vocabulary():
        return _of_vous_present(verb) if address == "vous" else f"{verb}s"
    return None


def _of_vous_imperfect(verb: str) -> str:
    stem = verb[:-3]
    if stem.endswith("ge"):
        stem = stem[:-1]
    return f"{stem.replace('ç', 'c') if stem.endswith('ç') else stem}iez"


def _of_vous_present(verb: str) -> str:
    return re.sub(r"(?<=[aou])ie$", "ye", verb) + "z"


def of_nous(verb: str) -> str | None:
    """Return the form that goes with vous, for the form that goes with nous."""
    if verb in FROM_NOUS:
        return FROM_NOUS[verb]
    if not verb.endswith("ons"):
        return None
    stem = verb[:-3]
    if stem.endswith("ge"):
        stem = stem[:-1]
    return f"{stem.replace('ç', 'c') if stem.endswith('ç') else stem}ez"


def of_on(verb: str) -> str | None:
    """Return the form that goes with vous, for a form that goes with on when it means us."""
    return FROM_ON.get(verb)
