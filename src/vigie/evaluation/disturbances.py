"""A message typed otherwise: the same thing said, which should not change what is heard. None where it cannot apply."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from types import MappingProxyType

from vigie.evaluation.otherwise import spoken, words

Parts = tuple[str, ...]  # one message, or two in a row
Disturb = Callable[[str, str, Random], Parts | None]

KEYBOARDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"fr": ("azertyuiop", "qsdfghjklm", "wxcvbn"), "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm")}
)
SHORTEST = 4  # letters in a word that gets a typo
FEWEST = 6  # words in a message that is cut in two
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def without_accents(text: str, _lang: str, _chance: Random) -> Parts | None:
    """Drop the accents."""
    plain = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return (unicodedata.normalize("NFC", plain),) if plain != unicodedata.normalize("NFD", text) else None


def one_typo(text: str, lang: str, chance: Random) -> Parts | None:
    """Mistype one word."""
    return _mistyped(text, lang, chance, 1)


def two_typos(text: str, lang: str, chance: Random) -> Parts | None:
    """Mistype two words."""
    return _mistyped(text, lang, chance, 2)


def texting(text: str, lang: str, _chance: Random) -> Parts | None:
    """Write as in a text message: short forms, no accents, no full stop."""
    short: Mapping[str, str] = {str(long): str(told) for long, told in spoken("texting", lang).items()}
    plain = text.lower().replace("’", "'")
    told = _texting_pattern(lang).sub(lambda found: short[found[0]], plain)
    bare = without_accents(told, lang, _chance)
    return ((bare or (told,))[0].rstrip(" ."),) if told != plain else None


def capitals(text: str, _lang: str, _chance: Random) -> Parts | None:
    """Write in capitals."""
    return (text.upper(),) if text.upper() != text else None


def with_emoji(text: str, _lang: str, chance: Random) -> Parts | None:
    """Add one emoji inside, where a sentence ends, and one at the end."""
    first, last = chance.sample(words()["emoji"], 2)
    inside = re.sub(r"([.!?,])\s", rf"\1 {first} ", text, count=1)
    return (f"{inside} {last}",)


def padded(text: str, lang: str, chance: Random) -> Parts | None:
    """Say something banal before, and after."""
    before, after = chance.sample(spoken("banal", lang), 2)
    return (f"{before} {text} {after}",)


def in_two(text: str, _lang: str, _chance: Random) -> Parts | None:
    """Send it as two messages, cut where a sentence ends if one does, nearest to the middle."""
    if len(text.split()) < FEWEST:
        return None
    ends = [found.end() for found in _SENTENCE.finditer(text) if text[found.end() :].strip()]
    ends = ends or [found.end() for found in re.finditer(r"\s+", text) if text[found.end() :].strip()]
    cut = min(ends, key=lambda place: abs(place - len(text) / 2))
    return text[:cut].strip(), text[cut:].strip()


def _mistyped(text: str, lang: str, chance: Random, count: int) -> Parts | None:
    places = [found.span() for found in _WORD.finditer(text) if len(found[0]) >= SHORTEST]
    if len(places) < count:
        return None
    for start, end in sorted(chance.sample(places, count), reverse=True):
        text = text[:start] + _typo(text[start:end], lang, chance) + text[end:]
    return (text,)


def _typo(word: str, lang: str, chance: Random) -> str:
    """Return a word with one letter omitted, doubled, swapped with the next, or hit beside."""
    place = chance.randrange(1, len(word) - 1)
    near = _neighbours(lang).get(word[place].lower(), "")
    typed = [
        word[:place] + word[place + 1 :],
        word[: place + 1] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]
    if near:
        typed.append(word[:place] + chance.choice(near) + word[place + 1 :])
    changed = [one for one in typed if one != word]
    return chance.choice(changed)


@cache
def _neighbours(lang: str) -> dict[str, str]:
    rows = KEYBOARDS.get(lang, KEYBOARDS["fr"])
    return {
        letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
        for row in rows
        for place, letter in enumerate(row)
    }


@cache
def _texting_pattern(lang: str) -> re.Pattern[str]:
    longest = sorted(map(str, spoken("texting", lang)), key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest))})(?![\w'])")
