"""A sentence as typed, cut into words that are well spelled; None when one of them is not."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from ancrage import content
from ancrage.companion.engines.retelling import verbs

TOKEN = re.compile(
    r"\d+(?:[.,h:]\d+)*(?:h|e|er|ère|ème|kg|km|cm|g|mg)?\b%?€?|[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[,€%]|\S"
)
ACCENT = re.compile(r"[àâäçéèêëîïôöùûüÿœ]", re.IGNORECASE)
ELIDED = content.grammar()["elided"]
GLUED = re.compile(r"j(?=[bcdfghklmnpqrstvwxz])(\w{3,})")
"""What "jdors", "jtravaille" begin with: a "je" that lost its vowel."""
AUXILIARIES = content.grammar()["auxiliaries"]
"""After these, "fatigue" may be "fatigué"."""
BEFORE_HAS = content.grammar()["before_has"]
PASTS = content.grammar()["pasts"]
PAST = ("é", "ée", "és", "ées", "è")
HAVE = content.grammar()["have"]
BETWEEN = content.grammar()["between"]
AT = content.grammar()["at"]
HURRIED = re.compile(r"(?<![\w'’-])[^\W\d_]{2,}(?![\w'’-])")
APART = re.compile(r"(?<![\w'’-])([jlmnsdctJLMNSDCT]) (?=[aeiouyhéèêà])")
"""What "j arrive", "c est" are: an elision whose mark was not typed."""
STUCK = re.compile(r"([dlnmsct]|qu)([aeiouyhéèêà]\w{2,})$")
"""What "lusine", "daffilée" are: an elision typed in one word."""
TWIN = {"a": "a"}  # « a » alone is the verb in what hurried spellings unfold to: "ya" is "il y a"


def spelled(sentence: str, whole: str = "") -> list[str] | None:
    """Return the words of a sentence, elisions apart ("j'", "ai"), or None when one is not surely spelled.

    `whole`: the message it stands in. One that has accents nowhere is not trusted with words that may have lost theirs.
    """
    trusted = bool(ACCENT.search(whole or sentence))
    told: list[str] = []
    for token in TOKEN.findall(sentence):
        sure = trusted or not (told and told[-1] in AUXILIARIES)
        words = _read(token.replace("’", "'"), first=not told, trusted=sure)
        if words is None:
            return None
        told += words
    if not trusted and any(_is_unsure_a(told, place) for place in range(1, len(told) - 1)):
        return None
    told = [_a_or_at(told, place) if word == "a" else word for place, word in enumerate(told)]
    told = [_past(told, place) for place in range(len(told))]
    return [part for place in range(len(told)) for part in _parted(told, place)]


def _parted(told: list[str], place: int) -> list[str]:
    """Return "m'", "a" for the "ma" of "elle ma pris", "plus" for the "pu" of "je dors pu"."""
    word, before = told[place], told[place - 1] if place else ""
    following = told[place + 1] if place + 1 < len(told) else ""
    if (
        word in ("ma", "ta", "la")
        and before
        and (following.endswith(("é", "ée", "és")) or following in PASTS)
        and word != "la"
    ):
        return [f"{word[0]}'", "a"]
    if word == "sa" and not following:
        return ["ça"]
    if word == "pu" and before and before not in HAVE | BETWEEN:
        return ["plus"]
    return [word]


def _past(told: list[str], place: int) -> str:
    """Return "envoyé" for the "envoyer" of "il a déjà envoyer": after what has, only a past can stand."""
    word, before = told[place], place - 1
    while before > 0 and told[before] in BETWEEN:
        before -= 1
    past = f"{word[:-2]}é"
    return past if before >= 0 and told[before] in HAVE and word.endswith("er") and past in _words() else word


def _is_unsure_a(told: list[str], place: int) -> bool:
    """Whether an "a" may be the verb or the place: "mon père a la maison"."""
    return told[place] == "a" and told[place + 1] in AT and told[place - 1] not in BEFORE_HAS | {"jusqu'"}


def _a_or_at(told: list[str], place: int) -> str:
    """Return "à" for an "a" that no one has and that a verb or a place follows: "rien à dire", "à la maison"."""
    following = told[place + 1] if place + 1 < len(told) else ""
    if place and told[place - 1] == "jusqu'":
        return "à"
    if place and told[place - 1] in BEFORE_HAS:
        return "a"
    return "à" if following in AT or following.endswith(("er", "ir", "re", "oir")) else "a"


def unfolded(text: str) -> str:
    """Return a text whose hurried spellings are written in full, when they surely are: "jvais" is "je vais"."""
    return HURRIED.sub(lambda found: _in_full(found.group()), APART.sub(r"\1'", text))


def _in_full(word: str) -> str:
    low = word.lower()
    full = content.spellings().get(low)
    if low in _words():
        return word
    if full is None:
        glued = GLUED.match(low)
        verb = _sure(glued.group(1)) if glued else None
        return f"je {verb}" if verb and verbs.of_je(verb, "vous") else word
    told = _unfolded(full)
    return " ".join(told).replace("' ", "'") if told else word


def _read(typed: str, *, first: bool, trusted: bool) -> list[str] | None:
    """Return what was typed: a figure, an elision, or what a word is."""
    if typed[0].isdigit() or typed in (",", "%", "€"):
        return [typed]
    if typed.endswith("'"):
        return [typed.lower()] if typed[:-1].lower() in ELIDED else None
    return _read_word(typed, first=first, trusted=trusted)


def _read_word(token: str, *, first: bool, trusted: bool) -> list[str] | None:
    """Return what a word is: a name, a word of the vocabulary, or a hurried spelling unfolded."""
    low = token.lower()
    if low in content.spellings() and (low not in _words() or len(low) == 1):
        return _unfolded(content.spellings()[low])
    if _is_name(token, first=first):
        return [token]
    found = _known(low, trusted=trusted)
    if found is None and (apart := STUCK.match(low)) and (rest := _known(apart.group(2), trusted=True)):
        return [f"{apart.group(1)}'", rest]
    if found is None and (glued := GLUED.match(low)):
        verb = _sure(glued.group(1))
        return ["je", verb] if verb and verbs.of_je(verb, "vous") else None
    if found is None and first and token[0].isupper() and low not in _bare():
        return [token]
    return [found] if found else None


def _is_name(token: str, *, first: bool) -> bool:
    """Whether a word is a name ("Karim") or letters that stand for one ("CMP")."""
    letters = token.isupper() and 1 < len(token) <= 5
    return token[0].isupper() and (letters or not (first or token.isupper()))


def _known(word: str, *, trusted: bool) -> str | None:
    doubtful = _words().get(word)
    if doubtful is not None:
        return word if trusted or not doubtful else None
    others = _bare().get(word, ())
    if (
        len(others) > 1
    ):  # "prete" is "prête", or "prêté" after what has: the second is only said when that is sure
        others = tuple(one for one in others if not one.endswith(PAST)) if trusted else ()
    return others[0] if len(others) == 1 else None


def _unfolded(full: str) -> list[str] | None:
    told: list[str] = []
    for part in full.split():
        found = part if part.endswith("'") else TWIN.get(part) or _sure(part)
        if found is None:
            return None
        told.append(found)
    return told


def _sure(word: str) -> str | None:
    """Return a word without accents as it is written, when only one word of the vocabulary looks so."""
    return word if word in _words() else _known(word, trusted=True)


@cache
def _words() -> Mapping[str, bool]:
    """Return the vocabulary; True for a word that may be another one without its accents."""
    return content.vocabulary()


@cache
def _bare() -> Mapping[str, tuple[str, ...]]:
    """Return the accented words by how they look without accents."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in _words():
        bare = bare_of(word)
        if bare != word:
            found[bare].append(word)
    return {bare: tuple(words) for bare, words in found.items()}


def bare_of(word: str) -> str:
    """Return a word without its accents."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("œ", "oe")
