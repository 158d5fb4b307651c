"""A match in its surroundings, as the qualifiers look at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from vigie.lexicon import Lexicon
from vigie.matchers import Match, sentence_of
from vigie.patterns import Pattern
from vigie.qualifiers.cues import Cues, possible_cues, words_of
from vigie.text import Tidied, Word


@dataclass(frozen=True)
class Scene:
    """A match, the message around it, and the cues of its language."""

    message: Tidied
    match: Match
    lexicon: Lexicon

    def cues(self, qualifier: str) -> Cues:
        """Return the named cues of a qualifier, without those that the words of the message rule out."""
        noted = self.message.noted
        if qualifier not in noted:
            noted[qualifier] = possible_cues(self.lexicon.language, qualifier, self.message.forms)
        found: Cues = noted[qualifier]
        return found

    def listed(self, qualifier: str, field: str) -> frozenset[str]:
        """Return the words a qualifier's table lists under a field."""
        return words_of(self.lexicon.language, qualifier, field)

    @cached_property
    def sentence(self) -> str:
        """The whole sentence, as a line."""
        return sentence_of(self.message, self.match)

    @cached_property
    def inside(self) -> str:
        """The words of the match, as a line."""
        return as_line(self.words)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the match."""
        return self.message.words[self.match.first : self.match.last + 1]

    @cached_property
    def is_quoted(self) -> bool:
        """Whether every word of the match stands between quotation marks."""
        return all(word.quoted for word in self.words)

    @cached_property
    def up_to_end(self) -> str:
        """The sentence up to the end of the match, as a line."""
        return self.message.line_of(self.message.sentence_at(self.match.first).first, self.match.last)

    @cached_property
    def clause_before(self) -> str:
        """The words before the match within its clause, as a line."""
        return self.before(len(self.message.words))

    def before(self, count: int) -> str:
        """Return the words just before, within the clause, as a line."""
        words, first = self.message.words, self.match.first
        low = first
        while low > max(0, first - count) and words[low - 1].clause == words[first].clause:
            low -= 1
        return as_line(words[low:first])

    def after(self, count: int) -> str:
        """Return the words just after, within the sentence, as a line."""
        last = self.match.last
        sentence = self.message.words[last].sentence
        following = self.message.words[last + 1 : last + 1 + count]
        return as_line([word for word in following if word.sentence == sentence])

    def following(self, count: int) -> str:
        """Return the words just after, whatever their sentence, as a line."""
        return as_line(self.message.words[self.match.last + 1 : self.match.last + 1 + count])

    def in_message(self, qualifier: str, name: str) -> str:
        """Return the words of the first cue found anywhere in the message; searched once for each message."""
        known = self.message.noted
        key = (qualifier, name)
        if key not in known:
            patterns = self.cues(qualifier).get(name, ())
            affordable = self.message.budget.allows(len(self.message.line) * len(patterns))
            known[key] = first_found(patterns, self.message.line) if affordable else ""
        return str(known[key])


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
    """Return where the last of the patterns ends in a line, with its words, the longest; -1 when none is found."""
    ends = [
        (found.end(), -found.start(), found.group().strip())
        for pattern in patterns
        for found in pattern.regex.finditer(line)
    ]
    end, _, words = max(ends, default=(-1, 0, ""))
    return end, words
