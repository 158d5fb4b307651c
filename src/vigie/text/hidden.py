"""A word hidden from machines: figures for letters, stars, dots or spaces between them. Only dear words are looked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vigie.text.folding import INVISIBLE, LETTER, MARKS, fold

ANY = frozenset("*#%")  # one letter, whichever
LEAST_SHOWN = 3  # letters that must be seen beside the stars
LONG_ENOUGH = 6  # letters of a word found inside a run of letters typed apart
_SIGNS = r"*#%.·•_\-+~^|!@$€"
_LETTER = rf"(?:{LETTER}|[{MARKS}{INVISIBLE}])"
_SUSPECT = re.compile(rf"{LETTER}[{MARKS}{INVISIBLE}]*[{_SIGNS}]+{LETTER}|[@$]{LETTER}|[^\W\d_]\d|\d[^\W\d_]")
_APART = re.compile(
    rf"(?<!{LETTER}){LETTER}[{MARKS}]*(?:[ .·•_*\-|/\\+~^,]{{1,2}}{LETTER}[{MARKS}]*(?!{LETTER})){{3,39}}"
)
_MASKED = re.compile(
    rf"(?<!{LETTER})[@$]?{LETTER}{_LETTER}{{0,24}}(?:[{_SIGNS}]{{1,8}}{LETTER}{_LETTER}{{0,24}}){{0,7}}"
)
_LETTERS = re.compile(LETTER)
_AS_I = str.maketrans("013457$@€!|", "oieastsaeii", ".·•_-+~^")
_AS_L = str.maketrans("013457$@€!|", "oleastsaell", ".·•_-+~^")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden word, with its place in the text."""

    word: str
    start: int
    end: int


def by_length(words: frozenset[str]) -> dict[int, tuple[str, ...]]:
    """Return words filed by their length."""
    return {size: tuple(sorted(word for word in words if len(word) == size)) for size in {*map(len, words)}}


def find_hidden(text: str, dear: Mapping[int, Sequence[str]]) -> list[Hidden]:
    """Return the hidden words of a text, in order, none upon another.

    >>> [one.word for one in find_hidden("su1c1de, m*rt, s.u.i.c.i.d.e", by_length(frozenset({"suicide", "mort"})))]
    ['suicide', 'mort', 'suicide']
    """
    if not dear:
        return []
    found = list(_typed_apart(text, dear))
    if _SUSPECT.search(text):
        found += _masked(text, dear)
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for place, one in enumerate(found) if not place or one.start >= found[place - 1].end]


def _typed_apart(text: str, dear: Mapping[int, Sequence[str]]) -> Iterator[Hidden]:
    for run in _APART.finditer(text):
        places = [letter.start() for letter in _LETTERS.finditer(text, run.start(), run.end())]
        line = "".join(fold(text[place])[:1] or " " for place in places).translate(_AS_I)
        for word in _within(line, dear):
            first = line.index(word)
            yield Hidden(word, places[first], places[first + len(word) - 1] + 1)


def _within(line: str, dear: Mapping[int, Sequence[str]]) -> list[str]:
    if line in dear.get(len(line), ()):
        return [line]
    words = [word for size, many in dear.items() if size >= LONG_ENOUGH for word in many if word in line]
    return [max(words, key=len)] if words else []


def _masked(text: str, dear: Mapping[int, Sequence[str]]) -> Iterator[Hidden]:
    for token in _MASKED.finditer(text):
        typed = token.group()
        if not typed.isalpha():
            word = _unmasked(typed, dear)
            if word:
                yield Hidden(word, token.start(), token.end())


def _unmasked(typed: str, dear: Mapping[int, Sequence[str]]) -> str:
    plain = fold(typed)
    for letters in (plain.translate(_AS_I), plain.translate(_AS_L)):
        for word in dear.get(len(letters), ()):
            if _fits(letters, word):
                return word
    return ""


def _fits(letters: str, word: str) -> bool:
    if letters == word:
        return True
    shown = [letter for letter in letters if letter not in ANY]
    return LEAST_SHOWN <= len(shown) < len(letters) and all(
        letter in ANY or letter == meant for letter, meant in zip(letters, word, strict=True)
    )
