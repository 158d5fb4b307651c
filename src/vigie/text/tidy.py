"""Turn a message into tidy words: each knows its place in the original, its sentence and its clause."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from vigie.text.budget import Budget
from vigie.text.clauses import WITHOUT_PAUSE, boundaries, split_at_links
from vigie.text.forms import Forms
from vigie.text.homophones import mend_homophones
from vigie.text.mending import SHORTEST_SLIP
from vigie.text.tokens import tokens
from vigie.text.word import Word

CAP = 20_000

_QUOTE_OPENS, _QUOTE_CLOSES, _QUOTE_BOTH = "«“‹„", "»”›", '"'


class Sentence(NamedTuple):
    """A sentence: its first and last word, where it starts, ends, and where the next begins in the line."""

    first: int
    last: int
    start: int
    end: int
    following: int


@dataclass(frozen=True)
class Tidied:
    """A message as tidy words, and as one line that patterns are matched on."""

    original: str
    words: tuple[Word, ...]
    line: str
    capped: bool
    _starts: tuple[int, ...]
    budget: Budget = field(default_factory=Budget, compare=False, repr=False)
    noted: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)  # searched once, kept

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word, without its place."""
        return frozenset(word.form for word in self.words)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        firsts = [0, *(place for place in range(1, len(self.words)) if self._begins(place)), len(self.words)]
        return (
            tuple(self._sentence(first, last - 1) for first, last in pairwise(firsts)) if self.words else ()
        )

    def _begins(self, place: int) -> bool:
        return self.words[place].sentence != self.words[place - 1].sentence

    def _sentence(self, first: int, last: int) -> Sentence:
        following = self._starts[last + 1] if last + 1 < len(self._starts) else len(self.line)
        return Sentence(first, last, self._starts[first], self.place_after(last), following)

    def place_after(self, index: int) -> int:
        """Return the place of the line where a word ends."""
        return self._starts[index] + len(self.words[index].form) + 1

    def line_of(self, first: int, last: int) -> str:
        """Return the line from one word to another, without the stops between sentences."""
        if self.words[first].sentence == self.words[last].sentence:
            return self.line[self._starts[first] : self.place_after(last)]
        return "".join(f" {word.form}" for word in self.words[first : last + 1])

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that holds a word."""
        return self.sentences[bisect_right(self.sentences, index, key=lambda one: one.first) - 1]

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
    words = list(_words(seen, forms))
    if forms.written:
        words = split_at_links(mend_homophones(words, forms.language), seen, forms.language)
    line, starts = _as_line(words)
    return Tidied(text, tuple(words), line, len(text) > CAP, starts)


def _words(text: str, forms: Forms) -> Iterator[Word]:
    sentence = clause = before = 0
    quoted = False
    for place, (form, start, end, elided, pictured) in enumerate(tokens(text, forms)):
        between = text[before:start]
        if between not in WITHOUT_PAUSE:
            if place:
                sentence, clause = boundaries(between, sentence, clause)
            quoted = _inside_quotes(between, inside=quoted)
        meant = forms.pictures[form] if pictured else forms.expand(form, elided=elided)
        bent = form if len(form) >= SHORTEST_SLIP and forms.is_bent(form, meant) else ""
        for one in meant:
            yield Word(one, start, end, sentence, clause, quoted, bent, pictured)
        before = end


def _inside_quotes(between: str, *, inside: bool) -> bool:
    for letter in between:
        if letter in _QUOTE_OPENS:
            inside = True
        elif letter in _QUOTE_CLOSES:
            inside = False
        elif letter in _QUOTE_BOTH:
            inside = not inside
    return inside


def _as_line(words: Sequence[Word]) -> tuple[str, tuple[int, ...]]:
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
