"""A text as the cues of a talk look at it, in both languages: « yes » answers a question asked in French."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from vigie.lexicon import LANGUAGES, Lexicon, Rule, lexicon
from vigie.matchers import Match
from vigie.patterns import Pattern
from vigie.qualifiers import QUALIFIERS, Scene
from vigie.text import Tidied, guess_language, tidy

CHARACTERS = 2_000  # of an earlier turn: more was read when it was sent
DENIALS = frozenset({"pas", "jamais", "plus", "not", "never"})
NOT_DENIED_BY = frozenset({"souvent", "que", "fort", "en", "tard", "tot"})  # « j’y pense plus souvent »
NOT_SAID = frozenset({"negation", "other_person", "hypothesis", "quotation", "figure", "past"})


class Place(NamedTuple):
    """Where a cue was found: in which words, from one to another."""

    message: Tidied
    known: Lexicon
    first: int
    last: int

    @property
    def quote(self) -> tuple[str, int, int]:
        """The person's own words, with their place."""
        return self.message.quote(self.first, self.last)


@dataclass(frozen=True)
class Spoken:
    """A text, tidied in its own language."""

    message: Tidied
    known: Lexicon

    @cached_property
    def tidied(self) -> tuple[tuple[Tidied, Lexicon], ...]:
        """The text in each language, its own first."""
        others = [lexicon(name) for name in LANGUAGES if name != self.known.language]
        text = self.message.original[:CHARACTERS]
        return ((self.message, self.known), *((tidy(text, other.forms), other) for other in others))

    def found(self, group: str, *names: str) -> Place | None:
        """Return where one of the named cues of a group is first found."""
        return next(self._places(group, names), None)

    def says(self, group: str, *names: str) -> bool:
        """Whether one of the named cues of a group is found."""
        return self.found(group, *names) is not None

    def says_plainly(self, group: str, *names: str, despite: frozenset[str] = frozenset()) -> Place | None:
        """Return where a cue is found that is neither denied, supposed, over, quoted, nor someone else's.

        `despite`: qualifiers that do not matter here.
        """
        asked = NOT_SAID - despite
        return next((place for place in self._places(group, names) if not is_qualified(place, asked)), None)

    def is_only(self, group: str, name: str) -> bool:
        """Whether the whole text is one of these cues and nothing else."""
        return any(
            pattern.regex.fullmatch(message.line.replace(" .", ""))
            for message, known in self.tidied
            for pattern in known.cues.get(group, {}).get(name, ())
        )

    def begins(self, group: str, name: str) -> bool:
        """Whether the text begins with one of these cues."""
        return any(place.first == 0 for place in self._places(group, (name,)))

    def ends(self, group: str, name: str) -> bool:
        """Whether the text ends with one of these cues."""
        return any(
            place.last == len(place.message.words) - 1
            for message, known in self.tidied
            for place in _all(known.cues.get(group, {}).get(name, ()), message, known)
        )

    def opening(self, words: int) -> "Spoken":
        """Return its first words, as a text of its own."""
        if self.length <= words:
            return self
        end = self.message.words[words - 1].end
        return Spoken(tidy(self.message.original[:end], self.known.forms), self.known)

    @property
    def line(self) -> str:
        """Its words, as one line."""
        return self.message.line.strip()

    @property
    def length(self) -> int:
        """How many words it holds."""
        return len(self.message.words)

    def _places(self, group: str, names: Sequence[str]) -> Iterator[Place]:
        for message, known in self.tidied:
            for name in names:
                yield from _all(known.cues.get(group, {}).get(name, ()), message, known)


def spoken(text: str) -> Spoken:
    """Return an earlier text in its own language."""
    text = text[:CHARACTERS]
    french, english = lexicon("fr"), lexicon("en")
    message = tidy(text, french.forms)
    if guess_language(message.words, french.words, english.words) != "en":
        return Spoken(message, french)
    return Spoken(tidy(text, english.forms), english)


def is_qualified(place: Place, asked: frozenset[str] = NOT_SAID) -> bool:
    """Whether the words of a cue are denied, supposed, over, quoted, a way of speaking or someone else's."""
    if _is_denied_after(place):
        return True
    rule = Rule("talk", "suicide", "active", "open", "", ())
    scene = Scene(place.message, Match(rule, place.first, place.last), place.known)
    return any(ask(scene) for name, ask in QUALIFIERS.items() if name in asked)


def _is_denied_after(place: Place) -> bool:
    """Whether a denial comes just after: « j’y pense pas », which the qualifiers look for before."""
    following = [word.form for word in place.message.words[place.last + 1 : place.last + 3]]
    return bool(following) and following[0] in DENIALS and not NOT_DENIED_BY & {*following[1:]}


def _all(patterns: Sequence[Pattern], message: Tidied, known: Lexicon) -> Iterator[Place]:
    for pattern in patterns:
        if _is_worth_trying(pattern, message.forms):
            for found in pattern.regex.finditer(message.line):
                yield Place(message, known, message.word_at(found.start()), message.word_at(found.end() - 1))


def _is_worth_trying(pattern: Pattern, forms: frozenset[str]) -> bool:
    """Whether a text holds one of the words a pattern cannot do without."""
    return not pattern.anchors.isdisjoint(forms) or any(anchor.endswith("*") for anchor in pattern.anchors)
