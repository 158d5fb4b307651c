"""Turn a message into tidy words: each knows its place in the original, its sentence and its clause."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from vigie.text.folding import INVISIBLE, WORD, fold
from vigie.text.forms import Forms

CAP = 20_000

_APOSTROPHE = re.compile(r"['’ʼ‘`´＇]")
_SENTENCE_END = re.compile(r"[!?;]|(?<!\.)\.(?!\.)|[\n\r]")
_PAUSE = re.compile(rf"[^\s'’ʼ‘`´＇\-_{INVISIBLE}]|\s-\s?|_{{2,}}")
_QUOTE_OPENS, _QUOTE_CLOSES, _QUOTE_BOTH = "«“‹„", "»”›", '"'


@dataclass(frozen=True, slots=True)
class Word:
    """One tidy word. `start` and `end` are its place in the original text, in code points."""

    form: str
    start: int
    end: int
    sentence: int
    clause: int
    quoted: bool = False


@dataclass(frozen=True)
class Tidied:
    """A message as tidy words, and as one line that patterns are matched on."""

    original: str
    words: tuple[Word, ...]
    line: str
    capped: bool
    _starts: tuple[int, ...]

    def word_at(self, place: int) -> int:
        """Return the index of the word that covers a place of the line."""
        return max(0, bisect_right(self._starts, place) - 1)

    def quote(self, first: int, last: int) -> tuple[str, int, int]:
        """Return the person's own words from one word to another, with their place."""
        span = self.words[first : last + 1]
        start, end = min(word.start for word in span), max(word.end for word in span)
        return self.original[start:end], start, end


def tidy(text: str, forms: Forms) -> Tidied:
    """Return the tidy words of a text, read up to `CAP` characters.

    >>> from vigie.text.forms import Forms
    >>> [word.form for word in tidy("J’dors plus, chui crevééé", Forms.plain()).words]
    ['je', 'dors', 'plus', 'chui', 'creve']
    """
    seen = text[:CAP]
    words = tuple(_words(seen, forms))
    line, starts = _as_line(words)
    return Tidied(text, words, line, len(text) > CAP, starts)


def _words(text: str, forms: Forms) -> list[Word]:
    found: list[Word] = []
    sentence = clause = before = 0
    quoted = False
    for match in WORD.finditer(text):
        between = text[before : match.start()]
        if found or before:
            sentence, clause = _boundaries(between, sentence, clause)
        quoted = _inside_quotes(between, inside=quoted)
        elided = bool(_APOSTROPHE.match(text, match.end()))
        found.extend(
            Word(form, match.start(), match.end(), sentence, clause, quoted)
            for form in forms.expand(fold(match.group()), elided=elided)
        )
        before = match.end()
    return found


def _boundaries(between: str, sentence: int, clause: int) -> tuple[int, int]:
    if between in {" ", "'", "’", ""}:
        return sentence, clause
    if _SENTENCE_END.search(between):
        return sentence + 1, clause + 1
    if _PAUSE.search(between):
        return sentence, clause + 1
    return sentence, clause


def _inside_quotes(between: str, *, inside: bool) -> bool:
    for letter in between:
        if letter in _QUOTE_OPENS:
            inside = True
        elif letter in _QUOTE_CLOSES:
            inside = False
        elif letter in _QUOTE_BOTH:
            inside = not inside
    return inside


def _as_line(words: tuple[Word, ...]) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    starts: list[int] = []
    place, sentence = 0, 0
    for word in words:
        if word.sentence != sentence:
            parts.append(" .")
            place, sentence = place + 2, word.sentence
        starts.append(place)
        parts.append(f" {word.form}")
        place += len(word.form) + 1
    return "".join(parts), tuple(starts)
