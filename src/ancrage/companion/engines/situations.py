"""What people live, recognised in how they say it. Nothing here decides of a danger: vigie read the message before."""

import re
from collections.abc import Iterable
from functools import cache

from ancrage import content
from ancrage.companion.engines import words

DENIALS = frozenset({"pas", "plus", "jamais", "aucun", "aucune", "sans", "ni"})
BEFORE = 2  # words before a pattern among which a denial cancels it
GLUED = re.compile(r"j(?=[bcdfghklmnpqrstvwxz]\w{3,})")


@cache
def _glued_verbs() -> frozenset[str]:
    return frozenset(words.normal(form) for form in content.verbs().forms)


def plain_words(text: str) -> list[str]:
    """Return the words of a text as patterns see them: no accents, full spellings, no "ne"."""
    spellings, told = content.spellings(), []
    for word in words.normal(text).split():
        full = spellings.get(word) or _unglued(word)
        told += [part for part in full.split() if part not in ("ne", "n'")]
    return told


def _unglued(word: str) -> str:
    """Return "je dors" for "jdors" when what follows the j is a verb the house knows."""
    found = GLUED.match(word)
    return f"je {word[1:]}" if found and word[1:] in _glued_verbs() else word


def understood(text: str) -> tuple[content.Situation, ...]:
    """Return the situations told in a text, in the order they come; one inside another, said by fewer words, is left out."""
    told = plain_words(text)
    places = [
        (place, one) for one in content.situations().values() if (place := _place(one, told)) is not None
    ]
    places.sort(key=lambda pair: pair[0][0])
    kept = [pair for pair in places if not _inside(pair[0], [other for other, _ in places])]
    return tuple(one for _, one in kept)


def _inside(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a place lies strictly inside another."""
    first, last = place
    return any(
        other[0] <= first and last <= other[1] and other[1] - other[0] > last - first for other in others
    )


def _place(one: content.Situation, told: list[str]) -> tuple[int, int] | None:
    """Return the first and last word of where a situation is told, None when it is not."""
    if any(_found(pattern, told) for pattern in one.unless):
        return None
    found = [place for pattern in one.hears if (place := _found(pattern, told))]
    return min(found, key=lambda place: (place[0], -place[1])) if found else None


def _found(pattern: str, told: list[str]) -> tuple[int, int] | None:
    expected, denies = _compiled(pattern)
    padded = f" {' '.join(told)} "
    for match in expected.finditer(padded):
        first = padded[: match.start()].count(" ")
        last = first + len(match.group().split()) - 1
        if denies or not _denied(told, first, last):
            return first, last
    return None


def _denied(told: list[str], first: int, last: int) -> bool:
    """Whether what was found is denied: by a word just before, inside or just after."""
    around = [*told[max(0, first - BEFORE) : first], *told[first : last + 2]]
    return bool(DENIALS.intersection(around))


@cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    """Return a pattern ready to search in words joined by spaces, and whether it holds a denial of its own."""
    parts = [part for part in words_of(pattern) if part not in ("ne", "n'")]
    pieces = [r"(?:\S+ ){0,3}" if part == ".." else f"(?:{_choices(part)}) " for part in parts]
    return re.compile(r"(?<= )" + "".join(pieces)), bool(DENIALS.intersection("|".join(parts).split("|")))


def words_of(pattern: str) -> list[str]:
    """Return the words of a pattern, elisions apart: "m'humili*" is m' then humili*."""
    return re.sub(r"'(?=\S)", "' ", pattern).split()


def _choices(part: str) -> str:
    return "|".join(
        re.escape(choice[:-1]) + r"\S*" if choice.endswith("*") else re.escape(choice)
        for choice in part.split("|")
    )
