"""The talk as plain data: what it remembers, what surrounds it, what it answers."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ancrage.exercises.choosing import Tastes
from ancrage.kernel.errors import Invalid
from ancrage.memory.rules import Act, Recalled
from ancrage.vigilance.rules import Heard

SAFETY_QUESTIONS = frozenset(
    {"suicide_direct", "suicide_plan", "suicide_means", "safety_now", "other_suicide", "already_done"}
)
"""Kinds of question whose silence matters: left unanswered 15 minutes, a human is told (policy, draft).

"Yes" is the grave answer, except to `safety_now` (always asked as "are you safe?"), where "no" is.
"""

RISKS = ("", "passive", "active", "plan", "imminent")
"""Levels of suicidal risk the talk remembers, in order; "" is none."""


def highest(*risks: str) -> str:
    """Return the highest of several risks ("none" and "" are none)."""
    return max(("" if risk == "none" else risk for risk in risks), key=RISKS.index, default="")


SENT_AT_ONCE = timedelta(minutes=2)
"""A message that took less than this to arrive was not waiting: a slow network is not a story to tell."""
WAITED_AT_MOST = timedelta(days=7)
"""How long a message may wait on a device and still be sent by itself (js/waiting.js says the same)."""


def written_before(received: datetime, *, waited: int) -> datetime | None:
    """Return when a message was written, from the seconds its device says it waited; None when it was sent at once.

    A device counts on its own clock, right or wrong: only the span is believed, and never more than WAITED_AT_MOST.
    """
    span = min(timedelta(seconds=waited), WAITED_AT_MOST) if waited > 0 else timedelta(0)
    return received - span if span >= SENT_AT_ONCE else None


@dataclass(frozen=True)
class TalkState:
    """What the talk remembers between turns. Plain data: sealed as JSON in a row, or in the page when ephemeral."""

    stage: str = (
        "welcome"  # welcome explore reflect summarise permission propose do review orient close ask crisis
    )
    turn: int = 0
    address: str = "vous"  # vous | tu
    gender: str = "e"  # f | m | e (epicene)
    last_question: str = (
        ""  # kind of the question just asked: a SAFETY_QUESTIONS, feeling, exercise_permission ...
    )
    asked: tuple[str, ...] = ()  # kinds already asked, in order
    lines: tuple[str, ...] = ()  # ids of content lines already used, latest last
    themes: tuple[str, ...] = ()  # labels heard so far
    words: tuple[str, ...] = ()  # the person's own words worth giving back (short quotes), latest last
    told: tuple[str, ...] = ()  # situations the person told, in order (content.situations ids)
    dropped: tuple[str, ...] = ()  # situations and themes the person said were not it
    crisis: str = ""  # "" | passive | active | plan | imminent: the highest level not yet closed
    crisis_steps: tuple[
        str, ...
    ] = ()  # what the crisis path already did: asked_direct, call_first, barrier ...
    proposed: tuple[str, ...] = ()  # exercises proposed
    refused: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)  # small facts by name (who, trigger, barrier ...)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "TalkState":
        """Read what `as_dict` made; unknown names are dropped, missing ones take their default."""
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in data.items()
            if name in cls.__dataclass_fields__
        }
        return cls(**known)


@dataclass(frozen=True)
class Surroundings:
    """Facts of the moment that the words depend on."""

    hour: int = 12  # local, 0-23
    country: str = "FR"
    today: str = ""  # ISO date: resources past their review date rank lower
    kept: bool = True  # False: an ephemeral talk, nobody will be told
    humans_on_duty: bool = False
    has_professional: bool = False
    alert: str = "none"  # none | waiting | taken: the person's open alert
    free_talk_stopped: bool = False
    minor: bool = False
    name: str = ""
    returning: bool = False  # an earlier talk exists
    recheck: bool = False  # the next visit must ask again
    tastes: Callable[[], Tastes] = (
        Tastes  # what is known of what helps: asked only when something is proposed
    )
    helped: tuple[str, ...] = ()  # exercises that helped before
    declined: tuple[str, ...] = ()  # exercises remembered as not wanted
    address: str = ""  # tu or vous, as the person chose before this talk
    remembers: bool = False  # the person allows remembering
    remembered: tuple[Recalled, ...] = ()  # what is remembered; empty without that consent
    mention: str = ""  # id of the one thing that may be brought up at this greeting
    days_away: int = 0  # days since the last talk
    paused: bool = False  # the person asked for quiet: nothing is proposed of the program’s own accord
    overuse: str = ""  # "" | nights | day | days: from counts only (engines.anchoring)


@dataclass(frozen=True)
class QuickReply:
    """A button that sends a sentence (`text`), or opens something (`action`: exercise:<id>, call_human, help, library)."""

    label: str
    text: str = ""
    action: str = ""


@dataclass(frozen=True)
class Reply:
    """What the companion says. `text` may hold blank lines between paragraphs; no HTML."""

    text: str
    stage: str
    question: str = ""  # kind of the question asked, "" when none
    quick_replies: tuple[QuickReply, ...] = ()
    resources: tuple[str, ...] = ()  # content.resources ids, shown as callable cards, in order
    blocks: tuple[str, ...] = ()  # call_first | sms_relative | call_human | no_voice (114) | plan
    exercise: str = ""  # an exercise to show under the words
    because: str = ""  # why it was proposed (engines.reasons), as a code
    article: str = ""  # the article an answer comes from, shown with its source
    lines: tuple[str, ...] = ()
    reflections: int = 0
    questions: int = 0
    advice: int = 0

    def as_extras(self) -> dict[str, Any]:
        """Return all but the words, as plain data kept beside the sealed text: ids and codes, nothing anyone wrote."""
        extras = asdict(self)
        del extras["text"]
        return extras


@dataclass(frozen=True)
class Composed:
    """A reply, the state after it, and what the turn does to what is remembered (nothing, in an ephemeral talk).

    `rated`: an exercise and how it was, when this turn says it.
    """

    reply: Reply
    state: TalkState
    memory: tuple[Act, ...] = ()
    rated: tuple[str, str] | None = None


def awaits_answer(state: TalkState) -> bool:
    """Whether a safety question was asked and not answered yet."""
    return state.last_question in SAFETY_QUESTIONS


MAX_CHARACTERS = 20_000
"""Characters in one message: more is refused, and what was typed stays in the field."""


def tidy_text(text: str) -> str:
    """Return the text as it is kept: no null byte, plain line ends, no outer blanks. Invalid says what is wrong."""
    tidy = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not tidy:
        raise Invalid("Il n’y a encore rien d’écrit.")
    if len(tidy) > MAX_CHARACTERS:
        raise Invalid(
            "C’est trop long pour un seul message (20 000 caractères). Rien n’est perdu : envoyez-le en deux fois."
        )
    return tidy


def denies(before: TalkState, heard: Heard, after: TalkState) -> bool:
    """Whether a direct question about suicide was just answered no, calmly: a watch may then step down."""
    asked = before.last_question == "suicide_direct" and after.notes.get("denied") == str(after.turn)
    return asked and heard.outcome == "nothing" and after.crisis in {"", "none"}
