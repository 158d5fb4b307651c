"""Small facts a line may name: who it is about, since when; in the person's own words, turned to them."""

import re

from ancrage import content
from ancrage.companion.engines import words

MINE = re.compile(r"\b(mon|ma|mes|notre|nos)\s+([a-zà-ÿœ]+)(?:([-\s])([a-zà-ÿœ]+))?", re.IGNORECASE)
YOURS = {
    "vous": {"mon": "votre", "ma": "votre", "mes": "vos", "notre": "votre", "nos": "vos"},
    "tu": {"mon": "ton", "ma": "ta", "mes": "tes", "notre": "votre", "nos": "vos"},
}
UNITS = r"(?:jours?|semaines?|mois|ans?|années?|nuits?|temps)"
COUNT = r"(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quelques|plusieurs|des)"
MONTHS = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
MOMENTS = r"(?:longtemps|toujours|hier|ce matin|la rentrée|la naissance|la rupture|la séparation|le divorce|l['’]été|l['’]hiver|noël|pâques)"
SINCE = re.compile(rf"\bdepuis\s+((?:{COUNT}\s+{UNITS})|{MONTHS}|{DAYS}|{MOMENTS})\b", re.IGNORECASE)


def who(text: str, address: str) -> str:
    """Return the first person named as one's own, turned: "ma cheffe" gives "votre cheffe"; "" when nobody is."""
    for found in MINE.finditer(text.lower()):
        if named := _named(found):
            return f"{YOURS[address][found.group(1)]} {named}"
    return ""


def _named(found: re.Match[str]) -> str:
    """Return the whole name of a person ("grand-mère", "petit frère", "cheffe"), "" when these words name nobody.

    What only goes before a name says nobody by itself: "ma belle" is not "ma belle-sœur".
    """
    people = content.cues().groups["people"]
    first, link, second = found.group(2), found.group(3) or "", found.group(4) or ""
    if words.normal(first) in people["before"] and words.normal(second) in people["own"]:
        return f"{first}{link}{second}"
    return first if words.normal(first) in people["own"] else ""


def since(text: str) -> str:
    """Return "depuis trois semaines" as it was said, "" when no such moment is."""
    found = SINCE.search(text)
    return f"depuis {found.group(1).lower().replace(chr(39), '’')}" if found else ""
