"""From "je dors plus depuis trois semaines" to "vous ne dormez plus depuis trois semaines".

Only what is sure is turned: verbs of the table, known small words. Anything else gives None, and the clause is
quoted instead. The person's own spelling and agreement are kept.
"""

import re
from itertools import pairwise

from ancrage import content

NEGATIONS = frozenset({"pas", "plus", "jamais", "rien", "aucun", "aucune", "guère"})
PRONOUNS = frozenset({"me", "y", "en", "le", "la", "les", "lui", "leur", "l"})
TO_VOUS = {
    "me": "vous",
    "mon": "votre",
    "ma": "votre",
    "mes": "vos",
    "moi": "vous",
    "mien": "vôtre",
    "mienne": "vôtre",
}
TO_TU = {"me": "te", "mon": "ton", "ma": "ta", "mes": "tes", "moi": "toi", "mien": "tien", "mienne": "tienne"}
UNSURE = frozenset(
    [
        "tu",
        "te",
        "toi",
        "ton",
        "ta",
        "tes",
        "vous",
        "votre",
        "vos",
        "nous",
        "notre",
        "nos",
        "t",
        "c",
        "qu'est",
        "miens",
        "miennes",
    ]
)
ELIDED = re.compile(r"\b([jmntlsdc]|qu)'", re.IGNORECASE)
UNACCENTED = re.compile(
    r"\ba (?:la|l'|le|cause|chaque|ce|mon|ma|des)\b|\bai du (?:me |\w+(?:er|ir|re)\b)|\bca\b|\bdeja\b",
    re.IGNORECASE,
)
SOFTENERS = frozenset({"même", "vraiment", "toujours", "encore", "presque", "juste", "carrément"})
OTHERS = frozenset({"il", "elle", "ils", "elles", "on"})
LINKS = frozenset({"que", "quand", "où", "et", "mais", "si", "comme", "dont", "lorsque", "puisque", "parce"})
VOWEL = re.compile(r"[aeiouyâàéèêëîïôöùûühœ]", re.IGNORECASE)
FULL = {"j": "je", "m": "me", "n": "ne", "s": "se", "qu": "que", "d": "de", "l": "l", "t": "t", "c": "c"}
SHORT = {"je": "j", "me": "m", "te": "t", "ne": "n", "que": "qu", "de": "d", "se": "s"}
OPENINGS = frozenset(
    {"moi", "là", "donc", "bon", "ben", "bah", "et", "que", "parce", "quand", "en", "fait", "mais", "ça"}
)


def mirror(clause: str, address: str) -> str | None:
    """Return the clause addressed to the person, or None when turning it would be guessing."""
    if UNACCENTED.search(clause):
        return None
    words = opened(clause)
    while words and words[0] in OPENINGS and "je" in words[:4] and words[0] != "je":
        words = words[1:]
    if not words or words[0] != "je" or words.count("je") > 2 or second_voice(words):
        return None
    turned = _turn_all(words, address)
    return close_up(turned) if turned else None


def second_voice(words: list[str]) -> bool:
    """Whether someone else begins to speak without a link: "je suis arrivée elle pleurait" is two sentences."""
    return any(word in OTHERS and before not in LINKS for before, word in pairwise(words))


def opened(clause: str) -> list[str]:
    """Return the words, elisions opened: "j'ai" gives je, ai."""
    spread = ELIDED.sub(lambda found: FULL[found.group(1).lower()] + " ", clause.strip())
    words = spread.split()
    return [words[0].lower(), *words[1:]] if words else []


def _turn_all(words: list[str], address: str) -> list[str] | None:
    """Turn each "je …" group, and the small words after it."""
    turned: list[str] = []
    rest = words
    while rest:
        if rest[0] == "je":
            group = _turn_group(rest[1:], address)
            if group is None:
                return None
            said, rest = group
            turned += said
            continue
        word = _turn_word(rest[0], address)
        if word is None:
            return None
        turned.append(word)
        rest = rest[1:]
    return turned


def _turn_group(words: list[str], address: str) -> tuple[list[str], list[str]] | None:
    """Turn what follows "je": (ne) (pronouns) verb. Return the words said and the words left."""
    denied = bool(words) and words[0] == "ne"
    place = 1 if denied else 0
    pronouns: list[str] = []
    while place < len(words) and words[place] in PRONOUNS and len(pronouns) < 3:
        pronouns.append(words[place])
        place += 1
    if place >= len(words) or words[place] not in content.verbs().forms:
        return None
    vous, tu = content.verbs().forms[words[place]]
    after = words[place + 1 :]
    negated = after[1:] if after and after[0] in SOFTENERS else after
    if not denied and negated and negated[0] in NEGATIONS:
        if not sure_negation(negated):
            return None
        denied = True
    if not agrees(words[place], after):
        return None
    said = ["vous" if address == "vous" else "tu", *(["ne"] if denied else [])]
    said += [_swap(pronoun, address) for pronoun in pronouns]
    return [*said, vous if address == "vous" else tu], after


def sure_negation(after: list[str]) -> bool:
    """Whether the negation is one: "plus de travail que", "plus tôt" may mean more."""
    if after[0] != "plus":
        return True
    return len(after) < 2 or after[1] in {
        "depuis",
        "la",
        "le",
        "à",
        "rien",
        "du",
        "personne",
        "en",
        "les",
        "mes",
        "dormir",
    }


def agrees(verb: str, after: list[str]) -> bool:
    """Whether what follows "suis", "ai" looks like what it should: "je suis fatiguer" is left alone."""
    if verb not in {"suis", "ai", "sens"} or not after:
        return True
    first = next(
        (
            word
            for word in after
            if word not in NEGATIONS | {"très", "trop", "tellement", "si", "tout", "encore", "juste"}
        ),
        "",
    )
    return not (
        first.endswith("er")
        and first not in {"hier", "fier", "amer", "cher", "premier", "dernier", "policier", "infirmier"}
    )


def _turn_word(word: str, address: str) -> str | None:
    low = word.lower()
    return None if low in UNSURE else _swap(low, address) if low in TO_VOUS else word


def _swap(word: str, address: str) -> str:
    return (TO_VOUS if address == "vous" else TO_TU).get(word, word)


def close_up(words: list[str]) -> str:
    """Join words, elisions made again: "ne arrivez" gives "n’arrivez", "l amie" gives "l’amie"."""
    said = ""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        short = word if word in {"l", "d"} else SHORT.get(word, "")
        said += (
            f"{short}’" if short and VOWEL.match(following) and (word != "te" or following) else f"{word} "
        )
    return said.strip().replace("'", "’")
