"""Small facts a line may name: who it is about, since when; in the person's own words, turned to them."""

import re

from ancrage import content
from ancrage.companion.engines import words

MINE = re.compile(r"\b(mon|ma|mes|notre|nos)\s+([a-zà-ÿœ]+)", re.IGNORECASE)
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
    people = content.cues().groups["people"]["own"]
    for found in MINE.finditer(text.lower()):
        own, noun = found.group(1), found.group(2)
        if words.normal(noun) in people:
            return f"{YOURS[address][own]} {noun}"
    return ""


def since(text: str) -> str:
    """Return "depuis trois semaines" as it was said, "" when no such moment is."""
    found = SINCE.search(text)
    return f"depuis {found.group(1).lower().replace(chr(39), '’')}" if found else ""
