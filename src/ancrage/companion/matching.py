"""Find words in a text as people type them: whatever the case and the accents, from the beginning of a word. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ancrage.kernel.errors import Invalid

LONGEST_QUERY, MOST_TERMS = 100, 8
BEFORE, AFTER = 60, 140  # characters shown around the first word found
COMBINING = re.compile("[\u0300-\u036f]")
SPELLED = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " "})
LATIN_ENDS = "\u0250"


@dataclass(frozen=True)
class Piece:
    """A part of a text; `found`: it is one of the words looked for."""

    text: str
    found: bool = False


def terms_of(query: str) -> tuple[str, ...]:
    """Return what to look for, folded, each once. Invalid when there is nothing to look for, or too much."""
    if len(query) > LONGEST_QUERY:
        raise Invalid("C’est trop long : cherchez quelques mots (100 caractères au plus).")
    words = dict.fromkeys(fold(query.replace("\x00", "")).split())
    terms = tuple(word for word in words if len(word) > 1 or not word.isascii())
    if not terms:
        raise Invalid("Écrivez au moins un mot de deux lettres.")
    return terms[:MOST_TERMS]


def fold(text: str) -> str:
    """Return a text without case, accents or typographic apostrophes.

    >>> fold("L’Été, cœur")
    "l'ete, coeur"
    """
    lowered = text.lower().translate(SPELLED)
    return (
        lowered if lowered.isascii() else COMBINING.sub("", unicodedata.normalize("NFKD", lowered))
    ).translate(SPELLED)


def holds(text: str, terms: Sequence[str]) -> bool:
    """Whether a text holds every term.

    >>> holds("Ma sœur ne dort plus", ["soeur", "dor"]), holds("C’est normal", ["mal"])
    (True, False)
    """
    folded = fold(text)
    return all(term in folded for term in terms) and all(_pattern([term]).search(folded) for term in terms)


def excerpt(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """Return what surrounds the first word found, on one line, the words found apart.

    >>> [piece.text for piece in excerpt("Je dors très mal.", ["mal"]) if piece.found]
    ['mal']
    """
    line = " ".join(text.split())
    spans = _spans(line, terms)
    start = _word_start(line, max(0, spans[0][0] - BEFORE)) if spans else 0
    end = _word_end(line, (spans[0][0] if spans else 0) + AFTER)
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    edges = [start, *(edge for span in inside for edge in span), end]
    pieces = [
        Piece(line[a:b], found=bool(number % 2)) for number, (a, b) in enumerate(pairwise(edges)) if b > a
    ]
    opening = (Piece("… "),) if start else ()
    closing = (Piece(" …"),) if end < len(line) else ()
    return (*opening, *pieces, *closing)


def first_words(text: str, *, most: int = 90) -> str:
    """Return the beginning of a text on one line, cut between two words.

    >>> first_words("Je dors mal depuis la rentrée", most=12)
    'Je dors mal…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: _word_start(line, most)].rstrip(" ,;:.…") + "…" if " " in line[:most] else line[:most] + "…"


def _spans(line: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the terms stand in the text itself, in order, none over another."""
    folded, places = _folded_with_places(line)
    found = [match.span() for match in _pattern(terms).finditer(folded)]
    return [(places[a], places[b - 1] + 1) for a, b in found]


def _folded_with_places(line: str) -> tuple[str, list[int]]:
    folded, places = [], []
    for place, character in enumerate(line):
        for one in fold(character):
            folded.append(one)
            places.append(place)
    return "".join(folded), places


def _pattern(terms: Sequence[str]) -> re.Pattern[str]:
    # A word of our alphabet is found from its beginning; other scripts do not part words by blanks.
    ways = [
        (r"(?<!\w)" if term[0].isalnum() and term[0] < LATIN_ENDS else "") + re.escape(term)
        for term in sorted(terms, key=len, reverse=True)
    ]
    return re.compile("|".join(ways))


def _word_start(line: str, place: int) -> int:
    blank = line.rfind(" ", max(0, place - 25), place)
    return blank + 1 if 0 < place < len(line) and blank >= 0 else place


def _word_end(line: str, place: int) -> int:
    if place >= len(line):
        return len(line)
    blank = line.find(" ", place, place + 25)
    return blank if blank >= 0 else place
