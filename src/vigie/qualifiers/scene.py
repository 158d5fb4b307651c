"""A match in its surroundings, as the qualifiers look at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vigie.lexicon import Lexicon
from vigie.matchers import Match, sentence_of
from vigie.patterns import Pattern
from vigie.text import Tidied, Word


@dataclass(frozen=True)
class Scene:
    """A match, the message around it, and the cues of its language."""

    message: Tidied
    match: Match
    lexicon: Lexicon

    def cues(self, qualifier: str) -> Mapping[str, tuple[Pattern, ...]]:
        """Return the named cues of a qualifier."""
        return self.lexicon.cues.get(qualifier, {})

    @cached_property
    def sentence(self) -> str:
        """The whole sentence, as a line."""
        return sentence_of(self.message, self.match)

    @cached_property
    def inside(self) -> str:
        """The words of the match, as a line."""
        return as_line(self.message.words[self.match.first : self.match.last + 1])

    @cached_property
    def is_quoted(self) -> bool:
        """Whether every word of the match stands between quotation marks."""
        return all(word.quoted for word in self.message.words[self.match.first : self.match.last + 1])

    @cached_property
    def up_to_end(self) -> str:
        """The sentence up to the end of the match, as a line."""
        low = self.message.words[self.match.first].sentence
        return as_line([word for word in self.message.words[: self.match.last + 1] if word.sentence >= low])

    def before(self, count: int) -> str:
        """Return the words just before, within the clause, as a line."""
        first = self.match.first
        clause = self.message.words[first].clause
        return as_line(
            [word for word in self.message.words[max(0, first - count) : first] if word.clause == clause]
        )

    def after(self, count: int) -> str:
        """Return the words just after, within the sentence, as a line."""
        last = self.match.last
        sentence = self.message.words[last].sentence
        following = self.message.words[last + 1 : last + 1 + count]
        return as_line([word for word in following if word.sentence == sentence])


def as_line(words: Sequence[Word]) -> str:
    """Return words as a line patterns can be searched in."""
    return "".join(f" {word.form}" for word in words)


def first_found(patterns: Sequence[Pattern], line: str) -> str:
    """Return the words of the first pattern found in a line, or nothing."""
    for pattern in patterns:
        found = pattern.regex.search(line)
        if found:
            return found.group().strip()
    return ""


def last_end(patterns: Sequence[Pattern], line: str) -> tuple[int, str]:
    """Return where the last of the patterns ends in a line, with its words; -1 when none is found."""
    ends = [
        (found.end(), found.group().strip()) for pattern in patterns for found in pattern.regex.finditer(line)
    ]
    return max(ends, default=(-1, ""))
