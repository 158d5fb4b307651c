"""What a message asks or does in passing, recognised by how it is said. Nothing here decides of a danger: vigie read before."""

import re
from functools import cache

from ancrage import content
from ancrage.companion.engines import naming, words
from ancrage.companion.engines.situations import plain_words

PIECES = re.compile(r"[.!?;:,\n…()]+")
DENIALS = frozenset({"pas", "plus", "jamais", "aucun", "aucune", "sans", "ni"})
PASSED_ON = frozenset({"si", "mais", "et", "ou", "quand", "comment", "qui", "que", "qu'", "donc", "alors"})
"""Words after which a denial no longer bears on what follows: "je sais pas si tu es un robot"."""
LEFT_OPEN = re.compile(r"\b([jc])e (?=[aeiouy])")
"""What "ne" leaves behind once dropped: "je n'ai pas" is read as "j'ai pas"."""
BEFORE = 3
GAP = r"(?:\S+ ){0,3}"


def recognised(text: str) -> tuple[str, ...]:
    """Return the names of the intents said in a text, in the order in which they win."""
    pieces = _pieces(text)
    length = len(words.normal(text).split())
    quoting = words.cue("person", "reported", words.normal(text))
    return tuple(
        one.name
        for one in content.intents().values()
        if not one.sign
        and not (one.longest and length > one.longest)
        and not (quoting and not one.quoted)
        and said(one, pieces)
        and (one.name != "called" or naming.name_in(text))
    )


def says(name: str, text: str) -> bool:
    """Whether a text holds one intent, whatever its length."""
    return said(content.intents()[name], _pieces(text))


def said(one: content.Intent, pieces: tuple[str, ...]) -> bool:
    """Whether an intent is said in one of the pieces of a message, and nothing in it rules that out."""
    if not any(_found(pattern, piece) for pattern in one.hears for piece in pieces):
        return False
    whole = " ".join(pieces)
    return not any(_pattern(pattern)[0].search(f" {whole} ") for pattern in one.unless)


def _pieces(text: str) -> tuple[str, ...]:
    """Return the parts of a text between its stops, as patterns see them: full spellings, no accents, no "ne"."""
    parts = (plain_words(part) for part in PIECES.split(text.replace("’", "'")))
    return tuple(LEFT_OPEN.sub(r"\1' ", " ".join(part)) for part in parts if part)


def _found(pattern: str, piece: str) -> bool:
    expected, denies = _pattern(pattern)
    padded = f" {piece} "
    return any(denies or not _denied(padded, match) for match in expected.finditer(padded))


def _denied(padded: str, match: re.Match[str]) -> bool:
    """Whether a denial stands inside what was found, or just before it."""
    before = padded[: match.start()].split()[-BEFORE:]
    while PASSED_ON.intersection(before):
        before = before[1:]
    return bool(DENIALS.intersection([*before, *match.group().split()]))


@cache
def _pattern(pattern: str) -> tuple[re.Pattern[str], bool]:
    """Return a pattern ready to search in words joined by spaces, and whether it holds a denial of its own."""
    parts = pattern.split()
    pieces = [GAP if part == ".." else f"(?:{_choices(part)}) " for part in parts]
    return re.compile(r"(?<= )" + "".join(pieces)), bool(DENIALS.intersection("|".join(parts).split("|")))


def _choices(part: str) -> str:
    spread = (re.sub(r"'(?=[a-z0-9])", "' ", choice) for choice in part.split("|"))
    return "|".join(
        re.escape(choice[:-1]) + r"\S*" if choice.endswith("*") else re.escape(choice) for choice in spread
    )
