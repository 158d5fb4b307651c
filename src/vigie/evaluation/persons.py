"""The same message by somebody else: in the other gender, to somebody else, under another first name."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from vigie.evaluation.disturbances import Parts
from vigie.evaluation.otherwise import spoken, words

FEMININE, MASCULINE = "feminine", "masculine"
TU, VOUS = "tu", "vous"
NOWHERE, ONESELF, HAVING = "nowhere", "oneself", "having"
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")
_VOUS_LEFT = re.compile(r"\bvous\b|\b(?!(?:chez|nez|assez|rez)\b)\w+ez\b", re.IGNORECASE)
_TU_LEFT = re.compile(r"\b(?:tu|te)\b|\bt'", re.IGNORECASE)
_VOWELS = "aeiouyhéèêàâîôûœ"
_PREPOSITIONS = "à|avec|pour|chez|de|sans|sur|par|contre|et|comme"
_BETWEEN = "m'|me |nous |l'|y |en |"


def in_feminine(text: str) -> str | None:
    """Return the message of a woman; None where nothing shows who writes."""
    return _agreed(text, FEMININE)


def in_masculine(text: str) -> str | None:
    """Return the message of a man; None where nothing shows who writes."""
    return _agreed(text, MASCULINE)


def other_gender(text: str, lang: str, _chance: Random) -> Parts | None:
    """Write it in the other gender."""
    gender = gender_of(text) if lang == "fr" else None
    if gender is None:
        return None
    changed = _agreed(text, MASCULINE if gender == FEMININE else FEMININE)
    return (changed,) if changed and changed != text else None


def gender_of(text: str) -> str | None:
    """Return the gender that a message shows of whoever writes."""
    shown = {form for _, _, form in _gendered_in(text)}
    return shown.pop() if len(shown) == 1 else None


def to_tu(text: str) -> str | None:
    """Return a message said to « tu »; None where it addresses nobody, or in a way not known here."""
    plain = text.replace("’", "'")
    if re.search(r"\b(?:votre|vos)\b", plain, re.IGNORECASE):
        return None  # ton, ta: the gender of the next word is not known here
    said = _conjugated(plain, {vous: tu for tu, vous in _verbs()}, VOUS, TU)
    said = _put(rf"\b({_PREPOSITIONS}) vous\b", lambda one: f"{one[1]} toi", said)
    said = _put(rf"\bje vous (?=[{_VOWELS}])", lambda _one: "je t'", said)
    said = _put(r"\bje vous (?=\w)", lambda _one: "je te ", said)
    return said if said != plain and not _VOUS_LEFT.search(said) else None


def to_vous(text: str) -> str | None:
    """Return a message said to « vous »; None where it addresses nobody, or in a way not known here."""
    plain = text.replace("’", "'")
    said = _conjugated(plain, dict(_verbs()), TU, VOUS)
    if said == plain:
        return None
    said = _put(r"\b(?:te |t')(?=\w)", lambda _one: "vous ", said)
    said = _put(r"\btoi\b", lambda _one: "vous", said)
    said = _put(r"\b(?:ton|ta)\b", lambda _one: "votre", said)
    said = _put(r"\btes\b", lambda _one: "vos", said)
    return None if _TU_LEFT.search(said) else said


def other_address(text: str, lang: str, _chance: Random) -> Parts | None:
    """Say « vous » where it says « tu », « tu » where it says « vous »."""
    if lang != "fr":
        return None
    both = to_vous(text), to_tu(text)
    changed = both[0] if both[1] is None else both[1] if both[0] is None else None
    return (changed,) if changed else None


def named(text: str, lang: str, chance: Random) -> Parts | None:
    """Introduce oneself by a first name of any origin."""
    return (introduced(text, lang, chance.choice(list(words()["first_names"])), chance),)


def introduced(text: str, lang: str, origin: str, chance: Random) -> str:
    """Return the message after a first name of an origin, of the gender that the message shows."""
    feminine, masculine = words()["first_names"][origin]
    among = {FEMININE: feminine, MASCULINE: masculine}.get(gender_of(text) or "", [*feminine, *masculine])
    return f"{spoken('introduction', lang).format(name=chance.choice(among))} {text}"


def in_formal_words(text: str, lang: str) -> str:
    """Return the message between the formulas of a formal letter."""
    before, after = spoken("formal", lang)
    return f"{before} {text} {after}"


def _agreed(text: str, gender: str) -> str | None:
    found = _gendered_in(text)
    for start, end, _ in reversed(found):
        told = _forms()[text[start:end].lower()][gender == FEMININE]
        text = text[:start] + _cased(told, text[start:end]) + text[end:]
    return text if found else None


def _gendered_in(text: str) -> list[tuple[int, int, str]]:
    """Return the words that agree with whoever writes: those that « je suis », « j'ai été », « m'a » lead to."""
    found, leads = [], NOWHERE
    for token in _TOKEN.finditer(text.replace("’", "'")):
        word = token[0].lower()
        if leads == ONESELF and word in _forms():
            gender = FEMININE if word == _forms()[word][1] else MASCULINE
            found.append((token.start(), token.end(), gender))
        leads = _led(leads, word)
    return found


def _led(leads: str, word: str) -> str:
    """Return what is spoken of after a word: oneself, what one has, or something else."""
    if word in words()["oneself"]:
        return ONESELF
    if word in words()["have"]:
        return HAVING
    if word == "été" and leads == HAVING:
        return ONESELF
    return leads if word in words()["between"] else NOWHERE


@cache
def _forms() -> Mapping[str, tuple[str, str]]:
    return {form: (pair[0], pair[1]) for pair in words()["gendered"] for form in pair}


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    return tuple((tu, vous) for tu, vous in words()["address"])


def _conjugated(text: str, verbs: Mapping[str, str], before: str, after: str) -> str:
    """Return a text with the verbs said to one pronoun said to the other, « tu peux » as well as « peux-tu »."""
    known = "|".join(verbs)
    said = _put(
        rf"\b{before} ({_BETWEEN})({known})\b", lambda one: f"{after} {one[1]}{verbs[one[2].lower()]}", text
    )
    return _put(rf"\b({known})-{before}\b", lambda one: f"{verbs[one[1].lower()]}-{after}", said)


def _put(pattern: str, told: Callable[[re.Match[str]], str], text: str) -> str:
    """Replace, with a capital where there was one."""
    return re.sub(pattern, lambda one: _cased(told(one), one[0]), text, flags=re.IGNORECASE)


def _cased(told: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return told.upper()
    return told[:1].upper() + told[1:] if like[:1].isupper() else told
