"""Cut a text into what may be words: typed words, hidden ones, and the signs read as words."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from vigie.text.folding import APOSTROPHES, WORD, fold
from vigie.text.forms import Forms
from vigie.text.hidden import find_hidden

_ELISION = frozenset(APOSTROPHES)


class Token(NamedTuple):
    """What was found at a place of the text. `elided`: an apostrophe follows. `pictured`: a sign, not letters."""

    form: str
    start: int
    end: int
    elided: bool = False
    pictured: bool = False


def tokens(text: str, forms: Forms) -> Iterator[Token]:
    """Return the tokens of a text in order, none upon another."""
    hidden = find_hidden(text, forms.veiled)
    if not hidden:
        yield from _plain(text, 0, len(text), forms)
        return
    place = 0
    for one in hidden:
        yield from _plain(text, place, one.start, forms)
        yield Token(one.word, one.start, one.end)
        place = one.end
    yield from _plain(text, place, len(text), forms)


def _plain(text: str, start: int, end: int, forms: Forms) -> Iterator[Token]:
    pictures = forms.pictures
    for match in _pattern(forms.signs).finditer(text, start, end):
        first, last = match.span()
        typed = match.group()
        if typed in pictures:
            yield Token(typed, first, last, pictured=True)
        else:
            yield Token(fold(typed), first, last, elided=text[last : last + 1] in _ELISION)


@cache
def _pattern(signs: str) -> re.Pattern[str]:
    pictures = signs.replace("+", "")
    return re.compile(rf"{WORD.pattern}|[{pictures}]|(?<!\S)\+{{1,2}}(?!\S)") if pictures else WORD
