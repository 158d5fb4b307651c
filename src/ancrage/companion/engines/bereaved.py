"""A death just told: condolences come first, once in a talk."""

import re

from ancrage.companion.engines import words
from ancrage.companion.engines.draft import Draft

KIN = (
    r"(?:mari|femme|conjoint|conjointe|compagnon|compagne|copain|copine|epoux|epouse|pere|papa|mere|maman|fils|fille|bebe|enfant"
    r"|frere|soeur|jumeau|jumelle|grand pere|grand mere|papy|papi|mamie|mamy|meme|pepe|oncle|tante|cousin|cousine|ami|amie"
    r"|meilleur ami|meilleure amie|parrain|marraine|beau pere|belle mere|neveu|niece|parents|collegue|petit fils|petite fille)"
)
GONE = r"(?:mort|morte|morts|decede|decedee|s'? ?est eteint|s'? ?est eteinte)"
DEATH = re.compile(
    rf"\b(?:mon|ma|mes|notre|un|une) {KIN}\b(?: \S+){{0,3}} (?:est|etait|sont|vient d' etre|a ete) {GONE}\b(?! de (?:rire|fatigue|faim|peur|honte|trouille))"
    rf"|\b(?:j' ai|on a|nous avons) (?:perdu|enterre|incinere) (?:mon|ma|mes|notre|un|une) {KIN}\b"
    rf"|\b(?:deces|mort|enterrement|obseques) de (?:mon|ma|mes|notre) {KIN}\b"
)
FOLLOWS = re.compile(rf"\b(?:il|elle) est {GONE}\b(?! de (?:rire|fatigue|faim|peur|honte|trouille))")
WHO = re.compile(rf"\b(?:mon|ma|mes|notre) {KIN}\b")


def condole(draft: Draft) -> bool:
    """Say that one shares the grief, the first time a death is told; return whether it was said."""
    plain = draft.scene.plain
    told = DEATH.search(plain) or (FOLLOWS.search(plain) and WHO.search(plain))
    if not told or words.cue("person", "reported", plain) or draft.did("condoled"):
        return False
    draft.mark("condoled")
    return draft.say("condolences.close")
