"""What an exercise is once read: its steps, its rhythm, what it rests on, when not to do it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ancrage.content.schemas import Headed, Header


@dataclass(frozen=True)
class Beat:
    """One part of a breath. `kind`: inhale | top_up (a second, short inhale) | hold | exhale | rest (empty)."""

    kind: str
    seconds: int
    say: str


@dataclass(frozen=True)
class Pace:
    """How a breathing exercise beats: a cycle of beats, done so many times."""

    beats: tuple[Beat, ...]
    cycles: int

    @property
    def cycle(self) -> int:
        """How long one breath lasts, in seconds."""
        return sum(beat.seconds for beat in self.beats)

    @property
    def total(self) -> int:
        """How long the whole lasts, in seconds."""
        return self.cycle * self.cycles

    @property
    def holds(self) -> bool:
        """Whether the breath is held: unpleasant in a panic."""
        return any(beat.kind in ("hold", "rest") for beat in self.beats)


@dataclass(frozen=True)
class Ask:
    """One place to write at a step.

    `kind`: text | line | list (`count` lines; `grows`: more appear once filled) | scale (0-100) | ten (0-10) | minutes |
    time (of day) | day | choice (one of `options`).
    """

    name: str
    label: str
    kind: str
    count: int = 0
    grows: bool = False
    hint: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExerciseStep:
    """One step. `asks`: what may be written; `shows`: names of earlier answers shown again there.

    `later`: waits for another moment (a review, the hour of worries). `builds`: a message made of earlier answers, to copy.
    """

    title: str
    text: str
    asks: tuple[Ask, ...] = ()
    seconds: int = 0
    shows: tuple[str, ...] = ()
    later: bool = False
    builds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What the method rests on. `grade`: A | B | C | practice; `says`: why this grade, in a sentence."""

    grade: str
    says: str


@dataclass(frozen=True)
class Lesson:
    """Something worth knowing beside an exercise."""

    title: str
    text: str


@dataclass(frozen=True)
class Exercise(Headed):
    """A guided exercise. `helps`: themes it may be proposed for; `not_for`: what was heard that forbids it.

    `shelf`: the need under which it stands, `also`: other needs that point to it. `warns`: its cautions are open at once.
    `rated`: whether one says if it helped (a diary is only kept). `waiting`: said when a step waits for later.
    """

    header: Header
    id: str
    slug: str
    title: str
    summary: str
    minutes: int
    shelf: str
    place: int
    also: tuple[str, ...]
    contraindications: tuple[str, ...]
    warns: bool
    steps: tuple[ExerciseStep, ...]
    helps: tuple[str, ...]
    not_for: tuple[str, ...]
    stop: str
    evidence: Evidence
    learn: tuple[Lesson, ...] = ()
    rated: bool = True
    waiting: str = ""
    pace: Pace | None = None

    @property
    def asks(self) -> tuple[Ask, ...]:
        """Every place to write, in order."""
        return tuple(ask for step in self.steps for ask in step.asks)

    @property
    def writes(self) -> bool:
        """Whether something may be written in it."""
        return bool(self.asks)


@dataclass(frozen=True)
class ExerciseShelf:
    """A need under which exercises stand."""

    id: str
    title: str
    says: str


@dataclass(frozen=True)
class Grade:
    """What a grade of evidence means, said to people."""

    id: str
    label: str
    says: str


@dataclass(frozen=True)
class ExerciseShelves(Headed):
    """How the exercises are ordered and what their grades mean."""

    header: Header
    shelves: tuple[ExerciseShelf, ...]
    grades: Mapping[str, Grade]
    grades_note: str
