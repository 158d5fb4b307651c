"""A reply being written: sentences chosen one by one, at most one question, and the state that will follow."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ancrage import content
from ancrage.companion.engines import lines as choosing
from ancrage.companion.engines.scene import Scene
from ancrage.companion.rules import Composed, QuickReply, Reply
from ancrage.content.speaking import Voice, spoken

if TYPE_CHECKING:
    from ancrage.memory.rules import Act

REMEMBERED_LINES = 400
REFLECTING = frozenset({"reflection", "complex", "summary"})


class Draft:
    """What this turn says so far. Methods return whether something was said."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.state = scene.state
        self.said: list[content.Line] = []
        self.texts: list[str] = []
        self.resources: list[str] = []
        self.blocks: list[str] = []
        self.quick: list[QuickReply] = []
        self.question = ""
        self.exercise = ""
        self.because = ""
        self.retold = ""
        self.article = ""
        self.rated: tuple[str, str] | None = None
        self.memory: list[Act] = []
        self._chance = random.Random(f"{scene.seed}:{scene.state.turn}")  # noqa: S311 - a choice of words, not a secret

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet."""
        return not self.said

    @property
    def words(self) -> int:
        """Return how many words are said so far."""
        return sum(len(text.split()) for text in self.texts)

    def said_of(self, *moments: str) -> bool:
        """Whether a line of one of these moments is said in this turn."""
        return any(line.moment in moments for line in self.said)

    def say(self, *moments: str, facts: Collection[str] = (), **values: str) -> bool:
        """Say a line of the first moment that still has one."""
        return any(self._say(moment, facts, values) for moment in moments)

    def ask(self, *moments: str, facts: Collection[str] = (), **values: str) -> bool:
        """Ask a question, unless one is asked already."""
        return not self.question and any(self._say(moment, facts, values) for moment in moments)

    def ask_one_of(self, known: Sequence[content.Line], **values: str) -> bool:
        """Ask one of some questions, unless one is asked already."""
        return not self.question and self.say_one_of(known, **values)

    def _say(self, moment: str, facts: Collection[str], values: Mapping[str, str]) -> bool:
        known = content.dialogue(self.scene.language).moments.get(moment, ())
        return self.say_one_of(known, facts=facts, **values)

    def say_one_of(
        self, known: Sequence[content.Line], *, facts: Collection[str] = (), **values: str
    ) -> bool:
        """Say one of some lines: one whose facts hold, whose values are known, not said yet."""
        used = [*self.state.lines, *(line.id for line in self.said)]
        moments = {line.moment for line in known}
        again = {"again"} if any(name.rsplit(".", 1)[0] in moments for name in used) else set()
        given = {
            name: value for name, value in {**self.scene.values, **values}.items() if value or name == "name"
        }
        line = choosing.choose(
            [line for line in known if given.keys() >= set(line.values)],
            facts=self.scene.facts | frozenset(facts) | again,
            used=used,
            chance=self._chance,
            manner=choosing.Manner(
                avoid=self.state.notes.get("opening", "") if self.empty else "", gender=self.state.gender
            ),
        )
        if line is None or (line.question and self.question):
            return False
        voice = Voice(self.state.address, self.state.gender)
        self.texts.append(choosing.sentence(spoken(line.say, voice, given)))
        self.said.append(line)
        if line.question:
            self.question = line.question
            self.quick = [QuickReply(answer.label, answer.text, answer.action) for answer in line.answers]
        return True

    def show(self, names: Iterable[str]) -> None:
        """Show resources, in order, without doubles."""
        self.resources = list(dict.fromkeys([*self.resources, *(name for name in names if name)]))

    def block(self, name: str, step: str = "") -> None:
        """Show a block, once for what it is about (`step`): the same one never comes twice."""
        mark = f"block:{name}:{step}"
        if mark not in self.state.crisis_steps:
            self.blocks.append(name)
            self.mark(mark)

    def mark(self, *steps: str) -> None:
        """Remember steps of the crisis path."""
        done = dict.fromkeys([*self.state.crisis_steps, *steps])
        self.state = replace(self.state, crisis_steps=tuple(done))

    def did(self, step: str) -> bool:
        """Whether a step of the crisis path was done."""
        return step in self.state.crisis_steps

    def note(self, **facts: str) -> None:
        """Remember small facts; an empty one is forgotten."""
        notes = {**self.state.notes, **facts}
        self.state = replace(self.state, notes={name: value for name, value in notes.items() if value})

    def change(self, **values: object) -> None:
        """Change the state that will follow."""
        self.state = replace(self.state, **values)  # type: ignore[arg-type]

    def finish(self, stage: str) -> Composed:
        """Return the reply and the state after it."""
        reply = Reply(
            text=self._text(),
            stage=stage,
            question=self.question,
            quick_replies=tuple(self.quick),
            resources=tuple(self.resources),
            blocks=tuple(self.blocks),
            exercise=self.exercise,
            because=self.because,
            article=self.article,
            lines=tuple(line.id for line in self.said),
            reflections=sum(line.kind in REFLECTING for line in self.said),
            questions=sum(bool(line.question) for line in self.said),
            advice=sum(line.kind == "advice" for line in self.said),
        )
        self.note(opening=choosing.opening_of(self.texts[0]) if self.texts else "")
        state = replace(
            self.state,
            stage=stage,
            last_question=self.question,
            asked=(*self.state.asked, self.question) if self.question else self.state.asked,
            lines=(*self.state.lines, *reply.lines)[-REMEMBERED_LINES:],
        )
        return Composed(reply=reply, state=state, memory=tuple(self.memory), rated=self.rated)

    def _text(self) -> str:
        """Join the sentences; the question stands alone when something comes before it."""
        statements = [text for text, line in zip(self.texts, self.said, strict=True) if not line.question]
        questions = [text for text, line in zip(self.texts, self.said, strict=True) if line.question]
        return "\n\n".join(part for part in (" ".join(statements), " ".join(questions)) if part)
