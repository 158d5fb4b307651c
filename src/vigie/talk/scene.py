"""A talk as the present message finds it: what the person said before that still counts, and what was just asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from vigie.lexicon import Lexicon
from vigie.reading import Finding, Risk, Subject, Turn
from vigie.talk.ages import between, latest, moment, weight
from vigie.talk.closing import since_closed
from vigie.talk.earlier import Earlier, heard
from vigie.talk.spoken import Spoken, spoken
from vigie.text import Tidied

PERSON = "person"
LONGEST = 120  # words: a longer message is read for itself
OTHER_SUBJECT = 0.5  # what an everyday message in between leaves of what came before it


@dataclass(frozen=True)
class Talk:
    """The present message and the turns before it, oldest first. `at`: when the message was written, if known."""

    message: Tidied
    known: Lexicon
    turns: tuple[Turn, ...]
    at: str = ""

    @cached_property
    def words(self) -> Spoken:
        """The present message, ready to be looked at."""
        return Spoken(self.message, self.known)

    @cached_property
    def heard(self) -> tuple[Finding, ...]:
        """What the rules find in the present message alone, read again in a budget of its own."""
        return heard(spoken(self.message.original)) if self.words.length <= LONGEST else ()

    @cached_property
    def said(self) -> tuple[Earlier, ...]:
        """What the person said before and still counts, the latest first."""
        now, fading = latest(self.turns, self.at), 1.0
        kept: list[Earlier] = []
        for earlier in reversed(_persons(since_closed(self.turns))):
            ago = len(kept) + 1
            age = between(moment(earlier.at), now)
            left = Earlier(earlier.text, earlier.asked, ago, age, weight(ago, age) * fading)
            kept.append(left)
            if left.is_ordinary:
                fading *= OTHER_SUBJECT
        return tuple(one for one in kept if one.weight > 0)

    @cached_property
    def question(self) -> str:
        """The kind of the question just asked, and not answered yet."""
        for turn in reversed(self.turns):
            if turn.role != PERSON:
                return turn.last_question_kind or ""
            if not _is_holding(spoken(str(turn.text))):
                break
        return ""

    def dying(self, subject: Subject = Subject.SELF, at_least: Risk = Risk.PASSIVE) -> Earlier | None:
        """Return the earlier turn in which dying counts most: by what is left of it, then by how grave it was."""
        told = [one for one in self.said if one.level(subject).rank >= at_least.rank]
        return max(told, key=lambda one: (one.weight, one.level(subject).rank), default=None)

    @cached_property
    def is_closing(self) -> bool:
        """Whether the present message itself closes the moment: the person says to be safe, and helped."""
        present = Turn(PERSON, self.message.original)
        return not since_closed((*self.turns, present))


@dataclass(frozen=True)
class _Said:
    text: str
    at: str
    asked: str


def _persons(turns: Sequence[Turn]) -> list[_Said]:
    """Return the turns of the person, each with the question it came after. Nobody else's words count."""
    said: list[_Said] = []
    asked = ""
    for turn in turns:
        if turn.role == PERSON:
            said.append(_Said(str(turn.text), turn.at, asked))
            asked = ""
        else:
            asked = turn.last_question_kind or ""
    return said


def _is_holding(words: Spoken) -> bool:
    """Whether a message only holds the line: « euh », « attends », « … »."""
    return words.length == 0 or words.is_only("answers", "holding")
