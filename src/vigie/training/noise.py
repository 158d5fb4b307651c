"""Write a message as a hurried hand would: dropped accents, texting, slips, no punctuation, something banal around it."""

import random
import re
from collections.abc import Sequence

from vigie.learned.plain import bare

CLEAN = 0.4  # share of the messages that are left as they are
TEXTING = (
    ("qu'", "k "),
    ("quoi", "koi"),
    ("que ", "ke "),
    ("je suis", "chui"),
    ("je suis", "jsuis"),
    ("j'ai", "g"),
    ("j'ai", "jai"),
    ("je ", "j"),
    ("c'est", "c"),
    ("pas", "pa"),
    ("plus", "pu"),
    ("toujours", "tjr"),
    ("tout", "tt"),
    ("pour", "pr"),
    ("dans", "ds"),
    ("avec", "avc"),
    ("vous", "vs"),
    ("ne ", ""),
    ("n'", ""),
    ("beaucoup", "bcp"),
    ("parce que", "pcq"),
    ("quand", "qd"),
    ("rien", "ri1"),
    ("de ", "2 "),
    ("quelque", "kelk"),
    ("maintenant", "mtn"),
    ("vraiment", "vrmt"),
    ("you", "u"),
    ("are", "r"),
    ("because", "cuz"),
)
_KEYS = "azertyuiopqsdfghjklmwxcvbn"
_MARKS = re.compile(r"[.,;:!?]")


def noisy(text: str, chance: random.Random) -> str:
    """Return a message, often disturbed, always still readable."""
    if chance.random() < CLEAN:
        return text
    for likely, disturb in _WAYS:
        if chance.random() < likely:
            text = disturb(text, chance)
    return text


def surrounded(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Return a message with one other, harmless, before or after it."""
    other = chance.choice(others)
    pair = (text, other) if chance.random() < 0.5 else (other, text)
    return chance.choice((". ", " ", "\n", ", ")).join(part.rstrip(" .") for part in pair)


def _without_accents(text: str, _chance: random.Random) -> str:
    return bare(text)


def _texted(text: str, chance: random.Random) -> str:
    text = text.lower()
    for long, short in TEXTING:
        if chance.random() < 0.4:
            text = text.replace(long, short)
    return text


def _slipped(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 3))):
        if len(text) < 6:
            break
        text = _one_slip(text, chance.randrange(1, len(text) - 1), chance)
    return text


def _one_slip(text: str, place: int, chance: random.Random) -> str:
    way = chance.random()
    if way < 0.3:
        return text[:place] + text[place + 1 :]
    if way < 0.55:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if way < 0.75:
        return text[:place] + text[place] + text[place:]
    return text[:place] + chance.choice(_KEYS) + text[place + 1 :]


def _without_apostrophes(text: str, chance: random.Random) -> str:
    gap = chance.choice((" ", ""))
    return text.replace("'", gap).replace("’", gap)


def _without_marks(text: str, _chance: random.Random) -> str:
    return _MARKS.sub("", text)


_WAYS = (
    (0.35, _without_accents),
    (0.2, _texted),
    (0.4, _slipped),
    (0.15, _without_apostrophes),
    (0.2, _without_marks),
)
