"""A message in a language that the companion does not read: guessed from its script or its smallest words, never from its sense."""

import re
import unicodedata

from ancrage import content
from ancrage.companion.engines import words

SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru"}
LEAST_LETTERS = 4
LEAST_WORDS = 2
"""Small words of one language that must be seen before it is supposed."""


def guess(text: str) -> str:
    """Return es, pt, it, de, ar, ru, or "" when nothing says which language a text is in."""
    return _by_script(text) or _by_small_words(text)


def _by_script(text: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    for script, language in SCRIPTS.items():
        if sum(unicodedata.name(letter, "").startswith(script) for letter in letters) >= LEAST_LETTERS:
            return language
    return ""


def _by_small_words(text: str) -> str:
    said = re.sub(r"[¿¡]", " ", text)
    plain = words.normal(said).split()
    found = {
        language: len(set(plain) & set(known))
        for language, known in content.cues().groups["languages"].items()
    }
    best = max(found, key=lambda language: found[language])
    alone = sorted(found.values())[-2] < found[best]
    french = len(set(plain) & set(content.cues().groups["french"]["small_words"]))
    return best if found[best] >= LEAST_WORDS and alone and found[best] > french else ""
