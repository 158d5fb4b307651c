"""Playing a talk through the guided engine, without a database."""

from dataclasses import dataclass, field

from ancrage.companion.engines.guided import compose
from ancrage.companion.rules import Composed, Surroundings, TalkState
from ancrage.vigilance.rules import Heard

TODAY = "2026-11-25"


def heard(
    risk="none", *, outcome=None, subject=None, flags=(), labels=(), language="fr", readable=True
) -> Heard:
    """Return what a reading would say."""
    grave = risk != "none" or bool(flags)
    return Heard(
        outcome=outcome or ("open" if grave else "nothing"),
        risk=risk,
        subject=subject or ("self" if grave else "none"),
        flags=frozenset(flags),
        labels=tuple(labels),
        language=language,
        readable=readable,
    )


CALM = heard()


@dataclass
class Talk:
    """A talk being played."""

    around: Surroundings = field(default_factory=lambda: Surroundings(today=TODAY))
    seed: int = 1
    state: TalkState = field(default_factory=TalkState)
    turns: list[Composed] = field(default_factory=list)

    def say(self, text, reading=CALM):
        composed = compose(self.state, reading, text, self.around, seed=self.seed)
        self.state = composed.state
        self.turns.append(composed)
        return composed.reply

    def say_all(self, *turns):
        return [self.say(*(turn if isinstance(turn, tuple) else (turn,))) for turn in turns]


def around(**facts) -> Surroundings:
    return Surroundings(today=TODAY, **facts)
