"""The first name that someone gives: kept as typed, with a capital, when it looks like one."""

import re

from ancrage.companion.engines import words

GIVEN = re.compile(
    r"(?:\b(?:je\s*m|j\s*m)['’ ]?appell?es?|\bmon\s+pr[ée]nom(?:\s*,)?\s+(?:c['’ ]?est|est)|\b(?:peux|pouvez)\s+m['’ ]?appell?er"
    r"|\bappell?e[sz]?[- ]moi|\bcall me|\bmy name is|\bi['’]?m called)\s+(?P<name>[A-Za-zÀ-ÖØ-öø-ÿ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿ]+)?)",
    re.IGNORECASE,
)
SELF = re.compile(
    r"\b[Mm]oi,?\s+c['’ ]?est\s+(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ]?[a-zà-öø-ÿ]+)?)\b"
)
SHORTEST, LONGEST = 2, 20


def name_in(text: str) -> str:
    """Return the first name given in a text, "" when there is none."""
    found = GIVEN.search(text) or SELF.search(text)
    name = found.group("name") if found else ""
    return name[:1].upper() + name[1:] if name and looks_like_a_name(name) else ""


def looks_like_a_name(name: str) -> bool:
    """Whether a word may be someone's first name: not a common word, not an insult, not a word of danger."""
    plain = words.normal(name)
    known = any(words.cue("person", group, plain) for group in ("not_names", "swears"))
    danger = words.cue("explicit", "suicide", plain) or words.cue("explicit", "death", plain)
    return SHORTEST <= len(name) <= LONGEST and not (known or danger)
