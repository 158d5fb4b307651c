"""A labelled message beside its reading: what every figure is counted from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter

from vigie.evaluation.messages import Labelled
from vigie.reader import read
from vigie.reading import Outcome, Reading, Subject
from vigie.weighing import SUICIDE

RAISED = frozenset({Outcome.OPEN, Outcome.ASK})
ASKED = frozenset({Outcome.ASK, Outcome.UNKNOWN})  # what could not be read is treated as a question to ask
WARM_UP = (
    "bonjour, je voudrais parler à quelqu’un ce soir",
    "I would like to talk with someone this evening",
)  # lexicons and model are read once, before anything is timed


@dataclass(frozen=True)
class Read:
    """A labelled message and its reading. `source`: the file it comes from."""

    message: Labelled
    reading: Reading
    ms: float
    source: str = ""

    @property
    def about_writer(self) -> bool:
        """Whether something was found about the writer, and raised."""
        return any(
            found.subject == Subject.SELF and found.outcome in RAISED for found in self.reading.findings
        )

    @property
    def about_risk(self) -> bool:
        """Whether a risk was found, whoever it is about, and raised."""
        return any(found.kind == SUICIDE and found.outcome in RAISED for found in self.reading.findings)

    @property
    def noticed(self) -> bool:
        """Whether the danger of suicide of a message was noticed: the writer's own, or anybody else's."""
        return self.about_risk if self.message.subject == Subject.OTHER else self.about_writer

    @property
    def in_danger(self) -> bool:
        """Whether the message is labelled at risk, about somebody."""
        return self.message.at_risk and self.message.subject is not None

    @property
    def opened(self) -> bool:
        """Whether the crisis path is opened."""
        return self.reading.outcome == Outcome.OPEN

    @property
    def asked(self) -> bool:
        """Whether a question is asked: because of what was found, or because nothing could be read."""
        return self.reading.outcome in ASKED

    @property
    def unread(self) -> bool:
        """Whether it could not be read: unknown language, no words, a failure."""
        return self.reading.outcome == Outcome.UNKNOWN


def read_all(
    messages: Iterable[Labelled], reader: Callable[[str], Reading] = read, source: str = ""
) -> list[Read]:
    """Return each message with its reading and the time it took."""
    for words in WARM_UP:
        reader(words)
    return [_timed(message, reader, source) for message in messages]


def _timed(message: Labelled, reader: Callable[[str], Reading], source: str) -> Read:
    start = perf_counter()
    reading = reader(message.text)
    return Read(message, reading, (perf_counter() - start) * 1000, source)
