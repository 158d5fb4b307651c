"""What people live, recognised in how they say it. Nothing here decides of a danger: vigie read the message before."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest

from ancrage import content
from ancrage.companion.engines import words
from ancrage.content.situation_reading import SAME_ELISION

DENIALS = frozenset({"pas", "plus", "jamais", "aucun", "aucune", "sans", "ni"})
NOT_DENIALS = frozenset(
    {("peux", "plus"), ("peut", "plus"), ("en", "plus"), ("de", "plus"), ("non", "plus"), ("arrete", "pas")}
)
"""Two words whose second only looks like a denial: "j'en peux plus", "en plus", "de plus en plus"."""
BEFORE = 2  # words before a pattern, in the same clause, among which a denial cancels it
CLAUSE = re.compile(r"[.!?;:,\n…()]+")
GLUED = re.compile(r"j(?=[bcdfghklmnpqrstvwxz]\w{3,})")
CLIPPED = re.compile(r"\bj' (?=[bcdfgklmnpqrstvwxz])")
"""What "j'suis", "j'vais" begin with: a "je" that lost its vowel before a consonant."""


@cache
def _glued_verbs() -> frozenset[str]:
    return frozenset(words.normal(form) for form in content.verbs().forms)


@dataclass(frozen=True)
class Heard:
    """A text as patterns see it. `clause`: for each word, the number of the clause it stands in."""

    words: list[str]
    clause: list[int]


def _heard(text: str) -> Heard:
    told = [plain_words(part) for part in CLAUSE.split(text)]
    return Heard(
        words=[word for part in told for word in part],
        clause=[number for number, part in enumerate(told) for _ in part],
    )


def plain_words(text: str) -> list[str]:
    """Return the words of a text as patterns see them: no accents, full spellings, no "ne"."""
    spellings, told = content.spellings(), []
    for word in CLIPPED.sub("je ", words.normal(text)).split():
        full = spellings.get(word) or _unglued(word)
        told += [part for part in full.split() if part not in ("ne", "n'")]
    return [_closed(word, following) for word, following in zip_longest(told, told[1:], fillvalue="")]


def _closed(word: str, following: str) -> str:
    """Return "j'" for the "je" that a dropped "ne" leaves before a vowel: "je n'ai pas" reads as "j'ai pas"."""
    return f"{word[0]}'" if word in ("je", "ce") and following[:1] in tuple("aeiouy") else word


def _unglued(word: str) -> str:
    """Return "je dors" for "jdors" when what follows the j is a verb the house knows."""
    found = GLUED.match(word)
    return f"je {word[1:]}" if found and word[1:] in _glued_verbs() else word


def understood(text: str) -> tuple[content.Situation, ...]:
    """Return the situations told in a text, in the order they come; one inside another, said by fewer words, is left out."""
    told = _heard(text)
    places = [
        (place, one)
        for one, patterns in _possible(told.words).items()
        if (place := _place(one, patterns, told)) is not None
    ]
    order = list(content.situations())
    places.sort(key=lambda pair: (pair[0][0], order.index(pair[1].id)))
    kept = [(place, one) for place, one in places if not _inside(place, _alike(one, places))]
    return tuple(one for _, one in kept)


def _alike(
    one: content.Situation, places: Iterable[tuple[tuple[int, int], content.Situation]]
) -> list[tuple[int, int]]:
    """Return the places of what is of the same nature: a way of saying hides nothing that is lived, nor the reverse."""
    return [place for place, other in places if is_form(other) == is_form(one)]


def is_form(one: content.Situation) -> bool:
    """Whether this is a way of saying (others are spared, nothing is decided), not something lived."""
    return one.id.startswith("forms.")


def _inside(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a place lies strictly inside another."""
    first, last = place
    return any(
        other[0] <= first and last <= other[1] and other[1] - other[0] > last - first for other in others
    )


def _place(one: content.Situation, patterns: Iterable[str], told: Heard) -> tuple[int, int] | None:
    """Return the first and last word of where a situation is told by some of its patterns, None when it is not."""
    found = [place for pattern in patterns if (place := _found(pattern, told))]
    if not found or any(_found(pattern, told) for pattern in one.unless):
        return None
    return min(found, key=lambda place: (place[0], -place[1]))


def _possible(told: Iterable[str]) -> dict[content.Situation, list[str]]:
    """Return the patterns whose rarest word is in a text, by situation: the others cannot be found."""
    by_word, by_start = _index()
    possible: dict[content.Situation, list[str]] = {}
    for word in dict.fromkeys(told):
        near = [by_word.get(word, ()), *(by_start.get(word[:size], ()) for size in range(1, len(word) + 1))]
        for one, pattern in chain.from_iterable(near):
            if pattern not in possible.setdefault(one, []):
                possible[one].append(pattern)
    return possible


Index = Mapping[str, Sequence[tuple[content.Situation, str]]]


@cache
def _index() -> tuple[Index, Index]:
    """Return every pattern by the words that its most telling part needs, and by the beginnings it needs (`cri*`)."""
    by_word: dict[str, list[tuple[content.Situation, str]]] = {}
    by_start: dict[str, list[tuple[content.Situation, str]]] = {}
    for one in content.situations().values():
        for pattern in one.hears:
            for choice in _most_telling(pattern):
                place = by_start if choice.endswith("*") else by_word
                place.setdefault(choice.removesuffix("*"), []).append((one, pattern))
    return by_word, by_start


def _most_telling(pattern: str) -> list[str]:
    """Return the choices of the part of a pattern that fewest texts hold: the one whose shortest choice is longest."""
    parts = [part.split("|") for part in words_of(pattern) if part not in ("..", "ne", "n'")]
    return max(parts, key=lambda choices: min(map(len, choices)))


def _found(pattern: str, told: Heard) -> tuple[int, int] | None:
    expected, denies = _compiled(pattern)
    padded = f" {' '.join(told.words)} "
    for match in expected.finditer(padded):
        first = padded[: match.start()].count(" ") - 1
        last = first + len(match.group().split()) - 1
        if denies or not _denied(told, first, last):
            return first, last
    return None


def _denied(told: Heard, first: int, last: int) -> bool:
    """Whether what was found is denied: by a word just before, inside or just after, in the same clauses."""
    near = [
        place
        for place in range(max(0, first - BEFORE), min(len(told.words), last + 2))
        if told.clause[first] <= told.clause[place] <= told.clause[last]
    ]
    return any(_denies(told.words, place) for place in near)


def _denies(told: list[str], place: int) -> bool:
    before = told[place - 1] if place else ""
    return told[place] in DENIALS and (before, told[place]) not in NOT_DENIALS


@cache
def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    """Return a pattern ready to search in words joined by spaces, and whether it holds a denial of its own."""
    parts = [part for part in words_of(pattern) if part not in ("ne", "n'")]
    pieces = [r"(?:\S+ ){0,3}" if part == ".." else f"(?:{_choices(part)}) " for part in parts]
    return re.compile(r"(?<= )" + "".join(pieces)), bool(DENIALS.intersection("|".join(parts).split("|")))


def words_of(pattern: str) -> list[str]:
    """Return the words of a pattern as texts are read, elisions apart: "m'humili*" is m' then humili*, "sa" is "ca"."""
    spellings = content.spellings()
    parts = re.sub(r"'(?=\S)", "' ", SAME_ELISION.sub(_once, pattern)).split()
    return ["|".join(spellings.get(choice, choice) for choice in part.split("|")) for part in parts]


def _once(found: re.Match[str]) -> str:
    """Return "qu'il|elle" for "qu'il|qu'elle"."""
    return found.group().replace(f"|{found.group(1)}", "|")


def _choices(part: str) -> str:
    return "|".join(
        re.escape(choice[:-1]) + r"\S*" if choice.endswith("*") else re.escape(choice)
        for choice in part.split("|")
    )
