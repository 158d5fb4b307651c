"""What the person said in an earlier turn, and how much of it still counts."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from vigie.reading import Finding, Outcome, Risk, Subject
from vigie.talk.answered import Answer, answer_to
from vigie.talk.spoken import Spoken, spoken
from vigie.text.budget import OverBudget
from vigie.weighing import LOWERING, SUICIDE, find

WISHES = frozenset({Risk.PASSIVE, Risk.ACTIVE})


@dataclass(frozen=True)
class Earlier:
    """An earlier turn of the person. `asked`: the kind of the question it came after; `turns_ago`: 1 is the last."""

    text: str
    asked: str
    turns_ago: int
    age: timedelta
    weight: float

    @cached_property
    def words(self) -> Spoken:
        """The turn, ready to be looked at."""
        return spoken(self.text)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in it."""
        return heard(self.words)

    @cached_property
    def answer(self) -> Answer | None:
        """What it answered to the question before it."""
        return answer_to(self.asked, self.words)

    def level(self, subject: Subject = Subject.SELF) -> Risk:
        """Return the gravest it said about someone, itself or by answering."""
        levels = [Risk(one.level) for one in self.findings if one.kind == SUICIDE and one.subject == subject]
        if self.answer and self.answer.level and self.answer.subject == subject and self.answer.is_open:
            levels.append(Risk(self.answer.level))
        return max(levels, key=lambda level: level.rank, default=Risk.NONE)

    def is_clear(self, subject: Subject = Subject.SELF) -> bool:
        """Whether dying was said, and not only a deed that asks a question."""
        about = [one for one in self.findings if one.kind == SUICIDE and one.subject == subject]
        answered = self.answer is not None and self.answer.is_open
        return answered or any(one.outcome == Outcome.OPEN or one.level in WISHES for one in about)

    @cached_property
    def may_mean_dying(self) -> bool:
        """Whether a rule too weak to ask about alone found a deed in it: pills put aside, a letter left."""
        return any(one.kind == SUICIDE and one.subject == Subject.SELF for one in _not_lowered(self.words))

    @property
    def is_ordinary(self) -> bool:
        """Whether it is about something else: everyday talk in which nothing was heard."""
        return not self.findings and not self.answer and self.words.says("subject", "ordinary")


def heard(words: Spoken) -> tuple[Finding, ...]:
    """Return what the rules find in a text and no qualifier lowers.

    A wish or a thought of dying that a rule is too weak to ask about alone still counts here: what points back to it
    makes it stronger. A deed does not: « j’ai pris mes médicaments » may be any morning.
    """
    return tuple(one for one in _not_lowered(words) if one.outcome != Outcome.NOTHING or one.level in WISHES)


def _not_lowered(words: Spoken) -> list[Finding]:
    try:
        found = find(words.message, words.known)
    except OverBudget:  # its own reading said so when it was sent
        return []
    return [one for one in found if one.outcome != Outcome.NOTHING or not LOWERING & {*one.qualifiers}]
